package org.lockwright.rules.softint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.tree.Node;
import org.lockwright.rules.check.Finding;
import org.lockwright.rules.softint.MachineIndependentSpec.Slots;

/** Checks the table of cross-calls: one slot for each class that has a level of its own. */
final class SlotChecks {

    private final MachineIndependent kernel;
    private final TreeReading tree;
    private final SoftintFindings out;

    SlotChecks(MachineIndependent kernel, TreeReading tree) {
        this.kernel = kernel;
        this.tree = tree;
        this.out = new SoftintFindings(kernel.profile());
    }

    List<Finding> findings(Map<SoftintClass, Cell> ids) {
        Slots slots = kernel.spec().slots();
        FileReading file = kernel.files().get(slots.in());
        if (file == null) {
            return List.of();
        }
        List<Cell> numbers = new ArrayList<>();
        for (SoftintClass c : ids.keySet()) {
            String macro = slots.prefix() + "SOFT" + c;
            Optional<Cell> cell = file.cell(macro, macro, c);
            if (cell.isEmpty()) {
                out.add("LW4003", at(file, slots.array()), macro, "there is no " + macro + ", so no cross-call at the level of " + c.word(),
                        "class at " + ids.get(c).place());
                continue;
            }
            for (Cell other : numbers) {
                if (other.value() == cell.get().value()) {
                    out.add("LW4005", cell.get().place(), macro, macro + " has the slot " + other.value() + " of another class, at " + other.place());
                }
            }
            numbers.add(cell.get());
        }
        array(file, slots, numbers);
        cases(file, slots, ids);
        List<Finding> all = new ArrayList<>(out.all());
        all.addAll(PortChecks.asserted(file, Assertions.conditions(tree.tree(), slots.in()), kernel.profile()));
        return all;
    }

    private void array(FileReading file, Slots slots, List<Cell> numbers) {
        Matcher m = Pattern.compile("\\b" + Pattern.quote(slots.array()) + "\\s*\\[\\s*(\\d{1,4})\\s*\\]").matcher(file.source().text());
        long highest = numbers.stream().mapToLong(Cell::value).max().orElse(-1);
        if (m.find() && Long.parseLong(m.group(1)) <= highest) {
            out.add("LW4005", Place.of(file.source(), new Span(m.start(), m.end())), slots.array(), slots.array() + " has " + m.group(1)
                    + " slots, the highest used is " + highest);
        }
    }

    private void cases(FileReading file, Slots slots, Map<SoftintClass, Cell> ids) {
        Optional<Node> function = file.function(slots.function());
        if (function.isEmpty()) {
            return;
        }
        List<SoftintClass> named = file.classesIn(function.get().span());
        ids.keySet().stream().filter(c -> !named.contains(c)).forEach(c -> out.add("LW4003", Place.of(file.source(), function.get().span()),
                slots.function() + " " + c.word(), slots.function() + "() has no case for the level of " + c.word()));
    }

    private static Place at(FileReading file, String word) {
        int start = Math.max(0, file.source().text().indexOf(word));
        return Place.of(file.source(), new Span(start, Math.min(start + word.length(), file.source().length())));
    }
}
