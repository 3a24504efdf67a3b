package org.lockwright.tests.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lockwright.parser.keys.Entry;
import org.lockwright.parser.keys.FileKeys;
import org.lockwright.parser.keys.KeyedStruct;
import org.lockwright.parser.keys.Legend;
import org.lockwright.parser.keys.Mark;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.profile.Profile;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.tree.FieldDef;
import org.lockwright.rules.check.Lint;
import org.lockwright.rules.key.Guard;
import org.lockwright.rules.key.KeyModel;

/**
 * C text in which the end of each line says what is to be read there: {@code int n; /}{@code * m: users *}{@code / //= m TRAILING: x_lock}.
 *
 * <p>A field's line has its keys, the place of its mark and the guard: {@code RULE to write, RULE to read (CONDITION)}. Lines that say
 * nothing must give nothing, so a look-alike needs no words. Further forms: {@code stray z}, {@code twice m}, {@code unparsed},
 * {@code otherwise: RULE}, {@code note SUBJECT: TEXT}, {@code flags WORD [BITS]: LOCK}.
 */
public final class KeyReading {

    /** Where the text of a case stands. */
    public static final String PATH = "sys/sys/example.h";

    private static final Pattern SAYS = Pattern.compile("(?m)[ \\t]*//=[ \\t]*([^\\r\\n]*)$");

    private final SourceText source;
    private final Map<Integer, TreeSet<String>> said = new TreeMap<>();

    private KeyReading(SourceText source) {
        this.source = source;
    }

    /** Checks that {@code c} is read as its line ends say, with either kind of line end. */
    public static void check(String c) {
        String text = SAYS.matcher(c).replaceAll("");
        String wanted = c.lines().map(KeyReading::normal).collect(Collectors.joining("\n"));
        assertEquals(wanted, read(text));
        assertEquals(wanted, read(text.replace("\n", "\r\n")), "under CRLF");
    }

    private static String normal(String line) {
        Matcher m = SAYS.matcher(line);
        return m.find() ? line.substring(0, m.start()) + " //= " + m.group(1).strip() : line.stripTrailing();
    }

    private static String read(String text) {
        MemoryTree tree = MemoryTree.kernel().with(PATH, text);
        Configuration configuration = Profile.named("amd64").in(tree, List.of());
        KeyModel keys = Lint.keys(tree, List.of(PATH), configuration, 1, path -> { });
        KeyReading reading = new KeyReading(SourceText.ofLatin1(PATH, text));
        if (keys.files().containsKey(PATH)) {
            reading.file(keys.files().get(PATH));
        }
        StringBuilder out = new StringBuilder();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            TreeSet<String> here = reading.said.getOrDefault(i + 1, new TreeSet<>());
            out.append(i == 0 ? "" : "\n").append(lines.get(i).stripTrailing()).append(here.isEmpty() ? "" : " //= " + String.join("; ", here));
        }
        return out.toString();
    }

    private void file(FileKeys keys) {
        for (KeyedStruct struct : keys.structs()) {
            for (FieldDef field : struct.def().fields()) {
                struct.mark(field).ifPresent(m -> say(field.nameSpan().start(), mark(struct.legend(), m)));
            }
            struct.strays().forEach(m -> say(m.span().start(), "stray " + m.spelling()));
            struct.doubles().forEach(m -> say(m.span().start(), "twice " + m.spelling()));
            struct.accessors().forEach(m -> say(m.span().start(), mark(struct.legend(), m)));
            struct.parts().forEach(m -> say(m.span().start(), mark(struct.legend(), m)));
            struct.legend().otherwise().ifPresent(this::otherwise);
        }
        keys.variables().forEach(v -> say(v.mark().span().start(), mark(v.legend(), v.mark())));
        keys.flags().forEach(f -> say(f.span().start(), "flags " + (f.word().isEmpty() ? "-" : f.word()) + " " + f.flags() + ": " + f.text()));
        keys.notes().forEach(n -> say(n.span().start(), "note " + n.subject() + ": " + n.text()));
        keys.unparsed().forEach(u -> say(u.span().start(), "unparsed"));
    }

    private void otherwise(Entry entry) {
        say(entry.span().start(), "otherwise: " + Guard.of(entry.text()).print());
    }

    private static String mark(Legend legend, Mark mark) {
        return (mark.keys().isEmpty() ? "blank" : mark.spelling()) + " " + mark.place() + ": " + KeyModel.guard(legend, mark).print();
    }

    private void say(int offset, String what) {
        said.computeIfAbsent(source.lines().line(offset), l -> new TreeSet<>()).add(what);
    }
}
