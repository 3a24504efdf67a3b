package org.lockwright.cli;

import org.lockwright.parser.source.SourceText;
import org.lockwright.rules.check.Finding;

/** The source line of a finding with a caret below. */
final class Excerpt {

    private static final int WIDTH = 160;
    private static final String INDENT = "    ";

    private Excerpt() {
    }

    /** Two lines, or nothing for an empty line; control characters of the source are replaced. */
    static String of(SourceText source, Finding finding) {
        int start = source.lines().startOf(finding.line());
        int end = source.text().indexOf('\n', start);
        end = end < 0 ? source.length() : end;
        if (start >= end) {
            return "";
        }
        int from = Math.max(start, finding.span().start() - WIDTH + 40);
        int to = Math.min(end, from + WIDTH);
        StringBuilder line = new StringBuilder(INDENT);
        StringBuilder caret = new StringBuilder(INDENT);
        for (int i = from; i < to; i++) {
            char c = source.text().charAt(i);
            boolean printable = c == '\t' || c >= ' ' && c < 0x7f || c >= 0xa0;
            line.append(printable ? c : c == '\r' ? ' ' : '?');
            if (i < finding.span().end() || i == finding.span().start()) {
                caret.append(i == finding.span().start() ? '^' : i > finding.span().start() ? '~' : c == '\t' ? '\t' : ' ');
            }
        }
        return line.toString().stripTrailing() + "\n" + caret + "\n";
    }
}
