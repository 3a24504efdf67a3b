package org.lockwright.parser.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.source.Token;
import org.lockwright.parser.source.Token.Kind;

/** Decides which comments of a file speak about which member declaration. */
final class FieldComments {

    /** Where a comment stands relative to its declaration. */
    enum Place {
        /** Before the {@code ;}, outside braces and parentheses. */
        INSIDE,
        /** After the {@code ;}, beginning on its line. */
        TRAILING,
        /** On the next lines, alone there and further right than the declaration. */
        BELOW
    }

    /**
     * A comment and its place.
     *
     * @param text the comment
     * @param place where it stands
     */
    record Attached(CommentText text, Place place) {
    }

    private static final Pattern SUPPRESSION = Pattern.compile("/[*/]\\s*+\\*?\\s*+lockwright:");

    private final SourceText source;
    private final List<Token> tokens;
    private final boolean[] inDirective;

    FieldComments(SourceText source) {
        this.source = source;
        this.tokens = Lexer.tokens(source);
        this.inDirective = new boolean[tokens.size()];
        boolean inside = false;
        for (int i = 0; i < inDirective.length; i++) {
            inside |= tokens.get(i).kind() == Kind.DIRECTIVE;
            inDirective[i] = inside;
            inside &= tokens.get(i).kind() != Kind.END_OF_DIRECTIVE;
        }
    }

    /** All tokens of the file, comments included. */
    List<Token> tokens() {
        return tokens;
    }

    /** Whether token {@code i} belongs to a preprocessor directive. */
    boolean inDirective(int i) {
        return inDirective[i];
    }

    /** Index of the first token that starts at {@code offset} or later. */
    int indexAt(int offset) {
        int low = 0;
        int high = tokens.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tokens.get(middle).span().start() < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The comments that speak about the member declared at {@code declaration}, nearest first. */
    List<Attached> of(Span declaration) {
        List<Attached> found = new ArrayList<>();
        int i = indexAt(declaration.start());
        int depth = 0;
        for (; i < tokens.size() && tokens.get(i).span().start() < declaration.end(); i++) {
            Token token = tokens.get(i);
            if (inDirective[i]) {
                continue;
            }
            if (token.kind() == Kind.PUNCTUATOR) {
                depth += nesting(source.text().charAt(token.span().start()));
            } else if (token.kind() == Kind.COMMENT && depth == 0) {
                found.add(attached(token, Place.INSIDE));
            }
        }
        after(declaration, i, found);
        return found;
    }

    /**
     * The comment that heads the member declared at {@code declaration}: on lines of its own directly above it, or above members
     * before it without a blank line between.
     */
    Optional<CommentText> heading(Span declaration) {
        int line = firstLine(declaration);
        for (int i = indexAt(declaration.start()) - 1; i >= 0; i--) {
            Token token = tokens.get(i);
            if (lastLine(token.span()) < line - 1) {
                return Optional.empty();
            }
            line = firstLine(token.span());
            if (inDirective[i] || isSuppression(token)) {
                continue;
            }
            if (token.kind() == Kind.COMMENT && hasOwnLines(i)) {
                return Optional.of(CommentText.of(source, token.span()));
            }
            if (token.kind() == Kind.PUNCTUATOR && "{}".indexOf(source.text().charAt(token.span().start())) >= 0) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Whether nothing else stands on the lines of token {@code i}. */
    boolean hasOwnLines(int i) {
        Span span = tokens.get(i).span();
        boolean first = i == 0 || lastLine(tokens.get(i - 1).span()) < firstLine(span);
        return first && (i + 1 == tokens.size() || firstLine(tokens.get(i + 1).span()) > lastLine(span));
    }

    /** Whether something other than comments or the enclosing brace follows token {@code last} on the line where it ends. */
    boolean sharesLine(int last) {
        int line = lastLine(tokens.get(last).span());
        for (int i = last + 1; i < tokens.size() && firstLine(tokens.get(i).span()) == line; i++) {
            Kind kind = tokens.get(i).kind();
            if (kind == Kind.COMMENT) {
                line = lastLine(tokens.get(i).span());
            } else if (kind != Kind.DIRECTIVE && kind != Kind.END_OF_DIRECTIVE) {
                return !tokens.get(i).in(source).equals("}");
            } else {
                return false;
            }
        }
        return false;
    }

    private void after(Span declaration, int from, List<Attached> found) {
        int line = lastLine(declaration);
        int indent = Columns.at(source, declaration.start());
        boolean below = false;
        for (int i = from; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            int first = firstLine(token.span());
            if (token.kind() != Kind.COMMENT || inDirective[i] || first > line + 1 || sharesLine(i)) {
                return;
            }
            if (isSuppression(token)) {
                line = lastLine(token.span());
                continue;
            }
            below |= first > line;
            if (below && Columns.at(source, token.span().start()) <= indent) {
                return;
            }
            found.add(attached(token, below ? Place.BELOW : Place.TRAILING));
            line = lastLine(token.span());
        }
    }

    /** Whether a comment is about lockwright's findings, not about a member: a key reads the same with it as without. */
    private boolean isSuppression(Token token) {
        return token.kind() == Kind.COMMENT && SUPPRESSION.matcher(source.text()).region(token.span().start(), token.span().end()).lookingAt();
    }

    private Attached attached(Token comment, Place place) {
        return new Attached(CommentText.of(source, comment.span()), place);
    }

    private int firstLine(Span span) {
        return source.lines().line(span.start());
    }

    private int lastLine(Span span) {
        return source.lines().line(Math.max(span.start(), span.end() - 1));
    }

    private static int nesting(char c) {
        return switch (c) {
            case '(', '{', '[' -> 1;
            case ')', '}', ']' -> -1;
            default -> 0;
        };
    }
}
