package org.lockwright.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.lockwright.generators.SoftintBlocks;
import org.lockwright.rules.convert.Conversions;
import org.lockwright.rules.pack.PackLoader;
import org.lockwright.rules.pack.Rewrite;
import org.lockwright.rules.softint.PortChoice;
import org.lockwright.rules.softint.PortSpec;
import org.lockwright.rules.softint.PortSpecs;
import org.lockwright.rules.softint.SoftintOrder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code generate softint}: the blocks that a port's template makes for an order: levels, pending bits, ladder, assertions. */
@Command(name = "softint", description = "Prints the tables that a port's template makes for an order of software interrupts.")
final class GenerateSoftintCommand implements Callable<Integer> {

    private static final String PACK = "softint-priorities";

    @ParentCommand private GenerateCommand parent;

    @Option(names = "--port", paramLabel = "NAME", description = "a port with a conversion, as x86; all of them if none is named")
    private List<String> ports = new ArrayList<>();

    @Option(names = "--order", paramLabel = "ORDER", description = "the order, highest first (default: ${DEFAULT-VALUE})",
            defaultValue = "clock > net == serial > bio > gen")
    private String order;

    @Override
    public Integer call() {
        Session session = parent.session();
        SoftintOrder wanted = SoftintOrder.parse(order);
        try (Session.Source source = session.reading(); Progress progress = Progress.of(session, "generate")) {
            List<PortSpec> chosen = new PortChoice(source.tree()).of(ports, List.of()).stream().filter(p -> p.convert() != null).toList();
            if (chosen.isEmpty()) {
                throw new UsageException("generate softint: port " + String.join(", ", ports) + " has no conversion; those that have one: "
                        + String.join(", ", PortSpecs.all().stream().filter(p -> p.convert() != null).map(PortSpec::port).toList()));
            }
            StringBuilder out = new StringBuilder();
            for (PortSpec port : chosen) {
                Map<String, String> blocks = blocks(session, source, progress, port, wanted);
                blocks.forEach((name, text) -> out.append("/* ").append(port.port()).append(": ").append(name).append(" */\n")
                        .append(text.strip().isEmpty() ? "" : text.stripTrailing()).append("\n\n"));
            }
            Result.write(session, out.toString());
            session.err().println("lockwright: tree: " + source.name() + ": " + chosen.size() + (chosen.size() == 1 ? " port" : " ports")
                    + ", order '" + wanted + "'");
            return Exit.DONE;
        }
    }

    /** The blocks a conversion asks for, in the order it does; what the tree has already is not asked for. */
    private static Map<String, String> blocks(Session session, Session.Source source, Progress progress, PortSpec port, SoftintOrder order) {
        Map<String, String> out = new LinkedHashMap<>();
        SoftintBlocks blocks = new SoftintBlocks();
        Conversions conversions = new Conversions((template, block, model) -> {
            String text = blocks.render(template, block, model);
            out.put(block, text);
            return text;
        }, List.of(port), session.threads(), progress);
        String id = PackLoader.builtin(PACK).rewrites().stream().filter(r -> r instanceof Rewrite.SoftintPorts).findFirst().orElseThrow().id();
        conversions.run(new Rewrite.SoftintPorts(id, true, List.of(), order.toString()), port.port(), source.tree());
        return out;
    }
}
