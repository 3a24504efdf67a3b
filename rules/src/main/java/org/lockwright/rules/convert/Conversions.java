package org.lockwright.rules.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.source.Span;
import org.lockwright.rules.pack.Rewrite;
import org.lockwright.rules.rewrite.EditSource;
import org.lockwright.rules.rewrite.Reason;
import org.lockwright.rules.rewrite.RuleResult;
import org.lockwright.rules.softint.Conversion;
import org.lockwright.rules.softint.ParsedFiles;
import org.lockwright.rules.softint.PortSpec;
import org.lockwright.rules.softint.PortSpecs;
import org.lockwright.rules.softint.PortTable;
import org.lockwright.rules.softint.SoftintOrder;
import org.lockwright.rules.softint.Survey;

/** Makes the edits that bring software interrupts to another order: the steps of the kernel, and the conversions of ports. */
public final class Conversions implements EditSource {

    private static final String KERNEL = "machine-independent";

    private final BlockText text;
    private final List<PortSpec> ports;
    private final int threads;
    private final Consumer<String> progress;

    /** Conversions of {@code ports} with text from {@code text}; {@code progress} is called with each path parsed. */
    public Conversions(BlockText text, List<PortSpec> ports, int threads, Consumer<String> progress) {
        this.text = text;
        this.ports = List.copyOf(ports);
        this.threads = threads;
        this.progress = progress;
    }

    @Override
    public List<Part> parts(Rewrite rule) {
        return ports.stream().filter(p -> p.convert() != null)
                .map(p -> new Part(p.port(), p.convert().title(), p.convert().body())).toList();
    }

    @Override
    public RuleResult run(Rewrite rule, String part, SourceTree tree) {
        if (rule instanceof Rewrite.SoftintStep r) {
            return step(r, tree);
        } else if (rule instanceof Rewrite.SoftintPorts r) {
            return part.isEmpty() ? unconverted(r, tree) : port(r, part, tree);
        }
        throw new IllegalStateException("no conversion for " + rule.getClass());
    }

    private RuleResult step(Rewrite.SoftintStep rule, SourceTree tree) {
        Steps steps = Steps.builtin();
        PriorityModel model = new PriorityModel(SoftintOrder.parse(rule.order()), 1, 0);
        Bench bench = new Bench(rule.id(), new ParsedFiles(tree, threads, progress), steps.profiles(), List.of(), KERNEL, text, model);
        new TableEdits(bench, null).run(steps.named(rule.step()));
        return bench.result();
    }

    private RuleResult port(Rewrite.SoftintPorts rule, String name, SourceTree tree) {
        PortSpec spec = ports.stream().filter(p -> p.port().equals(name)).findFirst().orElseThrow();
        Conversion conversion = spec.convert();
        SoftintOrder order = SoftintOrder.parse(rule.order());
        SoftintOrder wanted = spec.levels() > 0 ? order.on(spec.levels()) : order;
        PriorityModel model = new PriorityModel(wanted, conversion.firstLevel(), conversion.firstBit());
        Bench bench = new Bench(rule.id(), new ParsedFiles(tree, threads, progress), spec.profiles(), spec.macros(), spec.port(), text, model);
        new TableEdits(bench, spec).run(Steps.edits(spec.port(), conversion.edits()));
        return bench.result();
    }

    /** The ports without a conversion, each refused at its levels with the reason. */
    private RuleResult unconverted(Rewrite.SoftintPorts rule, SourceTree tree) {
        List<PortSpec> left = ports.stream().filter(p -> p.convert() == null).toList();
        Survey survey = Survey.of(tree, left, p -> true, null, threads, progress);
        Bench bench = new Bench(rule.id(), new ParsedFiles(tree, threads, progress), List.of(), List.of(), KERNEL, text,
                new PriorityModel(SoftintOrder.parse(rule.order()), 1, 0));
        Map<String, List<String>> byThread = new TreeMap<>();
        for (PortTable table : survey.tables()) {
            Span span = table.rows().get(0).ipl().place().span();
            Optional<SourceText> source = bench.read(table.rows().get(0).ipl().place().path());
            if (!table.isFast()) {
                byThread.computeIfAbsent(table.spec().port(), p -> new ArrayList<>()).add(table.profile().split("/")[0]);
            } else if (source.isPresent()) {
                bench.refuse(source.get(), span, table.spec().derivesBits() ? Reason.BIT_FROM_LEVEL : Reason.NOT_CONVERTED);
            }
        }
        byThread.forEach((port, machines) -> bench.note(port + " (" + String.join(", ", machines.stream().distinct().toList())
                + "): not converted, no fast software interrupts; the order of its threads is the machine-independent one, its levels"
                + " stay as they are"));
        return bench.result();
    }
}
