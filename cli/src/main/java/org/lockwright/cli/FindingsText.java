package org.lockwright.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.rules.check.Finding;

/** Findings as text: place, severity, id and message on a line that other tools read, then excerpt and notes. */
final class FindingsText {

    private FindingsText() {
    }

    /** The findings in their order, {@code last} behind the notes of each. */
    static String of(SourceTree tree, List<Finding> findings, Function<Finding, Optional<String>> last) {
        StringBuilder out = new StringBuilder();
        Map<String, Optional<SourceText>> texts = new HashMap<>();
        for (Finding f : findings) {
            out.append(head(f)).append('\n');
            texts.computeIfAbsent(f.path(), tree::read).ifPresent(source -> out.append(Excerpt.of(source, f)));
            f.notes().forEach(note -> out.append("    ").append(note).append('\n'));
            last.apply(f).ifPresent(note -> out.append("    ").append(note).append('\n'));
        }
        return out.toString();
    }

    /** The line that other tools read, {@code "sys/kern/a.c:3:1: error: LW1003: ..."}. */
    static String head(Finding f) {
        return f.path() + ":" + f.line() + ":" + f.column() + ": " + (f.confidence() == Finding.Confidence.MUST ? "error" : "warning") + ": " + f.rule()
                + ": " + f.message();
    }
}
