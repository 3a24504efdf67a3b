package org.lockwright.tests.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Token;
import org.lockwright.rules.check.Finding;

/**
 * What a mark at the end of a line says of that line.
 *
 * <p>Form: {@code // WORD}, for all but {@code CLEAN} then ids divided by commas, then {@code must} or {@code may}, then
 * {@code : words of the message}; an id stands once for each finding it is to have there. A fixture has no other line comments.
 *
 * @param path the file
 * @param line its line, from 1
 * @param word what is expected
 * @param ids ids of the findings meant; empty for {@link Word#CLEAN}
 * @param confidence the confidence they must have, if the mark says
 * @param words what their messages must contain; empty for anything
 */
record Expectation(String path, int line, Word word, List<String> ids, Optional<Finding.Confidence> confidence, String words) {

    /** The words of marks. */
    enum Word {
        /** Must be reported. */
        WANT,
        /** Must be silent. */
        CLEAN,
        /** A known false negative: silent, and should not be. */
        MISS,
        /** A known false positive: reported, and should not be. */
        NOISE
    }

    private static final Pattern FORM = Pattern.compile(
            "//\\s*(\\w+)((?:,?\\s+LW\\d{4})*)(?:\\s+(must|may))?(?:\\s*:\\s*(.*))?\\s*");

    /** The marks in {@code source}, in order; leading {@link Setting} lines are none. */
    static List<Expectation> in(SourceText source) {
        List<Expectation> out = new ArrayList<>();
        for (Token token : Lexer.tokens(source)) {
            String text = token.in(source);
            int line = source.lines().line(token.span().start());
            if (token.kind() == Token.Kind.COMMENT && text.startsWith("//") && line > Setting.lines(source)) {
                out.add(parse(source.path(), line, text.strip()));
            }
        }
        return out;
    }

    /** A mark at the end of a line, wherever it stands, in a comment too. */
    private static final Pattern AT_LINE_END = Pattern.compile("(?m)[ \\t]*(// (?:WANT|CLEAN|MISS|NOISE)\\b[^\\r\\n]*)$");

    /** The marks at the ends of the lines of {@code source}, those inside comments too, in order. */
    static List<Expectation> atLineEnds(SourceText source) {
        List<Expectation> out = new ArrayList<>();
        Matcher m = AT_LINE_END.matcher(source.text());
        while (m.find()) {
            out.add(parse(source.path(), source.lines().line(m.start(1)), m.group(1).strip()));
        }
        return out;
    }

    /** {@code text} without the marks at its line ends, and without the white space before them. */
    static String without(String text) {
        return AT_LINE_END.matcher(text).replaceAll("");
    }

    private static Expectation parse(String path, int line, String comment) {
        Matcher m = FORM.matcher(comment);
        Word word = null;
        for (Word w : Word.values()) {
            word = comment.matches("//\\s*" + w + "\\b.*") ? w : word;
        }
        if (word == null) {
            throw new MarkException(path, line, "'" + comment + "' is no mark; write WANT, CLEAN, MISS or NOISE, or /* */");
        }
        if (!m.matches()) {
            throw new MarkException(path, line, "'" + comment + "' cannot be read; write '// " + word
                    + (word == Word.CLEAN ? "'" : " LW1003 must: words of the message'"));
        }
        List<String> ids = m.group(2).isBlank() ? List.of() : List.of(m.group(2).strip().split(",?\\s+"));
        boolean extra = !ids.isEmpty() || m.group(3) != null;
        if (word == Word.CLEAN ? extra : ids.isEmpty()) {
            throw new MarkException(path, line, word == Word.CLEAN ? "CLEAN takes no id" : word + " without the id of a check");
        }
        Optional<Finding.Confidence> confidence = Optional.ofNullable(m.group(3))
                .map(c -> c.equals("must") ? Finding.Confidence.MUST : Finding.Confidence.MAY);
        return new Expectation(path, line, word, ids, confidence, m.group(4) == null ? "" : m.group(4).strip());
    }

    /** Whether the line must be reported. */
    boolean reported() {
        return word == Word.WANT || word == Word.NOISE;
    }
}
