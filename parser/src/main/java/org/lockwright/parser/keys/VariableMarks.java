package org.lockwright.parser.keys;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.source.Token;
import org.lockwright.parser.source.Token.Kind;

/** Marks on the variables of a file: {@code static u_int nworkers;}, commented {@code L: text}. */
final class VariableMarks {

    /** Free-standing marks that a legend must have on variables before they are believed. */
    private static final int ENOUGH = 2;
    private static final Set<String> NO_VARIABLE = Set.of("typedef", "return", "goto");

    private final SourceText source;
    private final FieldComments comments;
    private final List<Token> tokens;

    VariableMarks(SourceText source, FieldComments comments) {
        this.source = source;
        this.comments = comments;
        this.tokens = comments.tokens();
    }

    /** The variables whose comment is a mark of the last announced legend before them. */
    List<MarkedVariable> under(List<LegendBinding.Bound> legends) {
        List<LegendBinding.Bound> announced = legends.stream().filter(LegendBinding.Bound::announced).toList();
        if (announced.isEmpty()) {
            return List.of();
        }
        Map<Legend, List<MarkedVariable>> found = new LinkedHashMap<>();
        int start = 0;
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (comments.inDirective(i) || tokens.get(i).kind() != Kind.PUNCTUATOR) {
                continue;
            }
            char c = source.text().charAt(tokens.get(i).span().start());
            depth = Math.max(0, depth + (c == '{' ? 1 : c == '}' ? -1 : 0));
            if (depth == 0 && c == ';') {
                variable(start, i).flatMap(name -> marked(name, start(name), announced))
                        .ifPresent(v -> found.computeIfAbsent(v.legend(), l -> new ArrayList<>()).add(v));
            }
            if (depth == 0 && (c == ';' || c == '}' && !isFollowedByDeclarator(i))) {
                start = i + 1;
            }
        }
        return found.entrySet().stream().filter(e -> e.getKey().marks() == Dialect.PAREN
                        || e.getKey().marks() == Dialect.BRACKET || e.getValue().size() >= ENOUGH)
                .flatMap(e -> e.getValue().stream()).toList();
    }

    private static int start(Token name) {
        return name.span().start();
    }

    /** Whether the closing brace {@code i} ends an initialiser or a type rather than a function. */
    private boolean isFollowedByDeclarator(int i) {
        int next = i + 1;
        while (next < tokens.size() && (tokens.get(next).kind() == Kind.COMMENT || comments.inDirective(next))) {
            next++;
        }
        if (next >= tokens.size()) {
            return false;
        }
        String word = tokens.get(next).in(source);
        return word.equals(";") || word.equals(",") || word.equals("*")
                || tokens.get(next).kind() == Kind.IDENTIFIER
                && source.lines().line(tokens.get(next).span().start()) == source.lines().line(tokens.get(i).span().start());
    }

    /** The name declared by the tokens from {@code from} to the {@code ;} at {@code to}; empty for functions and types. */
    private Optional<Token> variable(int from, int to) {
        Token name = null;
        int depth = 0;
        int words = 0;
        for (int i = from; i < to; i++) {
            Token token = tokens.get(i);
            if (token.kind() == Kind.COMMENT || comments.inDirective(i)) {
                continue;
            }
            String text = token.in(source);
            if (text.equals("=") && depth == 0) {
                break;
            }
            depth += "({[".contains(text) ? 1 : ")}]".contains(text) ? -1 : 0;
            name = depth == 0 && text.equals("}") ? null : name;
            if (depth == 0 && token.kind() == Kind.IDENTIFIER) {
                if (NO_VARIABLE.contains(text)) {
                    return Optional.empty();
                }
                words++;
                name = text.startsWith("__") ? name : token; // an attribute
            } else if (text.equals("(") && depth == 1 && words > 1) {
                if (!isMacro(tokens.get(i - 1).in(source))) {
                    return Optional.empty();
                }
            }
        }
        return words > 1 || depth == 0 && words == 1 && name != null && !name.equals(tokens.get(from))
                ? Optional.ofNullable(name) : Optional.empty();
    }

    /** Whether a name before a parenthesis is a macro's by its spelling: {@code __aligned}, {@code TAILQ_HEAD}. */
    private static boolean isMacro(String name) {
        return name.startsWith("__") || name.equals(name.toUpperCase(Locale.ROOT));
    }

    private Optional<MarkedVariable> marked(Token name, int offset, List<LegendBinding.Bound> announced) {
        Optional<Legend> legend = announced.stream().filter(b -> b.legend().span().end() <= offset)
                .reduce((a, b) -> b).map(LegendBinding.Bound::legend);
        if (legend.isEmpty()) {
            return Optional.empty();
        }
        MarkReader reader = new MarkReader(legend.get());
        int semicolon = comments.indexAt(offset);
        while (!tokens.get(semicolon).in(source).equals(";")) {
            semicolon++;
        }
        Span declaration = new Span(offset, tokens.get(semicolon).span().end());
        return comments.of(declaration).stream().map(a -> reader.read(name.in(source), a.text()))
                .flatMap(Optional::stream).filter(MarkReader.Reading::known).findFirst()
                .map(r -> new MarkedVariable(name.in(source), r.mark().of(name.in(source), MarkPlace.VARIABLE), legend.get()));
    }
}
