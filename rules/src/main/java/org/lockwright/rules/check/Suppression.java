package org.lockwright.rules.check;

import java.util.List;
import org.lockwright.parser.source.Span;

/**
 * A comment {@code lockwright: allow LWnnnn -- reason}.
 *
 * @param path the file
 * @param span the comment
 * @param line the first line whose findings it suppresses, from 1
 * @param lastLine the last of them: a comment that follows, such as a legend, is suppressed as a whole
 * @param rules the ids it names; empty if it cannot be read
 * @param reason why; empty if it cannot be read
 */
record Suppression(String path, Span span, int line, int lastLine, List<String> rules, String reason) {

    Suppression {
        rules = List.copyOf(rules);
    }

    boolean isReadable() {
        return !rules.isEmpty();
    }

    boolean covers(Finding finding) {
        return finding.path().equals(path) && finding.line() >= line && finding.line() <= lastLine && rules.contains(finding.rule());
    }
}
