package org.lockwright.rules.rewrite;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.source.Token;

/**
 * Which C files mention something only in branches that ask for further options, by these. Read off the text, so that nothing needs to be parsed to know
 * what is to be parsed.
 */
final class VariantUnits {

    private final SourceText source;
    private final Predicate<String> words;
    private final Predicate<String> isOn;
    private final Deque<String> conditions = new ArrayDeque<>();
    private final Set<List<String>> found = new TreeSet<>(Comparator.comparing(Object::toString));

    private VariantUnits(SourceText source, Predicate<String> words, Predicate<String> isOn) {
        this.source = source;
        this.words = words;
        this.isOn = isOn;
    }

    /** The files of {@code units} that mention one of {@code words} only so, read under {@code configuration}, by the options each asks for. */
    static Map<List<String>, Set<String>> of(Workspace workspace, Configuration configuration, Set<String> units, Set<String> words) {
        Map<List<String>, Set<String>> out = new TreeMap<>(Comparator.comparing(Object::toString));
        Map<String, Boolean> on = new HashMap<>();
        Set<String> paths = new TreeSet<>();
        words.forEach(w -> workspace.corpus().mentioning(w).stream().filter(units::contains).forEach(paths::add));
        for (String path : paths) {
            workspace.tree().read(path).ifPresent(source -> new VariantUnits(source, words::contains, o -> on.computeIfAbsent(o, n -> isOn(configuration, n))).read()
                    .forEach(options -> out.computeIfAbsent(options, k -> new TreeSet<>()).add(path)));
        }
        return out;
    }

    /** Whether {@code configuration} is as {@code option} says, which with a {@code -} in front is off. */
    private static boolean isOn(Configuration configuration, String option) {
        String name = option.startsWith("-") ? option.substring(1) : option;
        boolean defined = configuration.macros().containsKey(name)
                || configuration.headers().values().stream().anyMatch(text -> text.matches("(?s).*#\\s*define\\s+" + name + "\\b.*"));
        return defined != option.startsWith("-");
    }

    private Set<List<String>> read() {
        List<Token> tokens = Lexer.tokens(source).stream().filter(t -> t.kind() != Token.Kind.COMMENT).toList();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.kind() == Token.Kind.DIRECTIVE) {
                int end = i;
                while (tokens.get(end).kind() != Token.Kind.END_OF_DIRECTIVE) {
                    end++;
                }
                directive(source.slice(new Span(token.span().start(), tokens.get(end).span().start())), tokens.get(i + 1).in(source));
                i = end;
            } else if (token.kind() == Token.Kind.IDENTIFIER && words.test(token.in(source))) {
                mention();
            }
        }
        return found;
    }

    private void directive(String line, String name) {
        switch (name) {
            case "if", "ifdef", "ifndef" -> conditions.push(line);
            case "else", "elif" -> {
                conditions.poll();
                conditions.push(line);
            }
            case "endif" -> conditions.poll();
            default -> { }
        }
    }

    private void mention() {
        List<Optional<List<String>>> asked = conditions.stream().map(BranchOptions::of).toList();
        List<String> options = asked.stream().flatMap(o -> o.stream().flatMap(List::stream)).filter(o -> !isOn.test(o)).distinct().sorted().toList();
        boolean contradict = options.stream().anyMatch(o -> options.contains("-" + o));
        if (asked.stream().allMatch(Optional::isPresent) && !options.isEmpty() && !contradict) {
            found.add(options);
        }
    }
}
