package org.lockwright.parser.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes a legend as a comment that is read as that same legend.
 *
 * <p>Only keys, meanings, dialect and what is said of members without a mark are kept; layout and other words of the comment are not.
 */
public final class LegendPrinter {

    private static final String TITLE = "Field locking key:";
    private static final String STAR = " *";
    private static final String INDENT = " *   ";

    /** A meaning that begins like the dash which may stand between a key's brackets and its meaning. */
    private static final Pattern DASH = Pattern.compile("[-=:][ \\t].*");

    private LegendPrinter() {
    }

    /**
     * The comment, a line end after every line.
     *
     * @param legend a legend with letters
     * @param lineEnd {@code "\n"} or {@code "\r\n"}
     * @throws IllegalArgumentException if its keys are sentences
     */
    public static String print(Legend legend, String lineEnd) {
        List<String> lines = new ArrayList<>();
        lines.add("/*");
        lines.add(STAR + " " + TITLE);
        for (Entry entry : legend.entries()) {
            lines.addAll(lines(line(legend.dialect(), entry).stripTrailing(), entry.text().length()));
        }
        legend.otherwise().ifPresent(o -> {
            lines.add(STAR);
            lines.add(STAR + " Otherwise, " + o.text());
        });
        lines.add(" */");
        return String.join(lineEnd, lines) + lineEnd;
    }

    /** The line, broken at the limit unless a part of it would be taken for a sentence about the other members. */
    private static List<String> lines(String line, int length) {
        List<String> broken = LegendLines.wrapped(line, length, INDENT);
        return broken.stream().skip(1).map(l -> l.substring(INDENT.length()).strip()).anyMatch(LegendReader::saysOtherwise)
                ? List.of(INDENT + line) : broken;
    }

    private static String line(Dialect dialect, Entry entry) {
        boolean dash = KeySpelling.isBracketed(dialect) && DASH.matcher(entry.text()).matches();
        return dialect.line(entry.key(), (dash ? "- " : "") + entry.text());
    }
}
