package org.lockwright.rules.softint;

import java.util.List;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.rules.softint.PortSpec.AssemblerRows;
import org.lockwright.rules.softint.PortSpec.Hardware;
import org.lockwright.rules.softint.PortSpec.Mask;
import org.lockwright.rules.softint.PortSpec.Same;
import org.lockwright.rules.softint.PortSpec.Switch;
import org.lockwright.rules.softint.PortSpec.Value;

/** What must be asked of a tree to read and check one kernel of a port. */
final class PortQuestions {

    private final PortSpec spec;
    private final String machine;
    private final SourceTree tree;
    private final Questions questions = new Questions();

    PortQuestions(PortSpec spec, String machine, SourceTree tree) {
        this.spec = spec;
        this.machine = machine;
        this.tree = tree;
    }

    Questions questions() {
        for (String level : List.of("NONE", "VM", "SCHED", "HIGH", "SOFTMAX")) {
            questions.ask(Questions.HEADERS, "IPL_" + level);
        }
        questions.ask(Questions.HEADERS, "SOFTINT_COUNT");
        for (SoftintClass c : SoftintClass.values()) {
            questions.ask(Questions.HEADERS, "SOFTINT_" + c, "IPL_SOFT" + c, "PRI_SOFT" + c);
            if (spec.pending() != null) {
                value(spec.pending(), c);
            }
            if (spec.raises() != null) {
                value(spec.raises(), c);
            }
            spec.hardware().forEach(h -> hardware(h, c));
            for (Same same : spec.same()) {
                questions.ask(FileReading.fill(same.in(), c, machine), FileReading.fill(same.value(), c, machine));
            }
            masks(c);
        }
        if (spec.dispatch() != null && spec.dispatch().in() != null) {
            questions.ask(FileReading.fill(spec.dispatch().in(), null, machine));
        }
        spec.groups().forEach(g -> questions.ask(FileReading.fill(g.in(), null, machine), g.value()));
        for (Switch s : spec.switches()) {
            questions.ask(FileReading.fill(s.in(), null, machine));
        }
        for (AssemblerRows rows : spec.rows()) {
            rows.lines().forEach(line -> questions.ask(rows.values(), line));
            AssemblerTable.of(tree, rows).ifPresent(t -> t.rows().forEach(r -> questions.ask(rows.values(), r.expression())));
        }
        for (String path : spec.asserts()) {
            String in = FileReading.fill(path, null, machine);
            questions.ask(in);
            Assertions.conditions(tree, in).forEach(a -> questions.ask(in, a.condition()));
        }
        return questions;
    }

    private void value(Value value, SoftintClass c) {
        String path = FileReading.fill(value.in(), c, machine);
        if (value.value() != null) {
            questions.ask(path, FileReading.fill(value.value(), c, machine));
        }
        value.with().values().forEach(e -> questions.ask(path, FileReading.fill(e, c, machine)));
        value.levels().keySet().forEach(e -> questions.ask(path, e));
    }

    private void hardware(Hardware hardware, SoftintClass c) {
        if (HardwareReader.isFor(hardware, machine)) {
            String path = FileReading.fill(hardware.in(), c, machine);
            questions.ask(path, "IPL_SOFT" + c);
            if (hardware.value() != null) {
                questions.ask(path, FileReading.fill(hardware.value(), c, machine));
            }
        }
    }

    private void masks(SoftintClass c) {
        for (Mask mask : spec.eligible()) {
            for (String level : List.of("NONE", "SOFT" + c)) {
                questions.ask(FileReading.fill(mask.in(), null, machine), mask.value().replace("${IPL}", "IPL_" + level));
            }
        }
    }
}
