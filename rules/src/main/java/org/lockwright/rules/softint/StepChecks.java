package org.lockwright.rules.softint;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.rules.check.Finding;
import org.lockwright.rules.softint.PortSpec.Dispatch;
import org.lockwright.rules.softint.PortTable.Row;
import org.lockwright.rules.softint.PortTable.Rung;

/** Looks into the steps of a ladder: which bit each tests, and whose thread it then takes. */
final class StepChecks {

    private final FileReading file;
    private final Node function;
    private final List<Rung> rungs;
    private final SoftintFindings out;

    private StepChecks(FileReading file, Node function, List<Rung> rungs, String profile) {
        this.file = file;
        this.function = function;
        this.rungs = rungs;
        this.out = new SoftintFindings(profile);
    }

    /** What is wrong with the steps of a port's own dispatcher, in use or not. */
    static List<Finding> of(PortReading port) {
        Dispatch dispatch = port.table().spec().dispatch();
        if (dispatch == null || dispatch.function() == null) {
            return List.of();
        }
        FileReading file = port.files().get(FileReading.fill(dispatch.in(), null, port.machine()));
        Optional<Node> function = file == null ? Optional.empty() : file.function(dispatch.function());
        if (function.isEmpty()) {
            return List.of();
        }
        List<Rung> rungs = LadderReader.tests(file, dispatch.function(), dispatch.macro());
        StepChecks checks = new StepChecks(file, function.get(), rungs, port.table().profile());
        checks.bits(port.table());
        checks.bodies();
        return checks.out.all();
    }

    /** What is wrong with the steps by which the machine-independent kernel picks threads. */
    static List<Finding> of(MachineIndependent kernel) {
        FileReading file = kernel.files().get(kernel.spec().ladder().in());
        Optional<Node> function = file == null ? Optional.empty() : file.function(kernel.spec().ladder().function());
        if (function.isEmpty()) {
            return List.of();
        }
        StepChecks checks = new StepChecks(file, function.get(), kernel.ladder(), kernel.profile());
        checks.bodies();
        return checks.out.all();
    }

    private void bits(PortTable table) {
        for (Node test : FileReading.all(function, Kind.IF)) {
            Optional<Rung> rung = rung(test);
            Optional<Row> row = rung.flatMap(r -> table.row(r.type())).filter(r -> r.pending() != null);
            Optional<Long> bit = bit(test.child(0));
            if (row.isPresent() && bit.isPresent() && bit.get() != row.get().pending().value()) {
                out.add("LW4009", rung.get().place(), row.get().type().word() + " step", "the step of the ladder for " + row.get().type().word()
                        + " tests bit 0x" + Long.toHexString(bit.get()) + ", its pending bit is 0x"
                        + Long.toHexString(row.get().pending().value()), row.get().pending().place().note("pending bit at "));
            }
        }
    }

    /** A step written out takes the class that it tests. */
    private void bodies() {
        for (Node test : FileReading.all(function, Kind.IF)) {
            Optional<Rung> rung = rung(test).filter(r -> r.place().span().equals(test.child(0).span()));
            if (rung.isPresent()) {
                for (SoftintClass other : file.classesIn(test.child(1).span())) {
                    if (other != rung.get().type()) {
                        out.add("LW4009", rung.get().place(), rung.get().type().word() + " step", "the step of the ladder for "
                                + rung.get().type().word() + " takes " + other.word());
                    }
                }
            }
        }
    }

    /** The step that a test belongs to: the use of a macro that makes it, or its condition. */
    private Optional<Rung> rung(Node test) {
        Span condition = test.child(0).span();
        return rungs.stream().filter(r -> r.place().span().equals(condition) || r.place().span().contains(test.span())).findFirst();
    }

    /** The constant of {@code x & constant}. */
    private static Optional<Long> bit(Node condition) {
        Node node = condition;
        while (node.kind() == Kind.PAREN || node.kind() == Kind.BINARY && node.operator().equals("!=")) {
            node = node.child(0);
        }
        if (node.kind() != Kind.BINARY || !node.operator().equals("&")) {
            return Optional.empty();
        }
        ConstantExpression constant = new ConstantExpression(Map.of());
        Node and = node;
        return constant.value(and.child(1)).or(() -> constant.value(and.child(0)));
    }
}
