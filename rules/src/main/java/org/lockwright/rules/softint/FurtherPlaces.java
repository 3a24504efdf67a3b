package org.lockwright.rules.softint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.source.Token;
import org.lockwright.parser.tree.Node;
import org.lockwright.rules.softint.PortSpec.AssemblerRows;
import org.lockwright.rules.softint.PortSpec.Column;
import org.lockwright.rules.softint.PortSpec.Mask;
import org.lockwright.rules.softint.PortSpec.Same;
import org.lockwright.rules.softint.PortSpec.Switch;
import org.lockwright.rules.softint.PortTable.Encoding;
import org.lockwright.rules.softint.PortTable.Row;

/** Lists the places of a port that say the same as its columns once more: those that {@link AgreementChecks} and others look at. */
final class FurtherPlaces {

    private final PortTable table;
    private final String machine;
    private final Map<String, FileReading> files;
    private final SourceTree tree;
    private final List<Encoding> out = new ArrayList<>();

    FurtherPlaces(PortTable table, String machine, Map<String, FileReading> files, SourceTree tree) {
        this.table = table;
        this.machine = machine;
        this.files = files;
        this.tree = tree;
    }

    List<Encoding> encodings() {
        PortSpec spec = table.spec();
        if (spec.dispatch() != null && spec.dispatch().highestBit() != null) {
            highestBit(FileReading.fill(spec.dispatch().in(), null, machine), spec.dispatch().highestBit());
        }
        for (Row row : table.rows()) {
            spec.same().forEach(same -> same(same, row));
        }
        for (Mask mask : spec.eligible()) {
            eligible(mask, "NONE");
            table.rows().forEach(row -> eligible(mask, "SOFT" + row.type()));
        }
        spec.groups().forEach(g -> value(g.in(), g.value(), g.value(), "group of bits"));
        spec.switches().forEach(this::cases);
        for (AssemblerRows rows : spec.rows()) {
            AssemblerTable.of(tree, rows).ifPresent(found -> rows(rows, found));
        }
        for (String path : spec.asserts()) {
            String in = FileReading.fill(path, null, machine);
            Assertions.conditions(tree, in).forEach(a -> out.add(new Encoding("assertion", a.text(), a.place())));
        }
        return out;
    }

    private void highestBit(String path, String instruction) {
        FileReading file = files.get(path);
        if (file != null) {
            Lexer.tokens(file.source()).stream()
                    .filter(t -> t.kind() == Token.Kind.IDENTIFIER && t.in(file.source()).startsWith(instruction))
                    .forEach(t -> out.add(new Encoding("dispatch", "highest bit first: " + t.in(file.source()), Place.of(file.source(), t.span()))));
        }
    }

    private void same(Same same, Row row) {
        FileReading file = files.get(fill(same.in(), row));
        String at = fill(same.at() == null ? FileReading.firstWithClass(same.value()) : same.at(), row);
        boolean silent = file == null || same.unless() != null && file.macro(fill(same.unless(), row)).isPresent();
        Optional<Cell> cell = silent ? Optional.empty() : file.cell(fill(same.value(), row), at, row.type());
        cell.ifPresent(c -> out.add(new Encoding(same.column() == Column.IPL ? "ipl map" : "bit map", row.type().word() + " = "
                + (same.column() == Column.IPL ? c.value() : "0x" + Long.toHexString(c.value())) + " by " + at, c.place())));
    }

    private void eligible(Mask mask, String level) {
        String expression = mask.value().replace("${IPL}", "IPL_" + level);
        value(mask.in(), expression, mask.at() == null ? mask.value() : mask.at(), "eligible");
    }

    private void value(String in, String expression, String at, String kind) {
        FileReading file = files.get(FileReading.fill(in, null, machine));
        Long value = file == null ? null : file.values().get(expression);
        if (value != null) {
            file.macro(at.replaceAll("\\(.*", "")).flatMap(def -> file.place(def, null))
                    .ifPresent(p -> out.add(new Encoding(kind, expression + " = 0x" + Long.toHexString(value), p)));
        }
    }

    private void cases(Switch wanted) {
        FileReading file = files.get(FileReading.fill(wanted.in(), null, machine));
        Optional<Node> function = file == null ? Optional.empty() : file.function(wanted.function());
        function.ifPresent(f -> new SwitchReader(file).assignments(f, wanted.sets()).forEach((c, value) -> out.add(new Encoding("switch",
                c.word() + " sets " + wanted.sets() + " to " + file.source().slice(value.span()).strip(), Place.of(file.source(), value.span())))));
    }

    private void rows(AssemblerRows wanted, AssemblerTable found) {
        for (int i = 0; i < found.rows().size(); i++) {
            AssemblerTable.Row row = found.rows().get(i);
            out.add(new Encoding("assembler row", wanted.label() + ": level " + i + " is " + row.expression(), row.place()));
        }
    }

    private String fill(String text, Row row) {
        return FileReading.fill(text, row.type(), machine);
    }
}
