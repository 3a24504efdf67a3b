package org.lockwright.rules.rewrite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lockwright.parser.keys.CommentEdit;
import org.lockwright.parser.keys.Dialect;
import org.lockwright.parser.keys.FileKeys;
import org.lockwright.parser.keys.KeyLine;
import org.lockwright.parser.keys.KeyReader;
import org.lockwright.parser.keys.KeyedStruct;
import org.lockwright.parser.keys.Legend;
import org.lockwright.parser.keys.LegendLines;
import org.lockwright.parser.keys.LegendWriter;
import org.lockwright.parser.keys.MarkWriter;
import org.lockwright.parser.keys.TextChange;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.tree.FieldDef;
import org.lockwright.parser.tree.StructDef;
import org.lockwright.rules.pack.Pack;

/** Writes keys into the comments of one struct: marks on fields, and the legend lines they need. */
final class KeyRewrite {

    static final String TITLE = "Field locking key:";

    private final String rule;
    private final Pack.KeyedStruct keyed;
    private final SourceText source;
    private final StructDef def;
    private final Optional<KeyedStruct> written;
    private final Optional<Legend> legend;
    private final List<Edit> edits = new ArrayList<>();
    private final List<Site> sites = new ArrayList<>();

    KeyRewrite(String rule, Pack.KeyedStruct keyed, Declarations header, StructDef def) {
        this.rule = rule;
        this.keyed = keyed;
        this.source = header.source();
        this.def = def;
        FileKeys read = KeyReader.read(source, header.unit().structs().stream()
                .filter(s -> s.path().equals(source.path())).toList());
        this.written = read.of(def);
        this.legend = written.map(KeyedStruct::legend);
    }

    List<Edit> edits() {
        return edits;
    }

    List<Site> sites() {
        return sites;
    }

    /** Whether {@code field} has the mark {@code key} and no other. */
    boolean isMarked(String field, String key) {
        return written.flatMap(s -> s.mark(field)).filter(mark -> mark.keys().equals(List.of(key))).isPresent();
    }

    /** Gives the fields named the keys given; the legend gets the lines of the keys in {@code shown} that it lacks. */
    void write(Map<String, String> keyOfField, Set<String> shown) {
        if (legend.isPresent() && legend.get().dialect() != Dialect.PAREN) {
            for (FieldDef field : fields(keyOfField)) {
                site(field, Site.Outcome.REFUSED, Reason.DECLARATION_DIFFERS.code());
            }
            return;
        }
        Set<String> letters = keyed.legend().stream().map(Pack.LegendLine::key).collect(Collectors.toSet());
        MarkWriter writer = MarkWriter.on(source, letters);
        for (FieldDef field : fields(keyOfField)) {
            CommentEdit edit = writer.mark(field, keyOfField.get(field.name()));
            if (edit instanceof CommentEdit.Change change) {
                change(change.change());
                site(field, Site.Outcome.REWRITTEN, "(" + keyOfField.get(field.name()) + ")");
            } else if (edit instanceof CommentEdit.Refused) {
                site(field, Site.Outcome.REFUSED, Reason.DECLARATION_DIFFERS.code());
            } else {
                site(field, Site.Outcome.RIGHT_BY_TEXT, "marked already");
            }
        }
        writeLegend(shown);
    }

    private List<FieldDef> fields(Map<String, String> keyOfField) {
        return def.fields().stream().filter(f -> keyOfField.containsKey(f.name())).toList();
    }

    private void writeLegend(Set<String> shown) {
        List<KeyLine> lines = keyed.legend().stream()
                .filter(line -> shown.contains(line.key()))
                .map(line -> new KeyLine(line.key(), line.text()))
                .toList();
        if (legend.isEmpty()) {
            if (!lines.isEmpty() && LegendWriter.insert(source, def, TITLE, lines) instanceof CommentEdit.Change change) {
                change(change.change());
            }
            return;
        }
        List<String> order = keyed.legend().stream().map(Pack.LegendLine::key).toList();
        for (KeyLine line : lines) {
            if (legend.get().entry(line.key()).isEmpty()
                    && LegendLines.of(source, legend.get()).add(line, order) instanceof CommentEdit.Change change) {
                change(change.change());
            }
        }
    }

    private void change(TextChange c) {
        edits.add(new Edit(source.path(), c.span(), c.expected(), c.replacement(), rule));
    }

    private void site(FieldDef field, Site.Outcome outcome, String detail) {
        sites.add(new Site(rule, source.path(), field.nameSpan(), source.lines().line(field.nameSpan().start()), "", outcome,
                detail));
    }

    /** Today's key of each field that has one, in the order of the pack. */
    static Map<String, String> today(Pack.KeyedStruct keyed) {
        Map<String, String> out = new LinkedHashMap<>();
        keyed.fields().stream().filter(f -> !f.today().isEmpty()).forEach(f -> out.put(f.name(), f.today()));
        return out;
    }
}
