package org.lockwright.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockwright.parser.keys.Entry;
import org.lockwright.parser.keys.FileKeys;
import org.lockwright.parser.keys.KeyedStruct;
import org.lockwright.parser.keys.Legend;
import org.lockwright.parser.keys.Mark;
import org.lockwright.parser.keys.UnparsedLegend;
import org.lockwright.parser.tree.FieldDef;
import org.lockwright.parser.tree.Gap;
import org.lockwright.rules.key.Coverage;
import org.lockwright.rules.key.Guard;
import org.lockwright.rules.key.KeyModel;
import org.lockwright.rules.key.LockClass;
import org.lockwright.rules.key.LockPath;
import org.lockwright.rules.key.Rule;

/** The tables of {@code keys}: field, type, key, lock, line. */
final class KeysText {

    private static final int TYPE = 28;
    private static final int LOCK = 32;

    private final KeysResult result;
    private final StringBuilder out = new StringBuilder();
    private final Map<Legend, String> shown = new HashMap<>();

    private KeysText(KeysResult result) {
        this.result = result;
    }

    static String of(KeysResult result) {
        KeysText text = new KeysText(result);
        text.out.append("tree: ").append(result.tree()).append('\n');
        result.structs().forEach(text::struct);
        result.files().forEach(text::file);
        for (UnparsedLegend u : result.model().unparsed()) {
            text.out.append(text.at(u.path(), u.span().start())).append(": legend not read: ").append(u.reason()).append('\n');
        }
        for (Gap gap : result.model().gaps()) {
            text.out.append(gap.path()).append(": not read: ").append(gap.cause()).append('\n');
        }
        text.coverage();
        return text.out.toString();
    }

    private String at(String path, int offset) {
        return path + ":" + result.line(path, offset);
    }

    private void struct(KeyedStruct s) {
        String path = s.def().path();
        out.append('\n').append(at(path, s.def().span().start())).append(": struct ").append(s.def().tag()).append(", ")
                .append(s.marked()).append(" of ").append(s.total()).append(" fields marked\n");
        legend(s);
        int name = Stream.of(s.def().fields().stream().map(FieldDef::name), s.parts().stream().map(Mark::field),
                s.accessors().stream().map(Mark::field)).flatMap(n -> n).mapToInt(String::length).max().orElse(0);
        int type = Math.min(TYPE, s.def().fields().stream().mapToInt(f -> f.type().length()).max().orElse(0));
        for (FieldDef field : s.def().fields()) {
            row(s, path, field.name(), field.type(), s.mark(field), field.nameSpan().start(), name, type);
        }
        for (Mark mark : s.accessors()) {
            row(s, path, mark.field(), "#define", Optional.of(mark), mark.span().start(), name, type);
        }
        for (Mark mark : s.parts()) {
            row(s, path, mark.field(), "(part)", Optional.of(mark), mark.span().start(), name, type);
        }
        s.def().unread().forEach(u -> out.append("  ").append(at(path, u.start())).append(": member not read\n"));
        for (Mark stray : s.strays()) {
            out.append("  ").append(at(path, stray.span().start())).append(": '").append(stray.spelling())
                    .append("' on ").append(stray.field()).append(" is not in the legend\n");
        }
    }

    /** The legend, once for all the structs it serves. */
    private void legend(KeyedStruct s) {
        String first = shown.putIfAbsent(s.legend(), s.def().tag());
        if (first != null) {
            out.append("    legend of struct ").append(first).append('\n');
            return;
        }
        for (Entry entry : s.legend().entries()) {
            out.append("    ").append(pad(entry.key(), 4)).append(' ').append(entry.text()).append(locks(s, entry)).append('\n');
        }
        s.legend().otherwise().ifPresent(o -> out.append("    (otherwise) ").append(o.text()).append('\n'));
    }

    /** What the locks of a legend line are in the tree, where that is not what the line says. */
    private String locks(KeyedStruct s, Entry entry) {
        Map<LockPath, LockClass> locks = result.locks(s, entry);
        String known = locks.entrySet().stream().filter(e -> e.getValue().isResolved() && !e.getValue().name().equals(e.getKey().text()))
                .map(e -> e.getValue().name()).collect(Collectors.joining(" | "));
        String unknown = locks.values().stream().filter(l -> l.root() == LockPath.Root.UNKNOWN).map(l -> "  ? " + l.why())
                .collect(Collectors.joining());
        return (known.isEmpty() ? "" : "  = " + known) + unknown;
    }

    private void row(KeyedStruct s, String path, String name, String type, Optional<Mark> mark, int offset, int width, int typeWidth) {
        String key = mark.map(m -> m.keys().isEmpty() ? "none" : m.spelling())
                .orElse(s.coveredFields().contains(name) ? "" : "-");
        Optional<Guard> guard = mark.map(m -> KeyModel.guard(s.legend(), m))
                .or(() -> s.coveredFields().contains(name) ? Optional.empty() : s.legend().otherwise().map(o -> Guard.of(o.text())));
        List<String> lock = guard.map(KeysText::rules).orElse(List.of(""));
        out.append("  ").append(pad(name, width)).append("  ").append(pad(type, typeWidth)).append("  ").append(pad(key, 6)).append(' ')
                .append(pad(lock.get(0), LOCK)).append(' ').append(result.line(path, offset)).append('\n');
        lock.subList(1, lock.size()).forEach(more -> out.append(" ".repeat(width + typeWidth + 13)).append(more).append('\n'));
    }

    /** A guard, a line for each thing that holds of it alone. */
    private static List<String> rules(Guard guard) {
        List<String> lines = new ArrayList<>();
        if (guard.read().equals(guard.write())) {
            lines.add(guard.write().print());
        } else {
            lines.add("write: " + guard.write().print());
            lines.add("read:  " + (guard.read() instanceof Rule.Unlocked ? "nothing" : guard.read().print()));
        }
        guard.condition().ifPresent(c -> lines.add("(" + c + ")"));
        return lines;
    }

    private void file(String path, FileKeys keys) {
        if (keys.variables().isEmpty() && keys.flags().isEmpty() && keys.notes().isEmpty()) {
            return;
        }
        out.append('\n').append(path).append(": not of one struct\n");
        keys.variables().forEach(v -> out.append("  variable ").append(v.name()).append("  ").append(v.mark().spelling()).append("  ")
                .append(KeyModel.guard(v.legend(), v.mark()).print()).append("  ").append(result.line(path, v.mark().span().start()))
                .append('\n'));
        keys.flags().forEach(f -> out.append("  flags ").append(f.word().isEmpty() ? "" : f.word() + " ")
                .append(names(f.flags())).append(": ").append(f.text()).append("  ").append(result.line(path, f.span().start()))
                .append('\n'));
        keys.notes().forEach(n -> out.append("  note ").append(n.subject()).append(": ").append(n.text()).append("  ")
                .append(result.line(path, n.span().start())).append('\n'));
    }

    private static String names(List<String> flags) {
        return flags.size() <= 3 ? String.join(", ", flags)
                : flags.get(0) + " .. " + flags.get(flags.size() - 1) + " (" + flags.size() + ")";
    }

    private void coverage() {
        Coverage coverage = Coverage.of(result.structs());
        if (result.structs().size() < 2) {
            return;
        }
        out.append("\ncoverage of keyed structs\n");
        for (Map.Entry<String, Coverage.Count> folder : coverage.folders().entrySet()) {
            out.append("  ").append(pad(folder.getKey(), 32)).append(' ').append(folder.getValue().print()).append('\n');
        }
        out.append("  ").append(pad("all", 32)).append(' ').append(coverage.tree().print()).append('\n');
    }

    private static String pad(String text, int width) {
        String cut = text.length() > width && width == TYPE ? text.substring(0, width - 3) + "..." : text;
        return cut + " ".repeat(Math.max(0, width - cut.length()));
    }
}
