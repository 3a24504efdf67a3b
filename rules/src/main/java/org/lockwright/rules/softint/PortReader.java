package org.lockwright.rules.softint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.tree.MacroDef;
import org.lockwright.rules.softint.PortSpec.Value;
import org.lockwright.rules.softint.PortTable.Encoding;
import org.lockwright.rules.softint.PortTable.Row;
import org.lockwright.rules.softint.PortTable.Rung;

/** Reads the table of one kernel of a port. */
final class PortReader {

    private static final String FAST = "__HAVE_FAST_SOFTINTS";
    private static final List<String> OTHER_LEVELS = List.of("NONE", "VM", "SCHED", "HIGH", "SOFTMAX");

    private final PortSpec spec;
    private final String profile;
    private final String machine;
    private final List<Rung> machineIndependent;
    private final Map<String, FileReading> files;
    private final List<Encoding> encodings = new ArrayList<>();
    private final List<String> gaps = new ArrayList<>();

    private PortReader(PortSpec spec, String profile, List<Rung> machineIndependent, Map<String, FileReading> files) {
        this.spec = spec;
        this.profile = profile;
        this.machine = PortSpec.machine(profile);
        this.machineIndependent = machineIndependent;
        this.files = files;
    }

    /**
     * The table of {@code spec} under {@code profile}.
     *
     * @param machineIndependent the ladder of ports that have none of their own
     * @return the table with the files it was read from; empty if the tree has no such kernel, or the kernel no priorities
     */
    static Optional<PortReading> read(TreeReading tree, PortSpec spec, String profile, List<Rung> machineIndependent) {
        Optional<Configuration> configuration = tree.configuration(profile);
        if (configuration.isEmpty()) {
            return Optional.empty();
        }
        String machine = PortSpec.machine(profile);
        Questions questions = new PortQuestions(spec, machine, tree.tree()).questions();
        Map<String, FileReading> files = tree.answer(questions, configuration.get(), List.of());
        if (!spec.macros().isEmpty()) {
            Questions others = questions.without(Questions.HEADERS);
            files = new LinkedHashMap<>(files);
            files.putAll(tree.answer(others, configuration.get(), spec.macros()));
        }
        PortReader reader = new PortReader(spec, profile, machineIndependent, files);
        PortTable table = reader.table(fast(files.get(Questions.HEADERS), configuration.get(), profile, tree));
        table = table.with(new FurtherPlaces(table, machine, files, tree.tree()).encodings(), List.of());
        return table.rows().isEmpty() ? Optional.empty() : Optional.of(new PortReading(table, files, tree));
    }

    /** Where fast software interrupts are switched on: a header, or the config as an option that is handed to the compiler; else null. */
    private static Cell fast(FileReading headers, Configuration configuration, String profile, TreeReading tree) {
        Optional<Place> header = headers.macro(FAST).flatMap(def -> headers.place(def, null));
        Optional<Place> place = header.isEmpty() && configuration.macros().containsKey(FAST)
                ? OptionPlace.of(tree.tree(), profile, FAST) : header;
        return place.map(p -> new Cell(1, FAST, p)).orElse(null);
    }

    private PortTable table(Cell fast) {
        FileReading headers = files.get(Questions.HEADERS);
        Map<String, Cell> levels = new LinkedHashMap<>();
        for (String name : OTHER_LEVELS) {
            headers.cell("IPL_" + name, "IPL_" + name, null).ifPresent(c -> levels.put(name, c));
        }
        if (fast != null) {
            encodings.add(new Encoding("fast softints", FAST, fast.place()));
        }
        boolean descending = levels.containsKey("HIGH") && levels.containsKey("NONE")
                && levels.get("HIGH").value() < levels.get("NONE").value();
        List<Row> rows = Stream.of(SoftintClass.values()).flatMap(c -> row(headers, c).stream()).toList();
        List<Rung> ladder = fast == null ? machineIndependent : ladder(rows);
        if (fast == null) {
            machineIndependent.forEach(r -> encodings.add(new Encoding("ladder", r.type().word() + " (machine-independent)", r.place())));
        }
        Map<SoftintClass, Cell> hardware = new HardwareReader(spec, machine, files).levels(rows);
        hardware.forEach((c, cell) -> encodings.add(new Encoding("hardware level", c.word() + " = " + cell.value(), cell.place())));
        return new PortTable(spec, profile, fast, descending, rows, ladder, hardware, levels, encodings, gaps);
    }

    private Optional<Row> row(FileReading headers, SoftintClass c) {
        Optional<Cell> id = headers.cell("SOFTINT_" + c, "SOFTINT_" + c, c);
        Optional<Cell> ipl = headers.cell("IPL_SOFT" + c, "IPL_SOFT" + c, c);
        if (id.isEmpty() || ipl.isEmpty() || isAlias(headers, c)) {
            return Optional.empty();
        }
        Cell priority = headers.cell("PRI_SOFT" + c, "PRI_SOFT" + c, c).orElse(null);
        Cell pending = spec.pending() == null ? null : cell(spec.pending(), c, "pending bit");
        Cell raises = spec.raises() == null ? null : raises(c);
        encodings.add(new Encoding("class", "SOFTINT_" + c + " = " + id.get().value(), id.get().place()));
        encodings.add(new Encoding("ipl", "IPL_SOFT" + c + " = " + ipl.get().value(), ipl.get().place()));
        if (priority != null) {
            encodings.add(new Encoding("thread priority", "PRI_SOFT" + c + " = " + priority.value(), priority.place()));
        }
        if (pending != null) {
            encodings.add(new Encoding("pending bit", c.word() + " = 0x" + Long.toHexString(pending.value()), pending.place()));
        }
        if (raises != null) {
            encodings.add(new Encoding("trigger", c.word() + " raises line " + raises.value(), raises.place()));
        }
        return Optional.of(new Row(c, id.get(), ipl.get(), pending, raises, priority));
    }

    /** Whether the class is another one under a second name, as GEN is where a port does not have it. */
    private static boolean isAlias(FileReading headers, SoftintClass c) {
        return headers.macro("SOFTINT_" + c).map(MacroDef::body).flatMap(b -> SoftintClass.in(b.strip()))
                .filter(other -> other != c).isPresent();
    }

    private Cell cell(Value value, SoftintClass c, String what) {
        String path = FileReading.fill(value.in(), c, machine);
        FileReading file = files.get(path);
        if (file != null && isAlias(file, c)) {
            return null;
        }
        String expression = FileReading.fill(value.value(), c, machine);
        String at = FileReading.fill(value.at() == null ? FileReading.firstWithClass(value.value()) : value.at(), c, machine);
        Optional<Cell> cell = file == null ? Optional.empty() : file.cell(expression, at, c);
        if (cell.isEmpty()) {
            gaps.add(path + ": no " + what + " of " + c.word() + " could be read (" + expression + ")");
        }
        return cell.orElse(null);
    }

    private Cell raises(SoftintClass c) {
        Optional<Cell> cell = new TriggerReader(spec.raises(), machine, files).level(c);
        if (cell.isEmpty()) {
            gaps.add(spec.raises().in() + ": the trigger of " + c.word() + " could not be read");
        }
        return cell.orElse(null);
    }

    private List<Rung> ladder(List<Row> rows) {
        if (spec.dispatch() == null) {
            gaps.add(spec.port() + ": where " + profile + " dispatches is not known; its ladder was not read");
            return List.of();
        }
        List<Rung> ladder = new LadderReader(spec.dispatch(), machine, files).ladder(rows);
        if (ladder.isEmpty() && !spec.dispatch().fifo()) {
            gaps.add(FileReading.fill(spec.dispatch().in(), null, machine) + ": no ladder found");
        }
        ladder.forEach(r -> encodings.add(new Encoding("ladder", r.type().word(), r.place())));
        return ladder;
    }
}
