package org.lockwright.rules.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lockwright.parser.source.SourceText;

/** Finds where a softnet level is handed to a function, in a file's text, inactive branches included. */
final class LevelUses {

    private static final Set<String> CLASSES = Set.of("psref_class_create", "cprng_strong_create");
    private static final Set<String> POOLS = Set.of("pool_init", "pool_cache_init", "pool_cache_bootstrap", "POOL_INIT");
    private static final Set<String> MUTEXES = Set.of("mutex_init", "mutex_obj_alloc", "MUTEX_INIT");
    private static final Set<String> ENCODERS = Set.of("XC_HIGHPRI_IPL", "makeiplcookie", "xc_encode_ipl");

    /**
     * One use.
     *
     * @param kind what it protects
     * @param path the file
     * @param line the line of the call
     * @param function the function it stands in
     * @param callee what is called
     * @param level the level's name
     * @param target the variable the result goes to, or the first argument; its last name
     */
    record Use(AuditEntry.Kind kind, String path, int line, String function, String callee, String level, String target) {
    }

    private LevelUses() {
    }

    /** The uses in {@code source}; calls that spl regions answer for are left out. */
    static List<Use> in(SourceText source) {
        CodeTokens tokens = new CodeTokens(source);
        List<FunctionText> functions = FunctionFinder.in(source);
        List<Use> out = new ArrayList<>();
        Map<Integer, Boolean> done = new HashMap<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (Levels.SOFT_NUMBERS.contains(tokens.text(i))) {
                Optional<Integer> call = callAround(tokens, i);
                if (call.isPresent() && done.putIfAbsent(call.get(), true) == null) {
                    use(tokens, call.get(), i, source.path(), functions).ifPresent(out::add);
                }
            }
        }
        return out;
    }

    /** The name of the call that token {@code i} is an argument of, macros that only encode the level left out. */
    private static Optional<Integer> callAround(CodeTokens tokens, int i) {
        int depth = 0;
        for (int j = i - 1; j >= 0 && j > i - 400; j--) {
            String t = tokens.text(j);
            if (t.equals(";") || t.equals("{") || t.equals("}") || t.equals("define") || t.equals("if") && depth == 0) {
                return Optional.empty();
            }
            depth += t.equals(")") ? 1 : t.equals("(") ? -1 : 0;
            if (depth < 0) {
                if (tokens.isName(j - 1) && !ENCODERS.contains(tokens.text(j - 1))) {
                    return Optional.of(j - 1);
                }
                depth = 0;
            }
        }
        return Optional.empty();
    }

    private static Optional<Use> use(CodeTokens tokens, int call, int level, String path, List<FunctionText> functions) {
        String callee = tokens.text(call);
        String before = tokens.text(call - 1);
        boolean isDeclaration = tokens.isName(call - 1) && !before.equals("return") || callee.startsWith("spl") || callee.startsWith("_spl");
        if (isDeclaration || Set.of("if", "while", "switch", "defined", "case", "CTASSERT", "KASSERT", "__SPL_DECL").contains(callee)) {
            return Optional.empty();
        }
        AuditEntry.Kind kind = CLASSES.contains(callee) ? AuditEntry.Kind.PSREF_CLASS
                : POOLS.contains(callee) ? AuditEntry.Kind.POOL
                : MUTEXES.contains(callee) ? AuditEntry.Kind.MUTEX : AuditEntry.Kind.LEVEL_ARGUMENT;
        int at = tokens.at(call);
        String function = functions.stream().filter(f -> f.body().start() <= at && at < f.body().end()).map(FunctionText::name)
                .findFirst().orElse("");
        return Optional.of(new Use(kind, path, tokens.line(call), function, callee, tokens.text(level), target(tokens, call)));
    }

    private static String target(CodeTokens tokens, int call) {
        if (tokens.text(call - 1).equals("=") && tokens.isName(call - 2)) {
            return tokens.text(call - 2);
        }
        List<List<Integer>> arguments = tokens.arguments(call + 1);
        return arguments.isEmpty() ? "" : arguments.get(0).stream().filter(tokens::isName).map(tokens::text).reduce("", (a, b) -> b);
    }
}
