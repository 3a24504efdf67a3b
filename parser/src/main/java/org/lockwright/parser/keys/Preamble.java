package org.lockwright.parser.keys;

import java.util.List;
import java.util.Set;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Token;
import org.lockwright.parser.source.Token.Kind;

/** What may stand between a legend and its struct: comments, directives, forward declarations, and macro calls ended by {@code ;}. */
final class Preamble {

    private static final Set<String> TAGGED = Set.of("struct", "union", "enum");
    private static final Set<String> SPECIFIERS = Set.of("typedef", "static", "extern", "const", "volatile", "register");

    private final SourceText source;
    private final List<Token> tokens;
    private final FieldComments comments;

    Preamble(SourceText source, FieldComments comments) {
        this.source = source;
        this.tokens = comments.tokens();
        this.comments = comments;
    }

    /** Whether only such things stand after token {@code from} and before the struct that begins at offset {@code struct}. */
    boolean joins(int from, int struct) {
        int i = from + 1;
        while (i < tokens.size() && tokens.get(i).span().start() < struct) {
            if (skipped(i) || SPECIFIERS.contains(tokens.get(i).in(source))) {
                i++;
                continue;
            }
            int past = pastDeclaration(i);
            if (past < 0) {
                return false;
            }
            i = past;
        }
        return i < tokens.size() && tokens.get(i).span().start() == struct;
    }

    /** Index of the first token of the declaration whose {@code struct} keyword is token {@code i}. */
    int start(int i) {
        int start = i;
        while (start > 0 && SPECIFIERS.contains(tokens.get(start - 1).in(source))) {
            start--;
        }
        return start;
    }

    /** Index past {@code struct x;} or {@code NAME(...);} beginning at token {@code i}; -1 for anything else. */
    private int pastDeclaration(int i) {
        if (tokens.get(i).kind() != Kind.IDENTIFIER) {
            return -1;
        }
        int at = next(i);
        if (TAGGED.contains(tokens.get(i).in(source))) {
            return isIdentifier(at) && is(next(at), ";") ? next(at) + 1 : -1;
        }
        if (!is(at, "(")) {
            return -1;
        }
        int depth = 0;
        for (; at < tokens.size(); at = next(at)) {
            if (is(at, "(")) {
                depth++;
            } else if (is(at, ")")) {
                depth--;
            } else if (is(at, "{") || is(at, "}")) {
                return -1;
            } else if (depth == 0) {
                return is(at, ";") ? at + 1 : -1;
            }
        }
        return -1;
    }

    private int next(int i) {
        int at = i + 1;
        while (at < tokens.size() && skipped(at)) {
            at++;
        }
        return at;
    }

    private boolean skipped(int i) {
        return comments.inDirective(i) || tokens.get(i).kind() == Kind.COMMENT;
    }

    private boolean is(int i, String token) {
        return i < tokens.size() && tokens.get(i).in(source).equals(token);
    }

    private boolean isIdentifier(int i) {
        return i < tokens.size() && tokens.get(i).kind() == Kind.IDENTIFIER;
    }
}
