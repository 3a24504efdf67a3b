package org.lockwright.parser.keys;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.source.Token;
import org.lockwright.parser.source.Token.Kind;

/**
 * How the members around a declaration align their trailing comments.
 *
 * @param column the screen column most of them begin at
 * @param tabs whether they are reached by tabs
 */
record Neighbours(int column, boolean tabs) {

    /** Where KNF puts a member's comment when no neighbour has one. */
    private static final int USUAL_COLUMN = 40;

    static Neighbours of(SourceText source, FieldComments comments, Span declaration) {
        List<Token> tokens = comments.tokens();
        Map<Integer, Integer> columns = new TreeMap<>();
        int tabbed = 0;
        int spaced = 0;
        int depth = 0;
        for (int i = openingBrace(source, comments, declaration) + 1; i < tokens.size() && depth >= 0; i++) {
            String token = tokens.get(i).kind() == Kind.PUNCTUATOR ? tokens.get(i).in(source) : "";
            depth += token.equals("{") ? 1 : token.equals("}") ? -1 : 0;
            if (!token.equals(";") || i + 1 == tokens.size() || tokens.get(i + 1).kind() != Kind.COMMENT) {
                continue;
            }
            Span comment = tokens.get(i + 1).span();
            String gap = source.text().substring(tokens.get(i).span().end(), comment.start());
            if (gap.indexOf('\n') < 0) {
                columns.merge(Columns.at(source, comment.start()), 1, Integer::sum);
                tabbed += gap.indexOf('\t') >= 0 ? 1 : 0;
                spaced += gap.length() > 1 && gap.isBlank() && gap.indexOf('\t') < 0 ? 1 : 0;
            }
        }
        int column = USUAL_COLUMN;
        int most = 0;
        for (Map.Entry<Integer, Integer> entry : columns.entrySet()) {
            if (entry.getValue() > most) {
                most = entry.getValue();
                column = entry.getKey();
            }
        }
        return new Neighbours(column, tabbed >= spaced);
    }

    private static int openingBrace(SourceText source, FieldComments comments, Span declaration) {
        int depth = 0;
        for (int i = comments.indexAt(declaration.start()) - 1; i >= 0; i--) {
            Token token = comments.tokens().get(i);
            if (token.kind() != Kind.PUNCTUATOR || comments.inDirective(i)) {
                continue;
            }
            if (token.in(source).equals("}")) {
                depth++;
            } else if (token.in(source).equals("{") && depth-- == 0) {
                return i;
            }
        }
        return -1;
    }
}
