package org.lockwright.tests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.profile.Profile;
import org.lockwright.rules.check.Lint;
import org.lockwright.rules.check.LockFindings;
import org.lockwright.rules.pack.LockOrder;
import org.lockwright.rules.pack.PackLoader;
import org.lockwright.tests.kit.MemoryTree;

/** The lock analysis sees the functions that headers define, although their files were read for keys before. */
class HeaderFunctionsTest {

    private static final String HEADER = String.join("\n",
            "#ifndef _SYS_RING_H_",
            "#define _SYS_RING_H_",
            "typedef struct kmutex { int m; } kmutex_t;",
            "/*",
            " * Descriptor ring.  Field markings and the corresponding locks:",
            " *",
            " * m:	r_lock",
            " */",
            "struct ring {",
            "	kmutex_t	r_lock;",
            "	int		r_head;		/* m: next to fill */",
            "};",
            "static inline void",
            "ring_advance(struct ring *r)",
            "{",
            "	r->r_head++;",
            "}",
            "#endif",
            "");

    private static final String UNIT = String.join("\n",
            "#include <sys/ring.h>",
            "void	mutex_enter(kmutex_t *);",
            "void	mutex_exit(kmutex_t *);",
            "/*",
            " * Field markings and the corresponding locks:",
            " * m:	rl_lock",
            " */",
            "struct ring_list {",
            "	kmutex_t	rl_lock;",
            "	struct ring	*rl_first;	/* m: the first */",
            "};",
            "void",
            "ring_turn(struct ring *r)",
            "{",
            "	ring_advance(r);",
            "}",
            "void",
            "sys_ring(struct ring *r)",
            "{",
            "	mutex_enter(&r->r_lock);",
            "	ring_turn(r);",
            "	mutex_exit(&r->r_lock);",
            "	ring_turn(r);",
            "}",
            "");

    @Test
    void functionsOfHeadersAreSeen() {
        MemoryTree tree = MemoryTree.kernel().with("sys/sys/ring.h", HEADER).with("sys/kern/example.c", UNIT);
        List<Configuration> configurations = List.of(Profile.named("amd64").in(tree, List.of()));
        Set<String> paths = Set.of("sys/sys/ring.h", "sys/kern/example.c");
        LockFindings locks = new LockFindings(PackLoader.builtin("netbsd").locking(), List.of());

        Lint.Result result = Lint.run(tree, paths, configurations, LockOrder.NONE, locks, Set.of("sys/kern/example.c"), 1, path -> { });

        assertThat(result.locks().functions()).isEqualTo(3);
        assertThat(result.locks().verdicts()).isEqualTo(Map.of("NOT_HELD", 1));
    }

    /** contract: a file that is only looked at for plain accesses takes no function of a header from those whose locks are followed. */
    @Test
    void functionsOfHeadersAreSeenWhoeverComesFirst() {
        MemoryTree tree = MemoryTree.kernel().with("sys/sys/ring.h", HEADER).with("sys/kern/example.c", UNIT)
                .with("sys/sys/bell.h", "/*\n * Locks:\n *\n * a:	atomic\n * ::	unlocked, stable\n */\nstruct bell {\n	u_int	b_rings;	/* a: so often */\n	u_int	b_size;	/* :: big */\n};\n")
                .with("sys/dev/another.c", "#include <sys/ring.h>\n#include <sys/bell.h>\nu_int another(struct bell *b) { return b->b_rings; }\n");
        List<Configuration> configurations = List.of(Profile.named("amd64").in(tree, List.of()));
        LockFindings locks = new LockFindings(PackLoader.builtin("netbsd").locking(), List.of());

        Lint.Result result = Lint.run(tree, Lint.cFiles(tree), configurations, LockOrder.NONE, locks, Set.of("sys/kern/example.c"), 1, path -> { });

        assertThat(result.unitsParsed()).as("files looked at for plain accesses").isEqualTo(1);
        assertThat(result.locks().functions()).isEqualTo(3);
    }

    /** contract: what two units make of a .c file that both include is seen in both, whichever is read first. */
    @Test
    void includedSourcesAreSeenWithEachUnit() {
        MemoryTree tree = MemoryTree.kernel().with("sys/sys/ring.h", HEADER)
                .with("sys/kern/turn.c", "#include <sys/ring.h>\nvoid\nTURN(struct ring *r)\n{\n	r->r_head = BY;\n}\n")
                .with("sys/kern/turn32.c", "#define TURN turn32\n#define BY 32\n#include \"turn.c\"\n")
                .with("sys/kern/turn64.c", "#define TURN turn64\n#define BY 64\n#include \"turn.c\"\n");
        List<Configuration> configurations = List.of(Profile.named("amd64").in(tree, List.of()));
        Set<String> program = Set.of("sys/kern/turn32.c", "sys/kern/turn64.c");
        LockFindings locks = new LockFindings(PackLoader.builtin("netbsd").locking(), List.of());

        Lint.Result result = Lint.run(tree, program, configurations, LockOrder.NONE, locks, program, 2, path -> { });

        assertThat(result.locks().functions()).isEqualTo(3);
    }
}
