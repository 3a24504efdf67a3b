package org.lockwright.tests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.lockwright.parser.cdt.HeaderCache;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.profile.Profile;
import org.lockwright.rules.check.KeptFlows;
import org.lockwright.rules.flow.FlowText;
import org.lockwright.rules.flow.UnitFlows;
import org.lockwright.tests.kit.MemoryTree;

/** Flows that are kept from one state of a tree to the next are those that would be made anew. */
class KeptFlowsTest {

    private static final String HEADER = "sys/sys/box.h";
    private static final String A = "sys/kern/a.c";
    private static final String B = "sys/kern/b.c";
    private static final String C = "sys/kern/c.c";
    private static final List<String> ALL = List.of(A, B, C);

    private static final String BOX = "struct box { int b_n; };\n#define BOX_LOCK(b) (b)->b_n++\nstatic inline int\nbox_n(struct box *b)\n{\n\n\treturn b->b_n;\n}\n";

    private static final MemoryTree TREE = MemoryTree.kernel().with(HEADER, BOX).with(A, user("a")).with(B, user("b")).with(C, "int\nc(void)\n{\n\n\treturn 0;\n}\n");

    private final KeptFlows kept = new KeptFlows(new HeaderCache());
    private final List<String> read = new ArrayList<>();

    private static String user(String name) {
        return "#include <sys/box.h>\nint\n" + name + "(struct box *b)\n{\n\n\treturn box_n(b);\n}\n";
    }

    /** The functions of {@code units} in {@code tree}, sorted; {@link #read} has what was read for them. */
    private static Set<String> functions(List<UnitFlows> flows) {
        Set<String> out = new TreeSet<>();
        flows.forEach(u -> u.flows().forEach(f -> out.add(f.place() + " " + f.function().name() + " " + FlowText.of(f))));
        return out;
    }

    private Set<String> kept(MemoryTree tree, List<String> units, Set<String> rows) {
        read.clear();
        return functions(kept.of(tree, configuration(tree), rows, units, 1, read::add));
    }

    private static Configuration configuration(MemoryTree tree) {
        return Profile.named("amd64").in(tree, List.of());
    }

    private void assertKept(MemoryTree tree, List<String> units, String... reads) {
        Set<String> now = kept(tree, units, Set.of());
        assertThat(now).isEqualTo(functions(new KeptFlows(new HeaderCache()).of(tree, configuration(tree), Set.of(), units, 1, path -> { })));
        assertThat(read).containsExactlyInAnyOrder(reads);
    }

    @Test
    void nothingIsReadTwice() {
        assertKept(TREE, ALL, A, B, C);
        assertKept(TREE, ALL);
        assertKept(TREE, List.of(A, C));
        assertKept(TREE, ALL, B);
    }

    @Test
    void whatChangedIsReadAgain() {
        assertKept(TREE, ALL, A, B, C);
        assertKept(TREE.with(B, user("other")), ALL, B);
        assertKept(TREE.with(B, user("other")).with(C, user("c")), ALL, C);
    }

    // contract: what a function of a header does is told by one unit, so only that is read again; where its code stands counts too.
    @Test
    void aBodyInAHeaderIsReadWithTheUnitThatTellsIt() {
        assertKept(TREE, ALL, A, B, C);
        assertKept(TREE.with(HEADER, BOX.replace("return b->b_n", "return b->b_n + 1")), ALL, A);
        assertKept(TREE.with(HEADER, "\n\n" + BOX), ALL, A);
    }

    @Test
    void whatAHeaderShowsIsReadWithAllItsIncluders() {
        assertKept(TREE, ALL, A, B, C);
        assertKept(TREE.with(HEADER, BOX.replace("int b_n", "long b_n")), ALL, A, B);
        assertKept(TREE.with(HEADER, BOX.replace("b_n++", "b_n--")), ALL, A, B);
    }

    // contract: no function of a header is lost with the unit that told it.
    @Test
    void anotherTellsWhenTheTellerFallsAway() {
        assertKept(TREE, ALL, A, B, C);
        assertKept(TREE.with(A, user("a").replace("#include <sys/box.h>", "struct box;").replace("box_n(b)", "0")), ALL, A, B);
        assertKept(TREE, List.of(A, C), A);
        assertKept(TREE, List.of(B, C), B);
        assertKept(TREE, ALL, A);
        assertKept(TREE, List.of(A, C), A);
    }

    // contract: rows matter to those units only that use them, or a macro that does.
    @Test
    void otherRowsAreAnotherProgram() {
        String macros = BOX.replace("static", "#define BOX_ENTER(b) \\\n\tBOX_LOCK(b)\nstatic");
        MemoryTree locks = TREE.with(HEADER, macros).with(A, user("a").replace("return", "BOX_ENTER(b);\n\treturn"))
                .with(B, user("b").replace("return", "BOX_LOCK(b);\n\treturn"));
        Set<String> expanded = kept(locks, ALL, Set.of("BOX_UNLOCK"));
        assertThat(kept(locks, ALL, Set.of("BOX_LOCK"))).isNotEqualTo(expanded).anyMatch(f -> f.contains("BOX_LOCK!("))
                .isEqualTo(functions(new KeptFlows(new HeaderCache()).of(locks, configuration(locks), Set.of("BOX_LOCK"), ALL, 1, path -> { })));
        assertThat(read).containsExactlyInAnyOrder(A, B);
        assertThat(kept(locks, ALL, Set.of("BOX_UNLOCK"))).isEqualTo(expanded);
        assertThat(read).isEmpty();
    }

    // contract: where the teller of a header is left out, another of its users tells, under other rows too.
    @Test
    void anotherTellsUnderOtherRows() {
        MemoryTree locks = TREE.with(A, user("a").replace("return", "BOX_LOCK(b);\n\treturn"));
        kept(locks, ALL, Set.of());
        List<String> rest = List.of(B, C);
        assertThat(kept(locks, rest, Set.of("BOX_LOCK"))).anyMatch(f -> f.startsWith(HEADER))
                .isEqualTo(functions(new KeptFlows(new HeaderCache()).of(locks, configuration(locks), Set.of("BOX_LOCK"), rest, 1, path -> { })));
        assertThat(read).containsExactly(B);
    }
}
