package org.lockwright.parser.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.source.Token;

/**
 * A lock order that a comment declares in the form {@code Lock order: A > B > C / D}.
 *
 * @param line the order alone, on one line
 * @param span the comment
 */
public record DeclaredOrder(String line, Span span) {

    private static final String NAME = "[A-Za-z_][A-Za-z0-9_]{0,60}";
    private static final Pattern ORDER = Pattern.compile("\\block(?:ing)? order(?: is)?[:.]? (" + NAME + "(?: ?[>/] ?" + NAME + "){1,40})",
            Pattern.CASE_INSENSITIVE);

    /** The orders in the comments among {@code tokens}; arrows ({@code a -> b}) and sentences are other forms and not read here. */
    static List<DeclaredOrder> in(SourceText source, List<Token> tokens) {
        List<DeclaredOrder> orders = new ArrayList<>();
        for (Token token : tokens) {
            if (token.kind() != Token.Kind.COMMENT) {
                continue;
            }
            Matcher m = ORDER.matcher(CommentText.of(source, token.span()).joinedFrom(token.span().start()));
            while (m.find()) {
                if (m.group(1).indexOf('>') > 0) {
                    orders.add(new DeclaredOrder(m.group(1), token.span()));
                }
            }
        }
        return orders;
    }
}
