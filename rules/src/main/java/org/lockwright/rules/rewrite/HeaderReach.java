package org.lockwright.rules.rewrite;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.source.Token;
import org.lockwright.parser.source.Token.Kind;
import org.lockwright.parser.source.UnreadableFileException;
import org.lockwright.rules.program.Corpus;
import org.lockwright.rules.program.TextSearch;

/**
 * The units that a change of headers can make read differently.
 *
 * <p>Where nothing but definitions of macros and conditionals changed, a unit reads as before unless it, or a macro it may use, mentions
 * one of the macros that changed. Where one arithmetic expression took the place of another, it parses as before wherever it stands but
 * in a conditional of the preprocessor. A machine's headers concern only kernels of that machine.
 */
final class HeaderReach {

    private static final Pattern CONDITIONAL = Pattern.compile("\\s*#\\s*(?:if|elif)\\b");
    private static final Pattern DEFINED = Pattern.compile("\\bdefined\\s*\\(?\\s*\\w+\\s*\\)?|/\\*.*");
    private static final Set<String> ARITHMETIC = Set.of("(", ")", "+", "-", "*", "/", "%", "<<", ">>", "&", "|", "^", "~");

    private final SourceTree before;
    private final SourceTree after;
    private final Corpus corpus;
    private final int threads;
    private final Map<String, Map<String, Set<String>>> known = new HashMap<>();

    HeaderReach(SourceTree before, SourceTree after, Corpus corpus, int threads) {
        this.before = before;
        this.after = after;
        this.corpus = corpus;
        this.threads = threads;
    }

    /** The C files that {@code headers}, which differ between the two trees, can change under {@code configuration}. */
    Set<String> units(Collection<String> headers, Configuration configuration) {
        Set<String> out = new TreeSet<>();
        Set<String> byMacro = new TreeSet<>();
        Set<String> names = new LinkedHashSet<>();
        Set<String> numbers = new LinkedHashSet<>();
        for (String header : headers) {
            if (!concerns(header, configuration)) {
                continue;
            }
            Parts old = Parts.of(before.read(header).orElse(SourceText.ofLatin1(header, "")));
            Parts now = Parts.of(after.read(header).orElse(SourceText.ofLatin1(header, "")));
            if (old.code().equals(now.code())) {
                old.differing(now).forEach(n -> (old.isNumber(n) && now.isNumber(n) ? numbers : names).add(n));
                byMacro.addAll(corpus.unitsReachedBy(header));
            } else {
                out.addAll(corpus.unitsReachedBy(header));
            }
        }
        byMacro.removeAll(out);
        if (!byMacro.isEmpty() && !names.isEmpty()) {
            out.addAll(TextSearch.files(after, List.copyOf(byMacro), TextSearch.anyWord(closure(names, configuration, false)), threads));
        }
        if (!byMacro.isEmpty() && !numbers.isEmpty()) {
            out.addAll(withConditionals(byMacro, closure(numbers, configuration, true), configuration));
        }
        return out;
    }

    /** Those of {@code units} that have a conditional on one of {@code names}, in their own text or a header's. */
    private Set<String> withConditionals(Set<String> units, Set<String> names, Configuration configuration) {
        List<String> paths = new ArrayList<>(units);
        after.files().stream().filter(f -> f.endsWith(".h") && concerns(f, configuration)).forEach(paths::add);
        Predicate<String> mentions = TextSearch.anyWord(names);
        Predicate<String> conditional = text -> text.lines()
                .anyMatch(l -> CONDITIONAL.matcher(l).lookingAt() && mentions.test(DEFINED.matcher(l).replaceAll(" ")));
        Set<String> out = new TreeSet<>();
        for (String path : TextSearch.files(after, paths, mentions.and(conditional), threads)) {
            if (path.endsWith(".h")) {
                out.addAll(corpus.unitsReachedBy(path));
            } else {
                out.add(path);
            }
        }
        out.retainAll(units);
        return out;
    }

    /** Whether {@code path} is of a machine that {@code configuration} is a kernel of, or of none. */
    static boolean concerns(String path, Configuration configuration) {
        return !path.startsWith("sys/arch/")
                || configuration.links().values().stream().anyMatch(l -> path.startsWith(l.replaceAll("/include$", "") + "/"));
    }

    /** {@code names} and every macro of a header whose definition mentions one of them; arithmetic ones only if {@code numbers}. */
    private Set<String> closure(Set<String> names, Configuration configuration, boolean numbers) {
        Set<String> users = new TreeSet<>();
        List<String> headers = after.files().stream().filter(f -> f.endsWith(".h") && concerns(f, configuration)).toList();
        Set<String> all = new LinkedHashSet<>(names);
        List<String> todo = new ArrayList<>(names);
        while (!todo.isEmpty()) {
            users.addAll(TextSearch.files(after, headers, TextSearch.anyWord(todo), threads));
            Set<String> found = new LinkedHashSet<>();
            for (String path : users) {
                definitions(path).forEach((macro, words) -> {
                    boolean mentions = !all.contains(macro) && todo.stream().anyMatch(words::contains);
                    if (mentions && (numbers || !words.stream().allMatch(Parts::isArithmetic))) {
                        found.add(macro);
                    }
                });
            }
            all.addAll(found);
            todo.clear();
            todo.addAll(found);
        }
        return all;
    }

    /** The macros that a header defines, each with the words of its definitions. */
    private Map<String, Set<String>> definitions(String path) {
        return known.computeIfAbsent(path, p -> {
            try {
                return after.read(p).map(t -> Parts.of(t).words()).orElse(Map.of());
            } catch (UnreadableFileException e) {
                return Map.of();
            }
        });
    }

    /** A header's tokens: those of code, and those of each macro's definitions. */
    private record Parts(List<String> code, Map<String, List<String>> macros) {

        static Parts of(SourceText source) {
            List<String> code = new ArrayList<>();
            Map<String, List<String>> macros = new HashMap<>();
            List<Token> tokens = Lexer.tokens(source).stream().filter(t -> t.kind() != Kind.COMMENT).toList();
            for (int i = 0; i < tokens.size(); i++) {
                if (tokens.get(i).kind() != Kind.DIRECTIVE) {
                    code.add(tokens.get(i).in(source));
                    continue;
                }
                int end = i;
                while (end < tokens.size() && tokens.get(end).kind() != Kind.END_OF_DIRECTIVE) {
                    end++;
                }
                List<String> words = tokens.subList(i + 1, end).stream().map(t -> t.in(source)).toList();
                if (words.size() > 1 && (words.get(0).equals("define") || words.get(0).equals("undef"))) {
                    macros.computeIfAbsent(words.get(1), n -> new ArrayList<>()).addAll(words);
                } else if (!words.isEmpty() && words.get(0).equals("include")) {
                    code.addAll(words);
                }
                i = end;
            }
            return new Parts(code, macros);
        }

        Set<String> differing(Parts other) {
            Set<String> names = new TreeSet<>(macros.keySet());
            names.addAll(other.macros.keySet());
            names.removeIf(n -> macros.getOrDefault(n, List.of()).equals(other.macros.getOrDefault(n, List.of())));
            return names;
        }

        /** Whether the macro stands for an arithmetic expression wherever it is defined. */
        boolean isNumber(String name) {
            List<String> words = macros.getOrDefault(name, List.of());
            return words.size() > 2 && words.stream().allMatch(Parts::isArithmetic);
        }

        /** Whether a word can stand in an arithmetic expression, or in the line that defines one. */
        static boolean isArithmetic(String word) {
            return ARITHMETIC.contains(word) || word.matches("\\w+") && !word.equals("undef");
        }

        Map<String, Set<String>> words() {
            Map<String, Set<String>> out = new HashMap<>();
            macros.forEach((name, words) -> out.put(name, Set.copyOf(words)));
            return out;
        }
    }
}
