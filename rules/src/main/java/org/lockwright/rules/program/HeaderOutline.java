package org.lockwright.rules.program;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Token;

/**
 * What a header shows to the code of its includers: all its tokens but comments and what stands in the bodies of its functions. Headers with the same
 * outline differ at most in what these functions do and in where things stand.
 */
final class HeaderOutline {

    private static final Set<String> LASTING = Set.of("define", "undef", "include", "pragma");

    private final SourceText header;
    private final List<Token> tokens;
    private final BitSet inDirective = new BitSet();

    private HeaderOutline(SourceText header) {
        this.header = header;
        this.tokens = Lexer.tokens(header).stream().filter(t -> t.kind() != Token.Kind.COMMENT).toList();
        boolean in = false;
        for (int i = 0; i < tokens.size(); i++) {
            in = tokens.get(i).kind() == Token.Kind.DIRECTIVE || in && tokens.get(i).kind() != Token.Kind.END_OF_DIRECTIVE;
            inDirective.set(i, in);
        }
    }

    /** A number that two headers with the same outline have in common, and others most likely not. */
    static long of(SourceText header) {
        return new HeaderOutline(header).number();
    }

    private long number() {
        long out = 1;
        String last = "";
        for (int i = 0; i < tokens.size(); i++) {
            int end = isBrace(i, "{") ? closing(i) : i;
            boolean isBody = end > i && last.equals(")") && end < tokens.size() && !isLasting(i, end);
            for (int part = isBody ? end : i; part <= Math.min(end, tokens.size() - 1); part++) {
                out = out * 0x100000001b3L + text(part).hashCode();
            }
            i = end;
            last = text(i);
        }
        return out;
    }

    private String text(int i) {
        return i < tokens.size() ? tokens.get(i).in(header) : "";
    }

    private boolean isBrace(int i, String brace) {
        return !inDirective.get(i) && text(i).equals(brace);
    }

    /** Whether something from {@code open} to {@code end} counts for what follows too. */
    private boolean isLasting(int open, int end) {
        return IntStream.range(open, end).anyMatch(i -> tokens.get(i).kind() == Token.Kind.DIRECTIVE && LASTING.contains(text(i + 1)));
    }

    /** The brace that closes token {@code open}; the number of tokens if none does. */
    private int closing(int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            depth += isBrace(i, "{") ? 1 : isBrace(i, "}") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return tokens.size();
    }
}
