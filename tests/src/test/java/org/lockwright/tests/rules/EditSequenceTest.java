package org.lockwright.tests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.profile.Profile;
import org.lockwright.rules.cache.MemoryStore;
import org.lockwright.rules.cache.Store;
import org.lockwright.rules.check.Lint;
import org.lockwright.rules.check.LockFindings;
import org.lockwright.rules.pack.LockOrder;
import org.lockwright.rules.pack.PackLoader;
import org.lockwright.rules.program.Reading;
import org.lockwright.tests.kit.MemoryTree;

/** Lint with a store that many states of a tree have gone through says of each state what lint without one says. */
class EditSequenceTest {

    private static final LockFindings LOCKS = new LockFindings(PackLoader.builtin("netbsd").locking(), List.of());

    private static final String RING = String.join("\n",
            "#ifndef _SYS_RING_H_",
            "#define _SYS_RING_H_",
            "/*",
            " * Field markings and the corresponding locks:",
            " *",
            " * m:	r_lock",
            " * n:	r_other",
            " * a:	atomic",
            " * ::	unlocked, stable",
            " */",
            "struct ring {",
            "	kmutex_t	r_lock;		/* :: first */",
            "	kmutex_t	r_other;	/* :: second */",
            "	u_int		r_head;		/* m: next to fill */",
            "	u_int		r_tail;		/* m: next to clean */",
            "	u_int		r_flags;	/* a: what was asked for */",
            "};",
            "#endif",
            "");

    private static final String TURN = String.join("\n",
            "#include <sys/ring.h>",
            "#ifdef FAST",
            "#define TURN_BY 2",
            "#else",
            "#define TURN_BY 1",
            "#endif",
            "static inline void",
            "ring_turn(struct ring *r)",
            "{",
            "	r->r_head += TURN_BY;",
            "}",
            "");

    /** One tree that is edited. */
    private static final class State {

        private final Random random;
        private final Map<String, String> files = new TreeMap<>();
        private final List<String> edits = new ArrayList<>();

        State(long seed) {
            random = new Random(seed);
            files.put("sys/sys/ring.h", RING);
            files.put("sys/sys/turn.h", TURN);
            for (int i = 0; i < 3; i++) {
                files.put(unit(i), text(i));
            }
        }

        private static String unit(int i) {
            return "sys/kern/ring_" + i + ".c";
        }

        /** A unit that goes right or wrong about the locks in one of several ways. */
        private String text(int i) {
            boolean locks = random.nextInt(3) > 0;
            boolean other = random.nextInt(5) == 0;
            String lock = other ? "r_other" : "r_lock";
            return String.join("\n",
                    random.nextInt(4) == 0 ? "#define FAST" : "/* slow */",
                    random.nextInt(5) == 0 ? "#include <sys/ring.h>\nstatic void ring_turn(struct ring *r) { r->r_tail++; }" : "#include <sys/turn.h>",
                    random.nextInt(6) == 0 ? "#include <sys/late.h>" : "",
                    "void",
                    "ring_step_" + i + "(struct ring *r)",
                    "{",
                    locks ? "	mutex_enter(&r->" + lock + ");" : "",
                    "	ring_turn(r);",
                    random.nextInt(3) == 0 ? "	r->r_flags |= 1;" : "",
                    random.nextInt(4) == 0 ? "	ring_step_" + random.nextInt(3) + "(r);" : "",
                    locks && random.nextInt(5) > 0 ? "	mutex_exit(&r->" + lock + ");" : "",
                    "}",
                    "");
        }

        private void edit() {
            int what = random.nextInt(10);
            int i = random.nextInt(3);
            switch (what) {
                case 0, 1, 2 -> put(unit(i), text(i));
                case 3 -> put("sys/sys/ring.h", files.get("sys/sys/ring.h").contains("/* m: next to clean */")
                        ? RING.replace("/* m: next to clean */", "/* n: next to clean */") : RING);
                case 4 -> put("sys/sys/ring.h", "/* " + random.nextInt(3) + " */\n" + RING);
                case 5 -> put("sys/sys/turn.h", random.nextBoolean() ? TURN.replace("r_head += TURN_BY", "r_tail += TURN_BY") : TURN);
                case 6 -> toggle("sys/sys/late.h", "#define LATE 1\nstatic inline void ring_late(struct ring *r) { r->r_tail = 0; }\n");
                case 7 -> toggle("sys/late/sys/turn.h", "#include <sys/ring.h>\nstatic inline void ring_turn(struct ring *r) { }\n");
                case 8 -> toggle("sys/kern/extra.c", "#include <sys/turn.h>\nvoid extra(struct ring *r) { ring_turn(r); }\n");
                default -> put(unit(i), files.get(unit(i)).replace("\n{", "\n\n{"));
            }
        }

        private void put(String path, String text) {
            files.put(path, text);
            edits.add(path);
        }

        private void toggle(String path, String text) {
            if (files.remove(path) == null) {
                files.put(path, text);
            }
            edits.add("toggle " + path);
        }

        private Map<String, Object> linted(Optional<Store> store, int threads) {
            MemoryTree tree = MemoryTree.kernel();
            for (Map.Entry<String, String> file : files.entrySet()) {
                tree = tree.with(file.getKey(), file.getValue());
            }
            List<Configuration> configurations = List.of(Profile.named("amd64").in(tree, List.of()));
            Set<String> program = tree.sources().stream().filter(p -> p.startsWith("sys/kern/")).collect(Collectors.toSet());
            Lint.Result result = Lint.run(new Reading(tree, threads, store, path -> { }), Lint.cFiles(tree), configurations, LockOrder.NONE, LOCKS, program);
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("findings", result.findings());
            out.put("gaps", result.gaps());
            out.put("locks", result.locks());
            out.put("parsed", result.unitsParsed());
            out.put("structs", result.keys().structs().size());
            return out;
        }
    }

    private static int sequences(int count) {
        Store store = new MemoryStore();
        int found = 0;
        for (int seed = 1; seed <= count; seed++) {
            State tree = new State(seed);
            for (int edits = 1 + tree.random.nextInt(4); edits > 0; edits--) {
                tree.linted(Optional.of(store), 2);
                tree.edit();
            }
            Map<String, Object> kept = tree.linted(Optional.of(store), 2);
            assertThat(kept).as("seed %d, edits %s", seed, tree.edits).isEqualTo(tree.linted(Optional.empty(), 2));
            found += ((List<?>) kept.get("findings")).isEmpty() ? 0 : 1;
        }
        return found;
    }

    @Test
    void aFewSequences() {
        assertThat(sequences(40)).as("sequences that end in a tree with findings").isGreaterThan(20);
    }

    @Test
    @Tag("slow")
    void aThousandSequences() {
        assertThat(sequences(1000)).as("sequences that end in a tree with findings").isGreaterThan(500);
    }
}
