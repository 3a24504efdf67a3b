package org.lockwright.rules.softint;

import java.util.ArrayList;
import java.util.List;
import org.lockwright.parser.tree.Node;
import org.lockwright.rules.softint.MachineIndependentSpec.ClassList;
import org.lockwright.rules.softint.MachineIndependentSpec.Slots;
import org.lockwright.rules.softint.MachineIndependentSpec.Use;
import org.lockwright.rules.softint.PortTable.Encoding;

/** Lists the places of the machine-independent kernel that encode priorities: those that {@link KernelChecks} looks at. */
final class KernelPlaces {

    private final MachineIndependent kernel;
    private final TreeReading tree;
    private final List<Encoding> out = new ArrayList<>();

    KernelPlaces(MachineIndependent kernel, TreeReading tree) {
        this.kernel = kernel;
        this.tree = tree;
    }

    /** The places, sorted. */
    List<Encoding> encodings() {
        classes();
        String path = kernel.spec().classes();
        if (tree.tree().isFile(path)) {
            MachineIndependent.definitions(tree.tree().read(path).orElseThrow(), "SOFTINT_COUNT")
                    .forEach(d -> out.add(new Encoding("count", "SOFTINT_COUNT = " + d.body(), d.place())));
        }
        kernel.ladder().forEach(r -> out.add(new Encoding("ladder", r.type().word() + "'s thread", r.place())));
        instances();
        kernel.spec().lists().forEach(this::list);
        slots();
        kernel.spec().highest().forEach(use -> use(use, "highest level"));
        kernel.spec().lowest().forEach(use -> use(use, "lowest class"));
        return out.stream().distinct().sorted().toList();
    }

    private void classes() {
        FileReading headers = kernel.files().get(Questions.HEADERS);
        for (SoftintClass c : SoftintClass.values()) {
            headers.cell("SOFTINT_" + c, "SOFTINT_" + c, c)
                    .ifPresent(cell -> out.add(new Encoding("class", "SOFTINT_" + c + " = " + cell.value(), cell.place())));
            headers.cell("PRI_SOFT" + c, "PRI_SOFT" + c, c)
                    .ifPresent(cell -> out.add(new Encoding("thread priority", "PRI_SOFT" + c + " = " + cell.value(), cell.place())));
        }
    }

    private void instances() {
        MachineIndependentSpec.Instances spec = kernel.spec().instances();
        FileReading file = kernel.files().get(spec.in());
        if (file != null) {
            for (Node call : MachineIndependent.calls(file, spec.function(), spec.call())) {
                file.classesIn(call.span()).stream().findFirst()
                        .ifPresent(c -> out.add(new Encoding("instance", spec.call() + "() of " + c.word(), Place.of(file.source(), call.span()))));
            }
        }
    }

    private void list(ClassList list) {
        FileReading file = kernel.files().get(list.in());
        if (file != null) {
            ConditionReader.comparing(file, list.function(), list.value()).ifPresent(node -> out.add(new Encoding("list", list.function()
                    + "() names " + String.join(", ", file.classesIn(node.span()).stream().map(SoftintClass::word).toList()),
                    Place.of(file.source(), node.span()))));
        }
    }

    private void slots() {
        Slots slots = kernel.spec().slots();
        FileReading file = kernel.files().get(slots.in());
        if (file == null) {
            return;
        }
        for (SoftintClass c : SoftintClass.values()) {
            String macro = slots.prefix() + "SOFT" + c;
            file.cell(macro, macro, c).ifPresent(cell -> out.add(new Encoding("slot", macro + " = " + cell.value(), cell.place())));
        }
        Assertions.conditions(tree.tree(), slots.in()).forEach(a -> out.add(new Encoding("assertion", a.text(), a.place())));
    }

    private void use(Use use, String what) {
        FileReading file = kernel.files().get(use.in());
        if (file != null) {
            MachineIndependent.mentions(file, use)
                    .forEach(m -> out.add(new Encoding(what, m.word() + " in " + use.function() + "()", m.place())));
        }
    }
}
