package org.lockwright.rules.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.source.Token;
import org.lockwright.parser.source.Token.Kind;
import org.lockwright.rules.softint.SoftintClass;

/**
 * A row {@code [IPL_SOFTx] = value} of an initialiser, in code or in a macro's body.
 *
 * @param type the class
 * @param span the row without the comma behind it
 * @param name the designator's name
 * @param value the value
 */
record DesignatedRow(SoftintClass type, Span span, Span name, Span value) {

    private static final int TAB = 8;

    /** Runs of such rows, each row directly behind the one before. */
    static List<List<DesignatedRow>> groups(SourceText source) {
        List<Token> tokens = Lexer.tokens(source).stream().filter(t -> t.kind() != Kind.COMMENT).toList();
        List<List<DesignatedRow>> out = new ArrayList<>();
        List<DesignatedRow> group = new ArrayList<>();
        int i = 0;
        while (i < tokens.size()) {
            Optional<DesignatedRow> row = at(source, tokens, i);
            if (row.isPresent()) {
                group.add(row.get());
                while (i < tokens.size() && tokens.get(i).span().start() < row.get().span().end()) {
                    i++;
                }
                i += i < tokens.size() && tokens.get(i).in(source).equals(",") ? 1 : 0;
            } else {
                if (!group.isEmpty()) {
                    out.add(group);
                    group = new ArrayList<>();
                }
                i++;
            }
        }
        return out;
    }

    private static Optional<DesignatedRow> at(SourceText source, List<Token> tokens, int i) {
        if (i + 4 >= tokens.size() || !text(source, tokens, i).equals("[") || !text(source, tokens, i + 2).equals("]")
                || !text(source, tokens, i + 3).equals("=") || !text(source, tokens, i + 1).startsWith("IPL_SOFT")) {
            return Optional.empty();
        }
        Optional<SoftintClass> type = SoftintClass.in(text(source, tokens, i + 1));
        int depth = 0;
        int end = i + 4;
        while (end < tokens.size()) {
            String t = text(source, tokens, end);
            depth += t.equals("(") ? 1 : t.equals(")") ? -1 : 0;
            if (depth == 0 && (t.equals(",") || t.equals("}")) || tokens.get(end).kind() == Kind.END_OF_DIRECTIVE) {
                break;
            }
            end++;
        }
        Span value = new Span(tokens.get(i + 4).span().start(), tokens.get(end - 1).span().end());
        return type.map(c -> new DesignatedRow(c, new Span(tokens.get(i).span().start(), value.end()), tokens.get(i + 1).span(), value));
    }

    private static String text(SourceText source, List<Token> tokens, int i) {
        return tokens.get(i).in(source);
    }

    /** The row for another class and value, the value in the column it has now. */
    String with(SourceText source, SoftintClass other, String text) {
        String before = source.text().substring(source.lines().startOf(source.lines().line(span.start())), span.start());
        String gap = source.text().substring(name.end(), value.start());
        String mark = gap.stripTrailing();
        String blank = gap.substring(mark.length());
        String head = "[IPL_SOFT" + other;
        if (!blank.contains("\t") || blank.contains("\n")) {
            return head + gap + text;
        }
        int wanted = column(before + source.text().substring(span.start(), value.start()));
        StringBuilder out = new StringBuilder(head + mark);
        while (column(before + out) / TAB < wanted / TAB) {
            out.append('\t');
        }
        if (column(before + out) % TAB != 0 || out.length() == (head + mark).length()) {
            out.append(' ');
        }
        return out + text;
    }

    private static int column(String line) {
        int column = 0;
        for (char c : line.toCharArray()) {
            column = c == '\t' ? (column / TAB + 1) * TAB : column + 1;
        }
        return column;
    }
}
