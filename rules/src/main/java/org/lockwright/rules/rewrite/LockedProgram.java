package org.lockwright.rules.rewrite;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.rules.check.Lint;
import org.lockwright.rules.check.LockProgram;
import org.lockwright.rules.key.KeyModel;
import org.lockwright.rules.lockset.HeldLocks;
import org.lockwright.rules.pack.Locking;
import org.lockwright.rules.pack.Pack;
import org.lockwright.rules.pack.Rewrite;

/**
 * Some files of a tree as one program, and what the lock analysis says of it, for the rules that ask it.
 *
 * <p>It is read under the first configuration with {@code DIAGNOSTIC}, so that assertions tell what they know, and functions that do more under further
 * options in both forms; of a function elsewhere nothing is known.
 *
 * @param tree the tree as the patches before left it
 * @param configuration the one it was read under
 * @param units the C files that are the program
 * @param unread the other C files of the tree that a kernel may be built from
 * @param leftOut one line on each folder whose files were left out, as no kernel is built from it
 * @param locks what is held where in the program
 * @param threads how many threads to parse with
 * @param progress called with each path parsed
 */
public record LockedProgram(SourceTree tree, Configuration configuration, List<String> units, List<String> unread, List<String> leftOut, HeldLocks locks, int threads,
        Consumer<String> progress) {

    /**
     * The program of the files of {@code workspace} that {@code chosen} takes, under {@code locking}; one for all rules of its pack, so that it is read once.
     *
     * @param wanted words whose mentions under further options count too
     */
    static LockedProgram of(Workspace workspace, Set<String> wanted, Predicate<String> chosen, Locking locking) {
        Set<String> words = words(workspace.pack());
        List<String> headers = workspace.pack().structs().stream().map(Pack.KeyedStruct::header).distinct()
                .filter(h -> workspace.tree().read(h).isPresent()).toList();
        Configuration asserting = asserting(workspace);
        KeyModel keys = Lint.keys(workspace.tree(), headers, asserting, workspace.threads(), workspace.progress());
        ProgramFiles files = new ProgramFiles(workspace, words, chosen, locking, paths -> LockProgram.read(workspace.flows(), workspace.tree(), asserting, locking, paths,
                workspace.threads(), workspace.progress()));
        List<String> leftOut = leftOut(words.stream().flatMap(w -> workspace.corpus().mentioning(w).stream()).filter(p -> p.endsWith(".c")).collect(Collectors.toSet()), locking);
        HeldLocks locks = held(workspace, asserting, keys, files.units(), wanted, locking);
        while (files.addCallers(locks.needing(words::contains))) {
            locks = held(workspace, asserting, keys, files.units(), wanted, locking);
        }
        List<String> units = files.units();
        List<String> unread = workspace.corpus().files().stream().filter(f -> f.endsWith(".c") && !units.contains(f) && locking.unbuilt(f).isEmpty()).toList();
        return new LockedProgram(workspace.tree(), asserting, units, unread, leftOut, locks, workspace.threads(), workspace.progress());
    }

    private static HeldLocks held(Workspace workspace, Configuration asserting, KeyModel keys, List<String> units, Set<String> wanted, Locking locking) {
        Map<Configuration, List<String>> variants = new LinkedHashMap<>();
        VariantUnits.of(workspace, asserting, Set.copyOf(units), wanted).forEach((options, paths) ->
                variants.put(workspace.variant().apply(Stream.concat(options.contains("-DIAGNOSTIC") ? Stream.of() : Stream.of("DIAGNOSTIC"), options.stream()).sorted().toList()), List.copyOf(paths)));
        return LockProgram.held(workspace.flows(), workspace.tree(), asserting, variants, keys, units, locking, workspace.pack().structs(), workspace.threads(),
                workspace.progress());
    }

    /** What the rules of {@code pack} that ask the lock analysis are about: tags of structs, fields and functions. */
    private static Set<String> words(Pack pack) {
        return pack.rewrites().stream().flatMap(r -> r instanceof Rewrite.Region f ? RegionRewrite.names(f) : r instanceof Rewrite.Assert f ? AssertRewrite.names(f)
                : r instanceof Rewrite.Account f ? AccountRewrite.kept(f) : Stream.of()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> leftOut(Set<String> units, Locking locking) {
        return locking.unbuilt().stream().flatMap(u -> Stream.of(units.stream().filter(f -> locking.unbuilt(f).filter(u::equals).isPresent()).count()).filter(n -> n > 0)
                .map(n -> "left out what the " + n + " files of " + u.folder() + " call: " + u.reason())).toList();
    }

    /** The configuration that such a program is read under. */
    static Configuration asserting(Workspace workspace) {
        return workspace.variant().apply(List.of("DIAGNOSTIC"));
    }

    /** What is known of the tree's locks, under what the pack of {@code workspace} says of them. */
    static Locking locking(Workspace workspace) {
        return LockProgram.locking(Optional.of(workspace.pack()));
    }
}
