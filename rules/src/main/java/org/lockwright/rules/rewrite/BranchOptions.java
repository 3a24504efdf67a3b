package org.lockwright.rules.rewrite;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.source.Token;
import java.util.stream.Stream;
import org.lockwright.parser.tree.Region;

/** The options that would switch a left-out branch on, where its condition says so plainly. */
final class BranchOptions {

    private static final Pattern IFDEF = Pattern.compile("#\\s*(ifdef|ifndef)\\s+([A-Za-z_]\\w*).*");
    private static final Pattern IF = Pattern.compile("#\\s*(?:if|elif)\\s+(.*)");
    private static final Pattern DEFINED = Pattern.compile("(!?)\\s*defined\\s*\\(?\\s*([A-Za-z_]\\w*)\\s*\\)?");
    /** What tells the compiler's system, which no kernel option makes another. */
    private static final Pattern SYSTEM = Pattern.compile("-?__(?:NetBSD|FreeBSD|FREEBSD|OpenBSD|DragonFly|APPLE|linux|bsdi|sun|osf|svr4)__");
    private static final Pattern ENOUGH = Pattern.compile("[\\s()&|]*");

    private BranchOptions() {
    }

    /**
     * Options under which {@code header} defines {@code macro} with a body: the other definition of a macro that drops its
     * arguments, as debug macros do.
     */
    static Optional<List<String>> ofOtherDefinition(SourceText header, String macro) {
        Deque<String> open = new ArrayDeque<>();
        List<Token> tokens = Lexer.tokens(header).stream().filter(t -> t.kind() != Token.Kind.COMMENT).toList();
        for (int i = 0; i + 2 < tokens.size(); i++) {
            if (tokens.get(i).kind() != Token.Kind.DIRECTIVE) {
                continue;
            }
            int end = i;
            while (tokens.get(end).kind() != Token.Kind.END_OF_DIRECTIVE) {
                end++;
            }
            String line = header.slice(new Span(tokens.get(i).span().start(), tokens.get(end).span().start()));
            switch (tokens.get(i + 1).in(header)) {
                case "if", "ifdef", "ifndef" -> open.push(line);
                case "else", "elif" -> {
                    open.poll();
                    open.push(line);
                }
                case "endif" -> open.poll();
                case "define" -> {
                    boolean other = tokens.get(i + 2).in(header).equals(macro) && hasBody(header, tokens, i + 3);
                    Optional<List<String>> options = other && !open.isEmpty() ? of(open.peek()) : Optional.empty();
                    if (options.isPresent()) {
                        return options;
                    }
                }
                default -> { }
            }
        }
        return Optional.empty();
    }

    /** Whether tokens follow the parameter list that may stand at {@code at}, on the same directive. */
    private static boolean hasBody(SourceText header, List<Token> tokens, int at) {
        int i = at;
        if (tokens.get(i).in(header).equals("(") && tokens.get(i).span().start() == tokens.get(i - 1).span().end()) {
            while (tokens.get(i).kind() != Token.Kind.END_OF_DIRECTIVE && !tokens.get(i).in(header).equals(")")) {
                i++;
            }
            i++;
        }
        return i < tokens.size() && tokens.get(i).kind() != Token.Kind.END_OF_DIRECTIVE;
    }

    /** {@code already} and what opens {@code region} besides; empty as for {@link #of(String)}, or if the two contradict. */
    static Optional<List<String>> of(Region region, List<String> already) {
        return of(region.condition()).map(more -> Stream.concat(already.stream(), more.stream()).distinct().sorted().toList())
                .filter(all -> all.stream().noneMatch(option -> all.contains("-" + option)));
    }

    /** Options as {@code Profile.in} takes them; empty for an {@code #else}, a condition on values, or one on the system that the code is for. */
    static Optional<List<String>> of(String directive) {
        return options(directive).filter(all -> all.stream().noneMatch(option -> SYSTEM.matcher(option).matches()));
    }

    private static Optional<List<String>> options(String directive) {
        String condition = directive.replaceAll("/\\*.*?\\*/", " ").strip();
        Matcher ifdef = IFDEF.matcher(condition);
        if (ifdef.matches()) {
            return Optional.of(List.of((ifdef.group(1).equals("ifdef") ? "" : "-") + ifdef.group(2)));
        }
        Matcher other = IF.matcher(condition);
        if (!other.matches()) {
            return Optional.empty();
        }
        String expression = other.group(1);
        String alternative = expression.contains("&&") ? expression : expression.split("\\|\\|")[0];
        List<String> options = new ArrayList<>();
        Matcher defined = DEFINED.matcher(alternative);
        while (defined.find()) {
            options.add((defined.group(1).isEmpty() ? "" : "-") + defined.group(2));
        }
        boolean plain = ENOUGH.matcher(DEFINED.matcher(alternative).replaceAll("")).matches();
        return plain && !options.isEmpty() ? Optional.of(options.stream().sorted().toList()) : Optional.empty();
    }
}
