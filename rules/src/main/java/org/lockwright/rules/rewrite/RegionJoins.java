package org.lockwright.rules.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lockwright.parser.source.SourceText;
import org.lockwright.rules.pack.Rewrite;

/**
 * Joins regions of one lock between which nothing stands: the first of them leaves what the next takes again, at the beginning of a branch or in front of what
 * a {@code return} gives.
 */
final class RegionJoins {

    private static final String ARGUMENT = "\\(([^;{}\n]*)\\);";

    private final Pattern pair;
    private final Pattern exit;
    private final Pattern enter;

    RegionJoins(Rewrite.ClassNames names) {
        String leave = "(?<=[;{}])[ \t]*\r?\n([ \t]*)" + names.exit() + ARGUMENT;
        this.pair = Pattern.compile(leave + "[ \t]*\r?\n\\1" + names.enter() + "\\(\\2\\);(?=\r?\n)");
        this.exit = Pattern.compile("(?s).*(" + leave + ")$");
        this.enter = Pattern.compile("^" + names.enter() + ARGUMENT + "\r?\n([ \t]*)");
    }

    /** {@code edits} of files that {@code source} gives, where such regions are one. */
    List<Edit> joined(List<Edit> edits, Function<String, SourceText> source) {
        Map<String, List<Edit>> byPath = edits.stream().collect(Collectors.groupingBy(Edit::path, TreeMap::new, Collectors.toList()));
        List<Edit> out = new ArrayList<>();
        byPath.forEach((path, all) -> out.addAll(joined(all.stream().sorted().toList(), source.apply(path))));
        return out;
    }

    private List<Edit> joined(List<Edit> edits, SourceText source) {
        List<Edit> out = new ArrayList<>();
        for (Edit edit : edits) {
            Edit next = within(edit);
            Edit last = out.isEmpty() ? null : out.get(out.size() - 1);
            if (last != null && last.span().end() <= next.span().start() && source.text().substring(last.span().end(), next.span().start()).isBlank()) {
                next = across(last, next, source, out);
            }
            out.add(next);
        }
        return out;
    }

    /** {@code edit} without exits that the same entry follows, unless its old text has some. */
    private Edit within(Edit edit) {
        return pair.matcher(edit.expected()).find() ? edit : with(edit, pair.matcher(edit.replacement()).replaceAll(""));
    }

    /** {@code next} without the entry that it begins with, if {@code last}, the end of {@code out}, ends with that exit and can do without it. */
    private Edit across(Edit last, Edit next, SourceText source, List<Edit> out) {
        int line = source.text().lastIndexOf('\n', last.span().start() - 1) + 1;
        String before = source.text().substring(line, last.span().start());
        Matcher left = exit.matcher(before + last.replacement());
        Matcher taken = enter.matcher(next.replacement());
        if (!left.matches() || left.start(1) < before.length() || !taken.find() || !left.group(3).equals(taken.group(1)) || !left.group(2).equals(taken.group(2))) {
            return next;
        }
        out.set(out.size() - 1, with(last, last.replacement().substring(0, left.start(1) - before.length())));
        return with(next, next.replacement().substring(taken.end()));
    }

    private static Edit with(Edit edit, String replacement) {
        return new Edit(edit.path(), edit.span(), edit.expected(), replacement, edit.rule());
    }
}
