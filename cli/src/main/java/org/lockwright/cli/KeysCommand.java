package org.lockwright.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lockwright.parser.keys.Entry;
import org.lockwright.parser.keys.KeyedStruct;
import org.lockwright.parser.keys.Mark;
import org.lockwright.parser.keys.UnparsedLegend;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.tree.FieldDef;
import org.lockwright.rules.check.Lint;
import org.lockwright.rules.key.KeyModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code keys [STRUCT...]}: every legend and marked struct. */
@Command(name = "keys", description = "Lists locking keys: legends, marked fields, what has no mark.")
final class KeysCommand implements Callable<Integer> {

    @ParentCommand private Commands root;

    @Parameters(paramLabel = "STRUCT", arity = "0..*", description = "struct tags; all keyed structs without any")
    private List<String> structs = new ArrayList<>();

    @Override
    public Integer call() {
        Session session = root.session();
        try (Session.Source source = session.reading(); Progress progress = Progress.of(session, "keys")) {
            List<String> files = Lint.cFiles(source.tree());
            KeyModel model = Lint.keys(source.tree(), files, session.configurations(source.tree()).get(0), session.threads(), progress);
            List<KeyedStruct> wanted = model.structs().stream()
                    .filter(s -> structs.isEmpty() || structs.contains(s.def().tag())).toList();
            for (String tag : structs) {
                if (wanted.stream().noneMatch(s -> s.def().tag().equals(tag))) {
                    throw new UsageException("keys " + tag + ": no struct of that tag has a legend in " + source.name()
                            + "; 'lockwright keys' lists those that have");
                }
            }
            Result.write(session, session.json() ? Result.json(json(source, wanted, model)) : text(source, wanted, model));
            int marked = wanted.stream().mapToInt(KeyedStruct::marked).sum();
            int total = wanted.stream().mapToInt(KeyedStruct::total).sum();
            session.err().println("lockwright: " + files.size() + " C files read, " + wanted.size() + " keyed structs, " + marked + " of "
                    + total + " fields marked, " + model.unparsed().size() + " legends not read");
        }
        return Exit.DONE;
    }

    private static int line(Session.Source source, String path, int offset) {
        return source.tree().read(path).map(SourceText::lines).map(l -> l.line(offset)).orElse(0);
    }

    private static String text(Session.Source source, List<KeyedStruct> structs, KeyModel model) {
        StringBuilder out = new StringBuilder("tree: " + source.name() + "\n");
        for (KeyedStruct s : structs) {
            String path = s.def().path();
            out.append('\n').append(path).append(':').append(line(source, path, s.def().span().start())).append(": struct ")
                    .append(s.def().tag()).append(", ").append(s.marked()).append(" of ").append(s.total()).append(" fields marked\n");
            for (Entry entry : s.legend().entries()) {
                out.append("    ").append(pad(entry.key(), 4)).append(' ').append(entry.text()).append('\n');
            }
            int name = s.def().fields().stream().mapToInt(f -> f.name().length()).max().orElse(0);
            int type = Math.min(32, s.def().fields().stream().mapToInt(f -> f.type().length()).max().orElse(0));
            for (FieldDef field : s.def().fields()) {
                Optional<Mark> mark = s.mark(field.name());
                String key = mark.map(KeysCommand::spell).orElse(s.coveredFields().contains(field.name()) ? "" : "-");
                out.append("  ").append(pad(field.name(), name)).append("  ").append(pad(field.type(), type)).append("  ")
                        .append(pad(key, 6)).append(' ').append(line(source, path, field.nameSpan().start())).append('\n');
            }
        }
        for (UnparsedLegend u : model.unparsed()) {
            out.append(u.path()).append(':').append(line(source, u.path(), u.span().start())).append(": legend not read: ")
                    .append(u.reason()).append('\n');
        }
        return out.toString();
    }

    private static String spell(Mark mark) {
        return mark.keys().isEmpty() ? "none" : String.join(mark.operator().isBlank() ? " " : mark.operator(), mark.keys());
    }

    private static String pad(String text, int width) {
        String cut = text.length() > width && width > 3 ? text.substring(0, width - 3) + "..." : text;
        return cut + " ".repeat(Math.max(0, width - cut.length()));
    }

    private static Map<String, Object> json(Session.Source source, List<KeyedStruct> structs, KeyModel model) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("tree", source.name());
        out.put("structs", structs.stream().map(s -> struct(source, s)).toList());
        out.put("unparsed", model.unparsed().stream().map(u -> Map.of("path", u.path(),
                "line", line(source, u.path(), u.span().start()), "reason", u.reason())).toList());
        return out;
    }

    private static Map<String, Object> struct(Session.Source source, KeyedStruct s) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("struct", s.def().tag());
        out.put("path", s.def().path());
        out.put("line", line(source, s.def().path(), s.def().span().start()));
        out.put("marked", s.marked());
        out.put("total", s.total());
        List<Map<String, Object>> legend = new ArrayList<>();
        for (Entry e : s.legend().entries()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("key", e.key());
            entry.put("text", e.text());
            legend.add(entry);
        }
        out.put("legend", legend);
        List<Map<String, Object>> fields = new ArrayList<>();
        for (FieldDef f : s.def().fields()) {
            Map<String, Object> field = new LinkedHashMap<>();
            field.put("field", f.name());
            field.put("type", f.type());
            field.put("keys", s.mark(f.name()).map(Mark::keys).orElse(List.of()));
            field.put("marked", s.mark(f.name()).isPresent());
            field.put("line", line(source, s.def().path(), f.nameSpan().start()));
            fields.add(field);
        }
        out.put("fields", fields);
        return out;
    }
}
