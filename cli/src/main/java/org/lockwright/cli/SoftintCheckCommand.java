package org.lockwright.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.lockwright.rules.softint.PortChoice;
import org.lockwright.rules.softint.PortSpec;
import org.lockwright.rules.softint.PortTable;
import org.lockwright.rules.softint.SoftintOrder;
import org.lockwright.rules.softint.Survey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code softint check}: the tables of each port, what is wrong with them, and how far they are from an order. */
@Command(name = "check", description = {"Shows how each port orders software interrupts, every value with its place, and what disagrees.",
    "With --order, also how far each port is from that order. --profile narrows the kernels read; without it those that",
    "the ports' files list."})
final class SoftintCheckCommand implements Callable<Integer> {

    @ParentCommand private SoftintCommand parent;

    @Option(names = "--order", paramLabel = "ORDER", description = {"the order to hold ports against, highest first: ",
        "'clock > net == serial > bio > gen'; > preempts, >= goes first, == neither"})
    private String order;

    @Option(names = "--port", paramLabel = "NAME", description = "read this port only, as x86; may be given more than once")
    private List<String> ports = new ArrayList<>();

    @Option(names = "--verbose", description = "list every place, rows of mask tables included")
    private boolean verbose;

    @Override
    public Integer call() {
        Session session = parent.sessionOfFindings();
        SoftintOrder wanted = order == null ? null : SoftintOrder.parse(order);
        try (Session.Source source = session.reading(); Progress progress = Progress.of(session, "softint check")) {
            List<PortSpec> specs = new PortChoice(source.tree()).of(ports, session.options().profiles.stream().distinct().toList());
            Survey survey = Survey.of(source.tree(), specs, session.options().options, wanted, session.threads(), progress);
            SoftintResult result = new SoftintResult(source.name(), source.commit(), source.tree(), survey, wanted);
            FindingsReport.Ending ending = ending(session, result);
            if (session.options().format.isOfFindings()) {
                Result.write(session, FindingsReport.of(scope(result), survey.findings(), ending).as(session.options().format));
            } else {
                Result.write(session, session.json() ? Result.json(SoftintJson.of(result)) : SoftintText.of(result, verbose));
            }
            session.err().println("lockwright: tree: " + source.name() + ": " + result.summary());
            if (survey.tables().isEmpty()) {
                session.err().println("lockwright: " + ending.incomplete());
            }
            return ending.exit();
        }
    }

    private FindingsReport.Scope scope(SoftintResult result) {
        List<CheckPage> checks = CheckPages.all().stream().filter(c -> c.tags().contains("softint")).toList();
        return new FindingsReport.Scope("softint check", "softint-check", result.tree(), result.commit(), result.source(),
                result.survey().tables().stream().map(PortTable::profile).sorted().toList(), checks,
                order == null ? Map.of("LW4001", "no --order was given") : Map.of(), false);
    }

    private static FindingsReport.Ending ending(Session session, SoftintResult result) {
        boolean strict = session.options().strict;
        String incomplete = result.survey().tables().isEmpty() ? "none of the kernels could be read; 'lockwright profiles' shows what the tree has"
                : Exit.tooManyGaps(result.gaps(), session.options());
        boolean counts = result.survey().findings().stream().anyMatch(f -> Exit.counts(f, strict));
        int exit = !incomplete.isEmpty() ? Exit.INCOMPLETE : counts ? Exit.FINDINGS : Exit.DONE;
        return new FindingsReport.Ending(exit, incomplete, strict, result.summary(), result.numbers());
    }
}
