package org.lockwright.rules.softint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lockwright.parser.tree.Node;
import org.lockwright.rules.check.Finding;
import org.lockwright.rules.flow.Note;
import org.lockwright.rules.softint.MachineIndependent.Definition;
import org.lockwright.rules.softint.MachineIndependent.Mention;
import org.lockwright.rules.softint.MachineIndependentSpec.ClassList;
import org.lockwright.rules.softint.MachineIndependentSpec.Use;
import org.lockwright.rules.softint.PortTable.Row;
import org.lockwright.rules.softint.PortTable.Rung;

/** Checks the machine-independent kernel, by itself and against the ports. */
final class KernelChecks {

    private final Optional<MachineIndependent> kernel;
    private final List<PortReading> ports;
    private final TreeReading tree;

    KernelChecks(Optional<MachineIndependent> kernel, List<PortReading> ports, TreeReading tree) {
        this.kernel = kernel;
        this.ports = ports;
        this.tree = tree;
    }

    List<Finding> findings() {
        if (kernel.isEmpty()) {
            return List.of();
        }
        SoftintFindings out = new SoftintFindings(kernel.get().profile());
        Map<SoftintClass, Cell> ids = cells("SOFTINT_");
        counts(out, ids);
        threads(out);
        instances(out, ids);
        kernel.get().spec().lists().forEach(list -> list(out, list, ids));
        List<Finding> all = new ArrayList<>(out.all());
        all.addAll(new SlotChecks(kernel.get(), tree).findings(ids));
        all.addAll(StepChecks.of(kernel.get()));
        for (PortReading port : ports) {
            kernel.get().spec().highest().forEach(use -> all.addAll(use(port.table(), use, true)));
            kernel.get().spec().lowest().forEach(use -> all.addAll(use(port.table(), use, false)));
        }
        return all;
    }

    private Map<SoftintClass, Cell> cells(String prefix) {
        FileReading headers = kernel.get().files().get(Questions.HEADERS);
        Map<SoftintClass, Cell> out = new TreeMap<>();
        for (SoftintClass c : SoftintClass.values()) {
            boolean alias = headers.macro(prefix + c).map(d -> SoftintClass.in(d.body().strip())).flatMap(Function.identity())
                    .filter(o -> o != c && prefix.equals("SOFTINT_")).isPresent();
            if (!alias) {
                headers.cell(prefix + c, prefix + c, c).ifPresent(cell -> out.put(c, cell));
            }
        }
        return out;
    }

    /** Numbers of classes are distinct and below their count, wherever the count is defined. */
    private void counts(SoftintFindings out, Map<SoftintClass, Cell> ids) {
        Map<Long, SoftintClass> byId = new TreeMap<>();
        ids.forEach((c, cell) -> {
            SoftintClass other = byId.putIfAbsent(cell.value(), c);
            if (other != null) {
                out.add("LW4005", cell.place(), "SOFTINT_" + c, "SOFTINT_" + c + " and SOFTINT_" + other + " are both " + cell.value());
            }
        });
        String path = kernel.get().spec().classes();
        List<Definition> counts = tree.tree().isFile(path)
                ? MachineIndependent.definitions(tree.tree().read(path).orElseThrow(), "SOFTINT_COUNT") : List.of();
        boolean alias = !ids.containsKey(SoftintClass.GEN)
                && kernel.get().files().get(Questions.HEADERS).macro("SOFTINT_" + SoftintClass.GEN).isPresent();
        long needed = byId.keySet().stream().max(Long::compare).map(m -> m + (alias ? 2 : 1)).orElse(0L);
        for (Definition d : counts) {
            if (number(d.body()) != needed) {
                out.add("LW4005", d.place(), "SOFTINT_COUNT", "SOFTINT_COUNT is " + number(d.body()) + ", the classes need " + needed,
                        Note.of("classes: " + ids.keySet().stream().map(SoftintClass::word).collect(Collectors.joining(", "))));
            }
        }
    }

    private static long number(String body) {
        try {
            return Long.decode(body.replaceAll("^0x0*(?=[0-9a-fA-F])", "0x"));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** Threads are picked in the order of their priorities. */
    private void threads(SoftintFindings out) {
        Map<SoftintClass, Cell> priorities = cells("PRI_SOFT");
        List<Rung> ladder = kernel.get().ladder();
        for (int i = 1; i < ladder.size(); i++) {
            Rung above = ladder.get(i - 1);
            Rung rung = ladder.get(i);
            Cell a = priorities.get(above.type());
            Cell b = priorities.get(rung.type());
            if (a != null && b != null && b.value() > a.value()) {
                out.add("LW4010", rung.place(), above.type().word() + " " + rung.type().word(), "the thread of " + rung.type().word()
                        + " is picked after that of " + above.type().word() + ", its priority is higher (" + b.value() + " > " + a.value() + ")",
                        Place.note("priorities at ", b.place(), a.place()));
            }
        }
        cells("SOFTINT_").forEach((c, id) -> {
            long times = ladder.stream().filter(r -> r.type() == c).count();
            if (!ladder.isEmpty() && times != 1) {
                out.add("LW4003", ladder.get(0).place(), c.word() + " thread", times == 0 ? "the thread of " + c.word() + " is never picked"
                        : "the thread of " + c.word() + " is tested for " + times + " times", id.place().note("class at "));
            }
        });
    }

    /** Each class has one instance, all of whose arguments speak of it. */
    private void instances(SoftintFindings out, Map<SoftintClass, Cell> ids) {
        MachineIndependentSpec.Instances spec = kernel.get().spec().instances();
        FileReading file = kernel.get().files().get(spec.in());
        List<Node> calls = file == null ? List.of() : MachineIndependent.calls(file, spec.function(), spec.call());
        List<SoftintClass> made = new ArrayList<>();
        for (Node call : calls) {
            List<SoftintClass> named = file.classesIn(call.span());
            made.addAll(named.subList(0, Math.min(1, named.size())));
            if (named.size() > 1) {
                Place at = Place.of(file.source(), call.span());
                out.add("LW4009", at, "instance " + named.get(0).word(), spec.call() + "() is given values of "
                        + named.stream().map(SoftintClass::word).collect(Collectors.joining(" and ")));
            }
        }
        ids.forEach((c, id) -> {
            if (!calls.isEmpty() && !made.contains(c)) {
                out.add("LW4003", Place.of(file.source(), calls.get(0).span()), "instance " + c.word(), spec.function()
                        + "() makes no instance of " + c.word(), id.place().note("class at "));
            }
        });
    }

    private void list(SoftintFindings out, ClassList list, Map<SoftintClass, Cell> ids) {
        FileReading file = kernel.get().files().get(list.in());
        Optional<Node> condition = file == null ? Optional.empty() : ConditionReader.comparing(file, list.function(), list.value());
        if (condition.isEmpty()) {
            return;
        }
        List<SoftintClass> named = file.classesIn(condition.get().span());
        List<String> missing = ids.keySet().stream().filter(c -> !named.contains(c)).map(SoftintClass::word)
                .filter(w -> !list.without().contains(w)).toList();
        if (!missing.isEmpty()) {
            out.add("LW4003", Place.of(file.source(), condition.get().span()), list.function() + " " + list.value(), "the condition on "
                    + list.value() + " in " + list.function() + "() names every level of software interrupts but that of "
                    + String.join(", ", missing));
        }
    }

    /** A use that must be of the highest level, or of the lowest class, of each port. */
    private List<Finding> use(PortTable table, Use use, boolean highest) {
        FileReading file = kernel.get().files().get(use.in());
        SoftintFindings out = new SoftintFindings(table.profile());
        for (Mention mention : file == null ? List.<Mention>of() : MachineIndependent.mentions(file, use)) {
            Optional<SoftintClass> type = mention.type().map(c -> table.row(c).isPresent() ? c : SoftintClass.CLOCK);
            Optional<Row> row = type.isEmpty() ? top(table) : table.row(type.get());
            Map<SoftintClass, Integer> ranks = highest ? table.iplRanks() : table.ranks();
            int wanted = ranks.values().stream().reduce(highest ? Math::max : Math::min).orElse(0);
            if (row.isPresent() && ranks.get(row.get().type()) != wanted) {
                List<String> others = ranks.entrySet().stream().filter(e -> e.getValue() == wanted).map(e -> e.getKey().word()).sorted().toList();
                out.add(highest ? "LW4011" : "LW4012", mention.place(), use.function() + " " + mention.word(), mention.word() + " in "
                        + use.function() + "() is not the " + (highest ? "highest level, that of " : "lowest class, ")
                        + String.join(" and ", others) + ": " + use.why());
            }
        }
        return out.all();
    }

    private static Optional<Row> top(PortTable table) {
        Cell max = table.levels().get("SOFTMAX");
        return max == null ? Optional.empty() : table.rows().stream().filter(r -> r.ipl().value() == max.value()).findFirst();
    }
}
