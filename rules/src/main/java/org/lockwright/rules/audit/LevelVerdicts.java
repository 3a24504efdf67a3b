package org.lockwright.rules.audit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.source.UnreadableFileException;

/** Judges levels that are handed to functions: classes, pools, mutexes and the rest. */
final class LevelVerdicts {

    /** What takes and gives back an object of a class, so that its per-CPU list or state is changed at the class's level. */
    private static final Map<String, Set<String>> USERS = Map.of(
            "psref_class_create", Set.of("psref_acquire", "psref_release", "psref_copy", "psref_target_destroy"),
            "cprng_strong_create", Set.of("cprng_strong", "cprng_strong32", "cprng_strong64"));
    private static final String POOL_FILE = "sys/kern/subr_pool.c";
    private static final String MUTEX_FILE = "sys/kern/kern_mutex.c";
    private static final Map<String, String[]> KNOWN = AuditData.rows("level-arguments.txt").stream()
            .collect(Collectors.toMap(row -> row[0], row -> row));

    private final Reach reach;
    private final FunctionIndex index;
    private final Optional<Boolean> poolsAtHighLevel;
    private final boolean mutexesAdaptive;

    LevelVerdicts(SourceTree tree, Reach reach, FunctionIndex index, LockWords words) {
        this.index = index;
        this.reach = reach;
        this.poolsAtHighLevel = function(tree, POOL_FILE, "pool_cache_get_paddr", words)
                .map(b -> b.names().contains("splvm") || b.names().contains("splhigh"));
        this.mutexesAdaptive = function(tree, MUTEX_FILE, "_mutex_init", words).or(() -> function(tree, MUTEX_FILE, "mutex_init", words))
                .map(b -> b.names().containsAll(Levels.SOFT_NUMBERS)).orElse(false);
    }

    private static Optional<BodyText> function(SourceTree tree, String path, String name, LockWords words) {
        Optional<SourceText> source;
        try {
            source = tree.read(path);
        } catch (UnreadableFileException e) {
            return Optional.empty();
        }
        return source.flatMap(s -> FunctionFinder.in(s).stream().filter(f -> f.name().equals(name)).findFirst()
                .map(f -> BodyText.of(s, f, words)));
    }

    /** The entry of {@code use}. */
    AuditEntry of(LevelUses.Use use) {
        return switch (use.kind()) {
            case PSREF_CLASS -> perCpu(use);
            case POOL -> pool(use);
            case MUTEX -> entry(use, "mutex " + use.target(), mutexesAdaptive ? AuditEntry.Verdict.HOLDS : AuditEntry.Verdict.UNKNOWN,
                    mutexesAdaptive ? "a mutex at a softint's level is adaptive: a callout waits for it"
                            : MUTEX_FILE + " does not show that a mutex at this level is adaptive");
            default -> argument(use);
        };
    }

    private AuditEntry perCpu(LevelUses.Use use) {
        boolean isGenerator = use.callee().startsWith("cprng");
        String what = (isGenerator ? "generator " : "psref class ") + use.target();
        String why = isGenerator ? "its state on each CPU is changed at this level" : "its list on each CPU is changed at this level";
        Set<String> users = USERS.get(use.callee());
        List<Reach.Step> using = reach.steps().stream().filter(s -> reach.names(s).contains(use.target())
                && users.stream().anyMatch(reach.names(s)::contains)).toList();
        Optional<Reach.Step> compiled = using.stream().filter(s -> s.isCompiled(index)).min(Comparator.comparingInt(Reach.Step::depth));
        if (compiled.or(() -> using.stream().findFirst()).isPresent()) {
            Reach.Step step = compiled.orElseGet(() -> using.get(0));
            String by = ", and a callout uses it: " + step.chain() + " (" + step.function().path() + ")";
            return compiled.isPresent() || !index.isCompiled(use.path()) ? entry(use, what, AuditEntry.Verdict.RELIED, why + by)
                    : entry(use, what, AuditEntry.Verdict.UNKNOWN, why + by + ", which no configuration given compiles");
        }
        return entry(use, what, AuditEntry.Verdict.NOT_SHARED, why + "; no callout handler was seen to use it, as far as calls by name go");
    }

    private AuditEntry pool(LevelUses.Use use) {
        String what = "pool " + use.target();
        if (poolsAtHighLevel.isEmpty()) {
            return entry(use, what, AuditEntry.Verdict.UNKNOWN, POOL_FILE + " does not show at which level a pool cache works");
        }
        return poolsAtHighLevel.get()
                ? entry(use, what, AuditEntry.Verdict.HOLDS, "pool caches work at splvm whatever their level; a pool's mutex at this level is adaptive")
                : entry(use, what, AuditEntry.Verdict.UNKNOWN, "pool caches of this tree work at the level they are given");
    }

    private AuditEntry argument(LevelUses.Use use) {
        String[] known = KNOWN.get(use.callee());
        return known == null
                ? entry(use, use.callee() + "(" + use.level() + ")", AuditEntry.Verdict.UNKNOWN, "what " + use.callee() + " does at this level was not looked into")
                : entry(use, use.callee() + "(" + use.level() + ")", AuditEntry.Verdict.valueOf(known[1]), known[2]);
    }

    private static AuditEntry entry(LevelUses.Use use, String protection, AuditEntry.Verdict verdict, String reason) {
        List<Touched> none = Arrays.asList();
        return new AuditEntry(use.kind(), use.path(), use.line(), use.function(), protection, none, List.of(), verdict, reason);
    }
}
