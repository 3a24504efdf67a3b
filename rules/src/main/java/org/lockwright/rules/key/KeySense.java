package org.lockwright.rules.key;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.lockwright.parser.keys.Entry;
import org.lockwright.parser.keys.FileKeys;
import org.lockwright.parser.keys.KeyedStruct;
import org.lockwright.parser.keys.Legend;
import org.lockwright.parser.keys.Mark;

/**
 * What the keys of a file say: legends, every mark with its keys, words and guard, and what has no mark; not where, nor in which spelling.
 *
 * @param lines one for each thing said, in order
 * @param strays marks whose keys no legend has
 */
public record KeySense(List<String> lines, List<String> strays) {

    public KeySense {
        lines = List.copyOf(lines);
        strays = List.copyOf(strays);
    }

    /** The sense of {@code keys}. */
    public static KeySense of(FileKeys keys) {
        List<String> lines = new ArrayList<>();
        List<String> strays = new ArrayList<>();
        for (KeyedStruct s : keys.structs()) {
            String struct = "struct " + s.def().tag();
            lines.add(struct + ", " + s.scope() + ": " + legend(s.legend()));
            marks(lines, struct, s.legend(), s.marks());
            marks(lines, struct + ", again", s.legend(), s.doubles());
            marks(lines, struct + ", accessor", s.legend(), s.accessors());
            marks(lines, struct + ", part", s.legend(), s.parts());
            lines.add(struct + " covers " + s.coveredFields() + ", leaves out " + s.unmarkedFields() + " and reaches "
                    + new TreeSet<>(s.accessedFields()) + " by accessors");
            s.strays().forEach(m -> strays.add(struct + "." + m.field() + " '" + m.spelling() + "'"));
        }
        keys.variables().forEach(v -> marks(lines, "variable under " + legend(v.legend()), v.legend(), List.of(v.mark())));
        keys.flags().forEach(f -> lines.add("flags " + f.word() + " " + f.flags() + " " + f.text()));
        keys.notes().forEach(n -> lines.add("note " + n.subject() + " " + n.text()));
        keys.orders().forEach(o -> lines.add("order " + o.line()));
        keys.unparsed().forEach(u -> lines.add("not read: " + u.reason()));
        return new KeySense(lines, strays);
    }

    /** The first thing this says and {@code other} does not, or the other way round; strays may become fewer. */
    public Optional<String> difference(KeySense other) {
        for (int i = 0; i < Math.max(lines.size(), other.lines.size()); i++) {
            if (i >= other.lines.size() || i >= lines.size() || !lines.get(i).equals(other.lines.get(i))) {
                return Optional.of(i < lines.size() ? lines.get(i) : other.lines.get(i));
            }
        }
        return other.strays.stream().filter(s -> !new HashSet<>(strays).contains(s)).findFirst();
    }

    private static String legend(Legend legend) {
        return legend.entries().stream().map(e -> e.key() + " " + e.text()).toList()
                + legend.otherwise().map(Entry::text).map(t -> " otherwise " + t).orElse("");
    }

    private static void marks(List<String> lines, String of, Legend legend, List<Mark> marks) {
        marks.forEach(m -> lines.add(of + ": " + m.field() + " " + m.place() + " '" + m.spelling() + "' " + m.text() + " = "
                + KeyModel.guard(legend, m)));
    }
}
