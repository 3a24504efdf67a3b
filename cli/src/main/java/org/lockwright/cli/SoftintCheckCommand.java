package org.lockwright.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.lockwright.rules.softint.PortChoice;
import org.lockwright.rules.softint.PortSpec;
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
        Session session = parent.session();
        SoftintOrder wanted = order == null ? null : SoftintOrder.parse(order);
        try (Session.Source source = session.reading(); Progress progress = Progress.of(session, "softint check")) {
            List<PortSpec> specs = new PortChoice(source.tree()).of(ports, session.options().profiles.stream().distinct().toList());
            Survey survey = Survey.of(source.tree(), specs, session.options().options, wanted, session.threads(), progress);
            SoftintResult result = new SoftintResult(source.name(), source.commit(), source.tree(), survey, wanted);
            Result.write(session, session.json() ? Result.json(SoftintJson.of(result)) : SoftintText.of(result, verbose));
            session.err().println("lockwright: tree: " + source.name() + ": " + result.summary());
            return exit(session, result);
        }
    }

    private static int exit(Session session, SoftintResult result) {
        if (result.survey().tables().isEmpty()) {
            session.err().println("lockwright: none of the kernels could be read; 'lockwright profiles' shows what the tree has");
            return Exit.INCOMPLETE;
        }
        boolean counts = result.survey().findings().stream().anyMatch(f -> Exit.counts(f, session.options().strict));
        return Exit.withGaps(result.gaps(), session.options(), counts ? Exit.FINDINGS : Exit.DONE);
    }
}
