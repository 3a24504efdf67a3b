package org.lockwright.rules.audit;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Token;

/** The words of spl(9) that matter here. */
final class Levels {

    /** Raises that would leave callouts running. */
    static final Set<String> SOFT = Set.of("splsoftnet", "splsoftserial", "splsoftbio");

    /** The same levels as numbers. */
    static final Set<String> SOFT_NUMBERS = Set.of("IPL_SOFTNET", "IPL_SOFTSERIAL", "IPL_SOFTBIO");

    /** Raises that keep callouts out in either order. */
    static final Set<String> HIGHER = Set.of("splsoftclock", "splbio", "splnet", "spltty", "splvm", "splclock", "splstatclock",
            "splsched", "spllock", "splserial", "splhigh", "splaudio", "spllpt", "splipi", "splddb");

    /** Calls that set the level to one that they are given. */
    static final String RAISE = "splraiseipl";

    /** Calls that lower the level to the bottom. */
    static final Set<String> LOWER_ALL = Set.of("spl0", "spllowersoftclock");

    private Levels() {
    }

    /** A macro and the identifiers of its replacement list. */
    private record Macro(String name, Set<String> names) {
    }

    /** Names of macros of {@code sources}, headers of ports left out, that come down to a raise to one of {@link #SOFT}, sorted. */
    static Set<String> wrappers(List<SourceText> sources) {
        TreeMap<String, Set<String>> macros = new TreeMap<>();
        for (SourceText source : sources) {
            macros(source).forEach(m -> macros.merge(m.name(), m.names(), (a, b) -> {
                Set<String> both = new HashSet<>(a);
                both.addAll(b);
                return both;
            }));
        }
        Set<String> out = new TreeSet<>();
        boolean grows = true;
        while (grows) {
            grows = false;
            for (var macro : macros.entrySet()) {
                boolean raises = macro.getValue().stream().anyMatch(n -> SOFT.contains(n) || out.contains(n));
                grows |= raises && !SOFT.contains(macro.getKey()) && out.add(macro.getKey());
            }
        }
        return out;
    }

    private static List<Macro> macros(SourceText source) {
        List<Token> tokens = Lexer.tokens(source);
        List<Macro> out = new java.util.ArrayList<>();
        for (int i = 0; i + 2 < tokens.size(); i++) {
            boolean defines = tokens.get(i).kind() == Token.Kind.DIRECTIVE && tokens.get(i + 1).in(source).equals("define");
            if (defines) {
                Set<String> names = new HashSet<>();
                for (int j = i + 3; j < tokens.size() && tokens.get(j).kind() != Token.Kind.END_OF_DIRECTIVE; j++) {
                    if (tokens.get(j).kind() == Token.Kind.IDENTIFIER) {
                        names.add(tokens.get(j).in(source));
                    }
                }
                out.add(new Macro(tokens.get(i + 2).in(source), names));
            }
        }
        return out;
    }

    /** The soft level that {@code names} speak of. */
    static Optional<String> soft(Iterable<String> names) {
        for (String name : names) {
            if (SOFT_NUMBERS.contains(name)) {
                return Optional.of("splsoft" + name.substring("IPL_SOFT".length()).toLowerCase(java.util.Locale.ROOT));
            }
        }
        return Optional.empty();
    }
}
