package org.lockwright.rules.softint;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.rules.softint.PortSpec.Hardware;
import org.lockwright.rules.softint.PortTable.Row;

/** Reads at which level of the processor each class is blocked. */
final class HardwareReader {

    private static final int BITS = 7;

    private final PortSpec spec;
    private final String machine;
    private final Map<String, FileReading> files;

    HardwareReader(PortSpec spec, String machine, Map<String, FileReading> files) {
        this.spec = spec;
        this.machine = machine;
        this.files = files;
    }

    /** Whether {@code hardware} is said of {@code machine}. */
    static boolean isFor(Hardware hardware, String machine) {
        return hardware.machines().isEmpty() || hardware.machines().contains(machine);
    }

    /** The levels; a class of which none could be read is left out. */
    Map<SoftintClass, Cell> levels(List<Row> rows) {
        Map<SoftintClass, Cell> out = new EnumMap<>(SoftintClass.class);
        for (Row row : rows) {
            spec.hardware().stream().filter(h -> isFor(h, machine)).flatMap(h -> level(h, row).stream()).findFirst()
                    .ifPresent(cell -> out.put(row.type(), cell));
        }
        return out;
    }

    private Optional<Cell> level(Hardware hardware, Row row) {
        FileReading file = files.get(FileReading.fill(hardware.in(), row.type(), machine));
        if (file == null) {
            return Optional.empty();
        }
        Optional<Cell> cell = hardware.table() != null ? row(file, hardware.table(), row)
                : file.cell(FileReading.fill(hardware.value(), row.type(), machine), FileReading.fill(hardware.at() == null
                        ? FileReading.firstWithClass(hardware.value()) : hardware.at(), row.type(), machine), row.type());
        return cell.map(c -> hardware.shift() == 0 ? c : new Cell(c.value() >> hardware.shift() & BITS, c.text(), c.place()));
    }

    /** What {@code table} holds for the level of {@code row}: by a designator, else by the first assignment. */
    private static Optional<Cell> row(FileReading file, String table, Row row) {
        Long level = file.values().get("IPL_SOFT" + row.type());
        for (Node top : file.parsed().unit().declarations()) {
            for (Node variable : FileReading.all(top, Kind.VARIABLE)) {
                if (variable.text().equals(table)) {
                    for (Node element : FileReading.all(variable, Kind.DESIGNATED)) {
                        Optional<Cell> cell = element.children().size() == 2 ? cell(file, element.child(0), element.child(1), level, row)
                                : Optional.empty();
                        if (cell.isPresent()) {
                            return cell;
                        }
                    }
                }
            }
            for (Node assign : FileReading.all(top, Kind.ASSIGN)) {
                Node to = assign.child(0);
                boolean indexed = to.kind() == Kind.INDEX && to.child(0).text().equals(table);
                Optional<Cell> cell = indexed ? cell(file, to.child(1), assign.child(1), level, row) : Optional.empty();
                if (cell.isPresent()) {
                    return cell;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Cell> cell(FileReading file, Node index, Node value, Long level, Row row) {
        SourceText source = file.source();
        ConstantExpression constant = new ConstantExpression(Map.of());
        boolean named = file.classesIn(index.span()).contains(row.type());
        boolean isRow = named && constant.value(index).equals(Optional.ofNullable(level));
        return isRow ? constant.value(value).map(v -> new Cell(v, source.slice(value.span()).strip(), Place.of(source, index.span())))
                : Optional.empty();
    }
}
