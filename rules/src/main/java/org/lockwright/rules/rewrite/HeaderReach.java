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
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.source.UnreadableFileException;
import org.lockwright.rules.program.Corpus;
import org.lockwright.rules.program.TextSearch;

/**
 * The units that a change of headers can make read differently.
 *
 * <p>Where nothing but definitions of macros changed, and conditionals around them, a unit reads as before unless it, a macro it may use,
 * or code of a header mentions one of the macros that changed. Where one arithmetic expression took the place of another, it parses as
 * before wherever it stands but in a conditional of the preprocessor. A machine's headers concern only kernels of that machine. A name
 * that {@code ##} puts together is not seen.
 */
final class HeaderReach {

    private static final Pattern CONDITIONAL = Pattern.compile("\\s*#\\s*(?:if|elif)\\b");
    private static final Pattern DEFINED = Pattern.compile("\\bdefined\\s*\\(?\\s*\\w+\\s*\\)?|/\\*.*?\\*/|/[/*].*");
    private static final Pattern CONTINUED = Pattern.compile("\\\\\\r?\\n");
    private static final HeaderParts NOTHING = new HeaderParts(List.of(), Map.of());

    private final SourceTree before;
    private final SourceTree after;
    private final Corpus corpus;
    private final int threads;
    private final Map<String, HeaderParts> known = new HashMap<>();

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
        Set<String> newNumbers = new LinkedHashSet<>();
        Set<String> numbers = new LinkedHashSet<>();
        for (String header : headers) {
            if (!concerns(header, configuration)) {
                continue;
            }
            HeaderParts old = HeaderParts.of(before.read(header).orElse(SourceText.ofLatin1(header, "")));
            HeaderParts now = HeaderParts.of(after.read(header).orElse(SourceText.ofLatin1(header, "")));
            if (old.code().equals(now.code())) {
                old.differing(now).forEach(n -> (HeaderParts.isNumberInBoth(old, now, n) ? numbers
                        : HeaderParts.isNewNumber(old, now, n) ? newNumbers : names).add(n));
                byMacro.addAll(corpus.unitsReachedBy(header));
            } else {
                out.addAll(corpus.unitsReachedBy(header));
            }
        }
        byMacro.removeAll(out);
        Set<String> mentioned = closure(names, configuration, true);
        mentioned.addAll(closure(newNumbers, configuration, false));
        if (!byMacro.isEmpty() && !mentioned.isEmpty()) {
            out.addAll(TextSearch.files(after, List.copyOf(byMacro), TextSearch.anyWord(mentioned), threads));
            out.addAll(withCode(byMacro, mentioned, configuration));
        }
        if (!byMacro.isEmpty() && !numbers.isEmpty()) {
            out.addAll(withConditionals(byMacro, closure(numbers, configuration, true), configuration));
        }
        return out;
    }

    /** Those of {@code units} that include a header whose code, or a conditional around it, has one of {@code names}. */
    private Set<String> withCode(Set<String> units, Set<String> names, Configuration configuration) {
        List<String> headers = after.files().stream().filter(f -> f.endsWith(".h") && concerns(f, configuration)).toList();
        Set<String> out = new TreeSet<>();
        for (String path : TextSearch.files(after, headers, TextSearch.anyWord(names), threads)) {
            if (parts(path).code().stream().anyMatch(names::contains)) {
                out.addAll(corpus.unitsReachedBy(path));
            }
        }
        out.retainAll(units);
        return out;
    }

    /** Those of {@code units} that have a conditional on one of {@code names}, in their own text or a header's. */
    private Set<String> withConditionals(Set<String> units, Set<String> names, Configuration configuration) {
        List<String> paths = new ArrayList<>(units);
        after.files().stream().filter(f -> f.endsWith(".h") && concerns(f, configuration)).forEach(paths::add);
        Predicate<String> mentions = TextSearch.anyWord(names);
        Predicate<String> conditional = text -> CONTINUED.matcher(text).replaceAll(" ").lines()
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

    /**
     * {@code names} and every macro of a header whose definition, or a conditional around it, mentions one of them; macros that are
     * numbers only if {@code numbers}.
     */
    private Set<String> closure(Set<String> names, Configuration configuration, boolean numbers) {
        Set<String> users = new TreeSet<>();
        List<String> headers = after.files().stream().filter(f -> f.endsWith(".h") && concerns(f, configuration)).toList();
        Set<String> all = new LinkedHashSet<>(names);
        List<String> todo = new ArrayList<>(names);
        while (!todo.isEmpty()) {
            users.addAll(TextSearch.files(after, headers, TextSearch.anyWord(todo), threads));
            Set<String> found = new LinkedHashSet<>();
            for (String path : users) {
                HeaderParts parts = parts(path);
                parts.mentioning(todo).stream().filter(m -> !all.contains(m) && (numbers || !parts.isNumber(m))).forEach(found::add);
            }
            all.addAll(found);
            todo.clear();
            todo.addAll(found);
        }
        return all;
    }

    private HeaderParts parts(String path) {
        return known.computeIfAbsent(path, p -> {
            try {
                return after.read(p).map(HeaderParts::of).orElse(NOTHING);
            } catch (UnreadableFileException e) {
                return NOTHING;
            }
        });
    }
}
