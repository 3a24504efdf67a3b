package org.lockwright.rules.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lockwright.parser.keys.Dialect;
import org.lockwright.parser.keys.KeyedStruct;
import org.lockwright.parser.keys.Mark;
import org.lockwright.rules.flow.Note;

/**
 * Checks of the marks of one struct: LW0001 (key not in the legend), LW0005 (duplicate or contradictory marks), LW0008 (mark that
 * looks like a typo), LW0009 (legend and marks spelled differently).
 */
final class MarkChecks {

    private final KeyFinding at;
    private final KeyedStruct struct;
    private final boolean inner;

    /** Checks of {@code struct}; what an {@code inner} one's legend looks like is said of the outer one. */
    MarkChecks(KeyFinding at, KeyedStruct struct, boolean inner) {
        this.inner = inner;
        this.at = at;
        this.struct = struct;
    }

    List<Finding> findings() {
        List<Finding> out = new ArrayList<>();
        struct.strays().forEach(stray -> out.add(stray(stray)));
        for (Mark second : struct.doubles()) {
            Mark first = struct.mark(second.field()).orElseThrow();
            boolean same = first.spelling().equals(second.spelling());
            out.add(at.must("LW0005", second.span(), KeyFinding.field(struct, second.field()),
                    KeyFinding.field(struct, second.field()) + " is marked twice: '" + first.spelling() + "' and '" + second.spelling() + "'",
                    List.of(at.note("the first mark is at ", first.span(), ""),
                            Note.of(same ? "take one of them out" : "say which one holds; write both keys in one mark if both do"))));
        }
        for (Mark mark : struct.marks()) {
            if (new HashSet<>(mark.keys()).size() < mark.keys().size()) {
                out.add(at.must("LW0005", mark.span(), KeyFinding.field(struct, mark.field()),
                        "the mark of " + KeyFinding.field(struct, mark.field()) + " names a key twice: '" + mark.spelling() + "'",
                        "name each key once"));
            }
        }
        spelling(out);
        return out;
    }

    private Finding stray(Mark stray) {
        String field = KeyFinding.field(struct, stray.field());
        String written = at.source().slice(stray.span());
        boolean reversed = stray.keys().size() == 1 && stray.keys().get(0).length() == 2 && stray.keys().get(0).startsWith(":");
        if (reversed) {
            String key = stray.keys().get(0).substring(1);
            return at.must("LW0008", stray.span(), field + " " + written, "'" + written + "' on " + field + " looks like '" + key
                    + ":' the wrong way round", List.of(at.note("the legend at ", struct.legend().span(), " has '" + key + "'"),
                            Note.of("write '" + key + ":'")));
        }
        return at.must("LW0001", stray.span(), field + " " + stray.spelling(), "'" + written + "' on " + field + " is no key of its legend",
                List.of(at.note("the legend at ", struct.legend().span(), " has " + String.join(" ", struct.legend().keys())),
                        Note.of("add the key to the legend, or use one that it has")));
    }

    /** One finding for a struct some of whose marks are spelled otherwise than most, or all otherwise than the legend. */
    private void spelling(List<Finding> out) {
        if (struct.legend().dialect() == Dialect.PROSE || struct.marks().isEmpty()) {
            return;
        }
        Map<String, List<Mark>> byForm = new TreeMap<>();
        struct.marks().stream().filter(m -> !m.keys().isEmpty()).forEach(m -> byForm.computeIfAbsent(form(m), f -> new ArrayList<>()).add(m));
        String most = byForm.entrySet().stream().max((a, b) -> Integer.compare(a.getValue().size(), b.getValue().size()))
                .map(Map.Entry::getKey).orElse("");
        if (!inner && struct.legend().dialect() == Dialect.BARE && most.equals("colon")) {
            Mark first = byForm.get(most).get(0);
            out.add(at.may("LW0009", struct.legend().entries().get(0).span(), struct.def().tag() + " legend",
                    "the legend of " + struct.def().tag() + " spells its keys without the colon that " + byForm.get(most).size()
                            + " of its marks have: '" + at.source().slice(first.span()) + "'",
                    "write the colon in the legend too; 'lockwright keys --write' spells both one way"));
        }
        byForm.forEach((form, marks) -> {
            if (!form.equals(most) && !isLone(marks)) {
                Mark first = marks.get(0);
                out.add(at.may("LW0009", first.span(), struct.def().tag() + " " + form, marks.size() + (marks.size() == 1 ? " mark" : " marks")
                        + " of " + struct.def().tag() + " spelled '" + at.source().slice(first.span()) + "', "
                        + byForm.get(most).size() + " as '" + at.source().slice(byForm.get(most).get(0).span()) + "'",
                        "'lockwright keys --write' spells them one way"));
            }
        });
    }

    /** A key alone in its comment needs no colon. */
    private static boolean isLone(List<Mark> marks) {
        return marks.stream().allMatch(m -> m.text().isEmpty());
    }

    private String form(Mark mark) {
        String written = at.source().slice(mark.span());
        return written.startsWith("(") && written.length() > 1 && written.endsWith(")") ? "paren" : written.startsWith("[") ? "bracket"
                : written.endsWith("::") ? "colon" : written.endsWith(":") && written.length() > 1 ? "colon" : "bare";
    }
}
