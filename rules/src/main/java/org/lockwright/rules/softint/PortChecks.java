package org.lockwright.rules.softint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lockwright.rules.check.Finding;
import org.lockwright.rules.softint.Assertions.Asserted;
import org.lockwright.rules.softint.PortSpec.AssemblerRows;

/** Everything that is checked of one kernel of a port. */
final class PortChecks {

    private final PortReading port;

    PortChecks(PortReading port) {
        this.port = port;
    }

    List<Finding> findings() {
        List<Finding> out = new ArrayList<>(new LevelChecks(port.table()).findings());
        out.addAll(new AgreementChecks(port).findings());
        out.addAll(StepChecks.of(port));
        for (AssemblerRows rows : port.table().spec().rows()) {
            Optional<AssemblerTable> table = AssemblerTable.of(port.tree().tree(), rows);
            FileReading values = port.files().get(rows.values());
            if (table.isPresent() && values != null) {
                List<Long> lines = rows.lines().stream().map(l -> values.values().get(l)).collect(Collectors.toList());
                out.addAll(new MaskChecks(port.table(), port.table().profile()).findings(rows.label(), table.get(),
                        lines.contains(null) ? List.of() : lines, values.values(), rows.masks()));
            }
        }
        for (String path : port.table().spec().asserts()) {
            out.addAll(asserted(FileReading.fill(path, null, port.machine())));
        }
        return out;
    }

    private List<Finding> asserted(String path) {
        FileReading file = port.files().get(path);
        return file == null ? List.of() : asserted(file, Assertions.conditions(port.tree().tree(), path), port.table().profile());
    }

    /** LW4008 for each of {@code conditions} that the values read do not satisfy. */
    static List<Finding> asserted(FileReading file, List<Asserted> conditions, String profile) {
        SoftintFindings out = new SoftintFindings(profile);
        for (Asserted a : conditions) {
            Long value = file.values().get(a.condition());
            if (value != null && value == 0 && !file.isInactive(a.place().span().start())) {
                out.add("LW4008", a.place(), a.text(), "does not hold with the values read: " + a.condition());
            }
        }
        return out.all();
    }
}
