package org.lockwright.rules.convert;

import java.util.List;
import java.util.Optional;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.source.Token;
import org.lockwright.parser.source.Token.Kind;
import org.lockwright.parser.source.UnreadableFileException;
import org.lockwright.rules.rewrite.Reason;

/** Moves handlers from one class to another where they are established. */
final class EstablishEdits {

    private static final String CALL = "softint_establish";

    private final Bench bench;

    EstablishEdits(Bench bench) {
        this.bench = bench;
    }

    void establish(TableEdit.Establish edit) {
        for (String path : bench.tree().files()) {
            boolean looked = path.endsWith(".c") && edit.under().stream().anyMatch(u -> path.equals(u) || path.startsWith(u + "/"));
            Optional<SourceText> source = looked ? text(path) : Optional.empty();
            if (source.isPresent() && source.get().text().contains("SOFTINT_")) {
                file(source.get(), edit);
            }
        }
    }

    private Optional<SourceText> text(String path) {
        try {
            return bench.read(path);
        } catch (UnreadableFileException e) {
            return Optional.empty();
        }
    }

    private void file(SourceText source, TableEdit.Establish edit) {
        String from = "SOFTINT_" + edit.from();
        String to = "SOFTINT_" + edit.to();
        List<TableEdit.Stay> stays = edit.stay().stream().filter(s -> s.in().equals(source.path())).toList();
        List<Token> tokens = Lexer.tokens(source).stream().filter(t -> t.kind() != Kind.COMMENT).toList();
        for (int i = 0; i < tokens.size(); i++) {
            String word = tokens.get(i).in(source);
            if (!word.equals(from) && !word.equals(to) || isDefined(source, tokens, i)) {
                continue;
            }
            Span span = tokens.get(i).span();
            boolean argument = inCall(source, tokens, i);
            Optional<TableEdit.Stay> stay = stays.stream().filter(s -> !argument || isIn(source, s, span)).findFirst();
            if (word.equals(to)) {
                bench.right(source, span, "in " + to);
            } else if (stay.isPresent()) {
                bench.right(source, span, "stays in " + from + ": " + stay.get().why());
            } else if (argument) {
                bench.replace(source, span, to, to);
                if (!isMpsafe(source, tokens, i)) {
                    bench.note(source.path() + ":" + source.lines().line(span.start()) + ": handler without SOFTINT_MPSAFE; callouts interrupt it"
                            + " now, and KERNEL_LOCK does not keep them out on its own CPU");
                }
            } else {
                bench.refuse(source, span, Reason.CLASS_AS_DATA);
            }
        }
    }

    /** Whether {@code span} is in the function that stays; where that function cannot be seen, all of its file stays. */
    private boolean isIn(SourceText source, TableEdit.Stay stay, Span span) {
        return bench.parsed(source.path(), stay.function()).flatMap(f -> f.function(stay.function()))
                .map(f -> f.span().contains(span)).orElse(true);
    }

    /** Whether the token is the name that a {@code #define} or {@code #undef} gives or takes: the class itself, not a use of it. */
    private static boolean isDefined(SourceText source, List<Token> tokens, int at) {
        return at > 1 && tokens.get(at - 2).kind() == Kind.DIRECTIVE && tokens.get(at - 1).in(source).matches("define|undef");
    }

    /** Whether the first argument of the call that the token is in says that the handler takes no big lock. */
    private static boolean isMpsafe(SourceText source, List<Token> tokens, int at) {
        for (int step : new int[] {-1, 1}) {
            for (int i = at; i > 0 && i < tokens.size() && !tokens.get(i).in(source).matches("[(,;]"); i += step) {
                if (tokens.get(i).in(source).equals("SOFTINT_MPSAFE")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the token is in the first argument of a call that establishes a handler. */
    private static boolean inCall(SourceText source, List<Token> tokens, int at) {
        for (int i = at - 1; i >= 1 && i > at - 8; i--) {
            String t = tokens.get(i).in(source);
            if (t.equals("(")) {
                return tokens.get(i - 1).in(source).equals(CALL);
            } else if (t.equals(",") || t.equals(";")) {
                return false;
            }
        }
        return false;
    }
}
