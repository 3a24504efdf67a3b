package org.lockwright.tests.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.lockwright.parser.config.ConfigSources;
import org.lockwright.parser.keys.Dialect;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.profile.Kernel;
import org.lockwright.parser.profile.Profile;
import org.lockwright.parser.profile.ProfileException;
import org.lockwright.parser.tree.Gap;
import org.lockwright.rules.check.Lint;
import org.lockwright.rules.check.LockFindings;
import org.lockwright.rules.check.Suppressions;
import org.lockwright.rules.pack.LockOrder;
import org.lockwright.rules.pack.Locking;
import org.lockwright.rules.pack.Pack;
import org.lockwright.rules.pack.PackException;
import org.lockwright.rules.pack.PackLoader;
import org.lockwright.rules.rewrite.Draft;
import org.lockwright.rules.rewrite.DraftException;
import org.lockwright.rules.rewrite.KeyRespelling;
import org.lockwright.tests.kit.MemoryTree;

/** All that is fuzzed. */
final class Targets {

    private static final Map<String, String> CASES = Seeds.folder("lock-cases");
    private static final Locking LOCKING = Locking.merge(PackLoader.builtin("netbsd").locking(), PackLoader.load("pack.yaml", CASES.get("pack.yaml").getBytes(ISO_8859_1)).locking());
    private static final String CASE = "sys/kern/case.c";

    private Targets() {
    }

    /** The targets, in the order of the requirement they are for, then whole commands. */
    static List<Target> all() {
        return List.of(of("c", cases(), Dictionaries.C, Targets::lint),
                of("comments", commented(), Dictionaries.KEYS, Targets::comments),
                of("packs", packs(), Dictionaries.YAML, Targets::pack),
                of("configs", Seeds.embedded(p -> p.startsWith("sys/arch/amd64/conf/GENERIC") || p.startsWith("sys/arch/evbmips/conf/")), Dictionaries.CONFIG,
                        input -> config("sys/arch/amd64/conf/GENERIC", input)),
                of("config-files", Seeds.embedded(p -> p.matches("sys/conf/files|sys/arch/amd64/conf/(files|std)\\.amd64|sys/net/files\\.net")), Dictionaries.CONFIG,
                        input -> config("sys/arch/amd64/conf/files.amd64", input)),
                CommandTarget.baselines(), CommandTarget.commands());
    }

    /** The reader of one input. */
    interface Reading {

        String of(byte[] input);
    }

    /** A target; what is documented to be refused is an outcome. */
    static Target of(String name, List<String> seeds, List<String> dictionary, Reading reading) {
        Mutator mutator = new Mutator(seeds, dictionary);
        return new Target() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Mutator mutator() {
                return mutator;
            }

            @Override
            public String run(byte[] input) {
                try {
                    return reading.of(input);
                } catch (PackException | ProfileException | DraftException e) {
                    if (e.getMessage().isBlank() || e.getMessage().length() > 4_000) {
                        throw new AssertionError("a message nobody can read: " + e.getMessage(), e);
                    }
                    return "refused: " + e.getMessage();
                }
            }
        };
    }

    static List<String> cases() {
        return CASES.entrySet().stream().filter(e -> e.getKey().endsWith(".c")).map(Map.Entry::getValue).toList();
    }

    private static List<String> commented() {
        List<String> out = new ArrayList<>(Seeds.folder("baseline").values());
        out.add(CASES.get("include/sys/sys/socketvar.h"));
        out.addAll(Seeds.embedded(p -> p.matches("sys/(sys|net|netinet|kern)/[a-z_]+\\.h")).stream().filter(t -> t.length() < 30_000).toList());
        return out;
    }

    private static List<String> packs() {
        return List.of(CASES.get("pack.yaml"), Seeds.folder("lock-branch").get("pack.yaml"), Seeds.pack("netbsd"), Seeds.pack("socket-locking"), Seeds.pack("socket-locking-2015"), Seeds.pack("softint-priorities"));
    }

    private static MemoryTree small() {
        MemoryTree tree = MemoryTree.kernel();
        for (Map.Entry<String, String> e : CASES.entrySet()) {
            tree = e.getKey().endsWith(".h") ? tree.with(e.getKey().replaceFirst("^include/", ""), e.getValue()) : tree;
        }
        return tree;
    }

    private static Configuration amd64(MemoryTree tree) {
        return Profile.named("amd64").in(tree, List.of());
    }

    private static String lint(byte[] input) {
        return lint(small().with(CASE, input), LockOrder.NONE, new LockFindings(LOCKING, List.of()), Set.of(CASE));
    }

    /** All that lint says of a tree. */
    private static String lint(MemoryTree tree, LockOrder order, LockFindings locks, Set<String> program) {
        List<String> files = Lint.cFiles(tree);
        Lint.Result result = Lint.run(tree, files, List.of(amd64(tree)), order, locks, program, 1, path -> { });
        Suppressions.Outcome outcome = Suppressions.in(tree, files, 1).apply(result.findings(), List.of("amd64"));
        for (Gap gap : result.gaps()) {
            if (gap.stage() == Gap.Stage.INTERNAL) {
                throw new AssertionError("front end: " + gap.cause());
            }
        }
        StringBuilder out = new StringBuilder();
        outcome.left().forEach(f -> out.append(f.fingerprint()).append(' ').append(f.place()).append(f.message()).append(f.notes()).append('\n'));
        return out.append(outcome.suppressed()).append(result.gaps()).append(result.locks()).toString();
    }

    /** A header is read for its keys, its findings and suppressions, and each spelling it could be given. */
    private static String comments(byte[] input) {
        MemoryTree tree = MemoryTree.kernel().with("sys/sys/case.h", input).with("sys/sys/systm.h", CASES.get("include/sys/sys/systm.h")).with("sys/sys/socketvar.h", "");
        StringBuilder out = new StringBuilder(lint(tree, LockOrder.NONE, LockFindings.NONE, Set.of()));
        for (Dialect dialect : List.of(Dialect.PAREN, Dialect.BRACKET, Dialect.COLON)) {
            Draft draft = KeyRespelling.draft(tree, List.of(), dialect, amd64(tree), 1, path -> { });
            out.append(new TreeMap<>(Map.of("draft", draft.toString().replaceAll("@[0-9a-f]+", "@"))));
        }
        return out.toString();
    }

    /** A pack that is accepted also has to work. */
    private static String pack(byte[] input) {
        Pack pack = PackLoader.load("case.yaml", input);
        LockOrder order = LockOrder.parse(pack.order());
        LockFindings locks = new LockFindings(Locking.merge(LOCKING, pack.locking()), pack.structs());
        String c = CASES.get("forgets_lock_in_loop.c") + CASES.get("closes_cycle_in_callee.c").replace("#include <sys/systm.h>", "");
        return pack + "\n" + lint(small().with(CASE, c), order, locks, Set.of(CASE));
    }

    private static final MemoryTree CONFIGS = Seeds.embeddedTree(p -> p.startsWith("sys/conf/") || p.startsWith("sys/arch/amd64/") && !p.endsWith(".c") || p.matches(".*/(files|std)[^/]*"));

    private static String config(String path, byte[] input) {
        Kernel kernel = Profile.named("amd64").kernel(new ConfigSources(CONFIGS.with(path, input)), List.of("-INET", "DEBUG=1"));
        return kernel.toString().replaceAll("@[0-9a-f]+", "@");
    }
}
