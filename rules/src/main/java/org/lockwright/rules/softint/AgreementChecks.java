package org.lockwright.rules.softint;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.MacroDef;
import org.lockwright.parser.tree.Node;
import org.lockwright.rules.check.Finding;
import org.lockwright.rules.softint.PortSpec.Column;
import org.lockwright.rules.softint.PortSpec.Group;
import org.lockwright.rules.softint.PortSpec.Mask;
import org.lockwright.rules.softint.PortSpec.Same;
import org.lockwright.rules.softint.PortSpec.Switch;
import org.lockwright.rules.softint.PortTable.Row;

/** Holds the other places of a port against its columns. */
final class AgreementChecks {

    private final PortReading port;
    private final PortTable table;
    private final SoftintFindings out;

    AgreementChecks(PortReading port) {
        this.port = port;
        this.table = port.table();
        this.out = new SoftintFindings(table.profile());
    }

    List<Finding> findings() {
        for (Row row : table.rows()) {
            table.spec().same().forEach(same -> same(same, row));
            raises(row);
        }
        table.spec().groups().forEach(this::group);
        for (Mask mask : table.spec().eligible()) {
            eligible(mask, "NONE", 0);
            table.rows().forEach(row -> eligible(mask, "SOFT" + row.type(), table.iplRanks().get(row.type())));
        }
        table.spec().switches().forEach(this::cases);
        return out.all();
    }

    private void same(Same same, Row row) {
        Cell expected = same.column() == Column.IPL ? row.ipl() : row.pending();
        FileReading file = port.files().get(fill(same.in(), row));
        String at = fill(same.at() == null ? FileReading.firstWithClass(same.value()) : same.at(), row);
        boolean silent = file == null || same.unless() != null && file.macro(fill(same.unless(), row)).isPresent();
        Optional<Cell> cell = silent ? Optional.empty() : file.cell(fill(same.value(), row), at, row.type());
        if (expected == null || cell.isEmpty() || cell.get().value() == expected.value()) {
            return;
        }
        String what = same.column() == Column.IPL ? "level" : "pending bit";
        out.add("LW4009", cell.get().place(), row.type().word() + " " + what, at + " makes the " + what + " of " + row.type().word() + " "
                + number(same.column(), cell.get().value()) + ", elsewhere it is " + number(same.column(), expected.value()),
                expected.place().note("the other is at "));
    }

    private static String number(Column column, long value) {
        return column == Column.IPL ? Long.toString(value) : "0x" + Long.toHexString(value);
    }

    private void raises(Row row) {
        if (row.raises() == null) {
            return;
        }
        int level = table.iplRanks().get(row.type());
        if (row.raises().value() != level) {
            out.add("LW4007", row.raises().place(), row.type().word(), "the trigger of " + row.type().word() + " raises line "
                    + row.raises().value() + ", its level is " + level + " of " + table.distinctLevels(),
                    row.ipl().place().note("level at "));
        }
    }

    private void group(Group group) {
        String path = FileReading.fill(group.in(), null, port.machine());
        FileReading file = port.files().get(path);
        Long value = file == null ? null : file.values().get(group.value());
        if (value == null) {
            return;
        }
        long expected = 0;
        for (Row row : table.rows()) {
            expected |= row.pending() != null && table.iplRanks().get(row.type()) == group.level() ? row.pending().value() : 0;
        }
        report(file, group.value(), "the classes of level " + group.level(), value, expected);
    }

    private void eligible(Mask mask, String level, int rank) {
        String path = FileReading.fill(mask.in(), null, port.machine());
        FileReading file = port.files().get(path);
        String expression = mask.value().replace("${IPL}", "IPL_" + level);
        Long value = file == null ? null : file.values().get(expression);
        if (value == null) {
            return;
        }
        long expected = 0;
        for (Row row : table.rows()) {
            expected |= row.pending() != null && table.iplRanks().get(row.type()) > rank ? row.pending().value() : 0;
        }
        report(file, mask.at() == null ? mask.value() : mask.at(), "what may be dispatched at IPL_" + level, value, expected);
    }

    private void report(FileReading file, String expression, String what, long value, long expected) {
        String macro = expression.replaceAll("\\(.*", "");
        Optional<Place> place = file.macro(macro).flatMap((MacroDef def) -> file.place(def, null));
        if (value != expected && place.isPresent()) {
            out.add("LW4009", place.get(), macro + " " + what, macro + " is 0x" + Long.toHexString(value) + " for " + what
                    + ", by levels and pending bits it should be 0x" + Long.toHexString(expected));
        }
    }

    private void cases(Switch wanted) {
        FileReading file = port.files().get(FileReading.fill(wanted.in(), null, port.machine()));
        Optional<Node> function = file == null ? Optional.empty() : file.function(wanted.function());
        if (function.isEmpty()) {
            return;
        }
        Map<SoftintClass, Node> set = new SwitchReader(file).assignments(function.get(), wanted.sets());
        for (Row row : table.rows()) {
            Node value = set.get(row.type());
            Place at = Place.of(file.source(), value == null ? firstSwitch(function.get()).span() : value.span());
            if (value == null) {
                out.add("LW4003", at, row.type().word() + " " + wanted.sets(), wanted.function() + "() has no case for "
                        + "SOFTINT_" + row.type() + " that sets " + wanted.sets(), row.id().place().note("class at "));
            } else if (!text(file.source(), value).equals(fill(wanted.to(), row))) {
                out.add("LW4009", at, row.type().word() + " " + wanted.sets(), "under SOFTINT_" + row.type() + ", " + wanted.sets() + " is set to "
                        + text(file.source(), value) + ", not to " + fill(wanted.to(), row));
            }
        }
    }

    private static Node firstSwitch(Node function) {
        List<Node> switches = FileReading.all(function, Kind.SWITCH);
        return switches.isEmpty() ? function : switches.get(0);
    }

    private static String text(SourceText source, Node node) {
        return source.slice(node.span()).strip();
    }

    private String fill(String text, Row row) {
        return FileReading.fill(text, row.type(), port.machine());
    }
}
