package org.lockwright.rules.softint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.source.Span;
import org.lockwright.rules.softint.PortSpec.AssemblerRows;

/**
 * A table in assembler: the rows of one directive that follow a label.
 *
 * @param rows the rows, the first of them for level 0
 */
public record AssemblerTable(List<Row> rows) {

    private static final Pattern COMMENT = Pattern.compile("/\\*(.*?)\\*/|//(.*)|#(?!\\s*(?:if|el|end|def|inc|und))(.*)");
    private static final Pattern BRACES = Pattern.compile("([A-Za-z_]+)\\{([A-Za-z_, ]+)\\}");

    /**
     * A row.
     *
     * @param expression what stands behind the directive
     * @param comment the comment behind it; empty if there is none
     * @param place the directive's line
     */
    public record Row(String expression, String comment, Place place) {

        /** The classes its comment names, {@code IPL_SOFT{CLOCK,BIO}} spelt out. */
        public List<SoftintClass> named() {
            List<SoftintClass> out = new ArrayList<>();
            Matcher braces = BRACES.matcher(comment);
            StringBuilder words = new StringBuilder();
            int at = 0;
            while (braces.find()) {
                words.append(comment, at, braces.start());
                for (String one : braces.group(2).split("\\s*,\\s*")) {
                    words.append(' ').append(braces.group(1)).append(one.strip());
                }
                at = braces.end();
            }
            words.append(comment.substring(at));
            for (String word : words.toString().split("[^A-Za-z0-9_]+")) {
                SoftintClass.in(word).filter(c -> word.contains("SOFT") && !out.contains(c)).ifPresent(out::add);
            }
            return out;
        }
    }

    /** The table that {@code wanted} describes; empty if there is none. */
    public static Optional<AssemblerTable> of(SourceTree tree, AssemblerRows wanted) {
        Optional<SourceText> source = tree.isFile(wanted.in()) ? tree.read(wanted.in()) : Optional.empty();
        return source.map(s -> read(s, wanted)).filter(t -> !t.rows().isEmpty());
    }

    private static AssemblerTable read(SourceText source, AssemblerRows wanted) {
        Pattern label = Pattern.compile("\\b" + Pattern.quote(wanted.label()) + "\\)?\\s*:");
        Matcher at = label.matcher(source.text());
        List<Row> rows = new ArrayList<>();
        if (!at.find()) {
            return new AssemblerTable(rows);
        }
        for (int line = source.lines().line(at.end()); line <= source.lines().count(); line++) {
            int start = source.lines().startOf(line);
            String text = source.text().substring(Math.max(start, at.end()), Math.max(at.end(), source.lines().endOf(line))).stripTrailing();
            Matcher comment = COMMENT.matcher(text);
            String code = comment.replaceAll("").strip();
            if (code.startsWith(wanted.directive() + " ") || code.startsWith(wanted.directive() + "\t")) {
                comment.reset();
                String words = comment.find() ? comment.group().strip() : "";
                Span span = new Span(start, start + text.length());
                rows.add(new Row(code.substring(wanted.directive().length()).strip(), words, Place.of(source, span)));
            } else if (!code.isEmpty()) {
                break;
            }
        }
        return new AssemblerTable(rows);
    }
}
