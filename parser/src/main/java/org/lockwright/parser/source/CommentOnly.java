package org.lockwright.parser.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.lockwright.parser.source.Token.Kind;

/**
 * Proves of two states of a file that only comments, and white space that means nothing, differ.
 *
 * <p>Compared are all tokens but comments, where directives begin and end, and whether two tokens touch, as in {@code #define F(x)}; a
 * comment between them keeps them apart, as the compiler has it.
 */
public final class CommentOnly {

    private CommentOnly() {
    }

    /** Where the code of {@code after} first differs from that of {@code before}, in a few words; empty if it does not. */
    public static Optional<String> difference(SourceText before, SourceText after) {
        List<Piece> old = code(before);
        List<Piece> now = code(after);
        for (int i = 0; i < Math.max(old.size(), now.size()); i++) {
            if (i >= old.size() || i >= now.size() || !old.get(i).sameAs(now.get(i))) {
                String what = i < old.size() ? "'" + old.get(i).text() + "' at line " + before.lines().line(old.get(i).start()) : "the end";
                return Optional.of("the code differs at " + what);
            }
        }
        return Optional.empty();
    }

    /** Whether no byte of {@code spans} is a token's other than a comment's. */
    public static boolean holdsNoCode(SourceText source, Collection<Span> spans) {
        return Lexer.tokens(source).stream().filter(t -> t.kind() != Kind.COMMENT)
                .noneMatch(t -> spans.stream().anyMatch(s -> s.overlaps(t.span()) || s.length() == 0 && isInside(s.start(), t.span())));
    }

    private static boolean isInside(int offset, Span token) {
        return token.start() < offset && offset < token.end();
    }

    private record Piece(Kind kind, String text, boolean touches, int start) {

        boolean sameAs(Piece other) {
            return kind == other.kind && touches == other.touches && text.equals(other.text);
        }
    }

    private static List<Piece> code(SourceText source) {
        List<Piece> code = new ArrayList<>();
        int end = -1;
        for (Token token : Lexer.tokens(source)) {
            if (token.kind() != Kind.COMMENT) {
                boolean mark = token.kind() == Kind.END_OF_DIRECTIVE;
                code.add(new Piece(token.kind(), token.in(source), !mark && token.span().start() == end, token.span().start()));
                end = token.span().end();
            }
        }
        return code;
    }
}
