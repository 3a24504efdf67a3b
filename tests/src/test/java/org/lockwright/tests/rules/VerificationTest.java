package org.lockwright.tests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.lockwright.parser.cdt.BigStack;
import org.lockwright.parser.profile.Profile;
import org.lockwright.parser.source.SourceText;
import org.lockwright.rules.pack.Pack;
import org.lockwright.rules.pack.PackLoader;
import org.lockwright.rules.rewrite.Verification;
import org.lockwright.tests.kit.MemoryTree;

/** Every prefix of a series is held to its base, whatever the commits are; here they are written by hand. */
class VerificationTest {

    private static final String HEADER = "sys/sys/box.h";
    private static final String USER = "sys/kern/user.c";
    private static final String BYSTANDER = "sys/kern/bystander.c";

    private static final String LEGEND = "/*\n * Field locking key:\n *   (a) atomic_ops(3) and atomic_loadstore(9)\n *   (m) sc_lock\n */\n";
    private static final String STRUCT = "struct box {\n\tunsigned int flags;\t/* (m) bits */\n\tint sc_lock;\n};\n";
    private static final String REST = "void atomic_or_uint(volatile unsigned int *, unsigned int);\n";
    private static final String INLINE = "static inline int\nbox_users(struct box *b)\n{\n\n\treturn b->sc_lock;\n}\n";
    private static final String BEFORE = LEGEND + STRUCT + REST + INLINE;
    private static final String MARKED = BEFORE.replace("/* (m) bits", "/* (a) bits");

    private static final String PLAIN = unit("box_set", "\tb->flags |= 1;\n");
    private static final String ATOMIC = unit("box_set", "\tatomic_or_uint(&b->flags, 1);\n");

    private static final String TWO = "void\nbox_two(struct box *b)\n{\n\n\tb->flags &= 1;\n}\n";

    private static final MemoryTree BASE = MemoryTree.kernel().with(HEADER, BEFORE).with(USER, PLAIN)
            .with(BYSTANDER, unit("box_by", "\tb->sc_lock = 1;\n"))
            .with("sys/kern/stranger.c", "int stranger;\n");

    private static String unit(String function, String body) {
        return "#include <sys/box.h>\n\nvoid\n" + function + "(struct box *b)\n{\n\n" + body + "}\n";
    }

    /** A series of commits, each of which writes the files given; a null text removes the file. */
    private static final class Series {

        private final List<Verification.Step> steps = new ArrayList<>();

        Series commit(String path, String text) {
            Map<String, String> one = new TreeMap<>();
            one.put(path, text);
            return commit(one);
        }

        Series commit(Map<String, String> files) {
            List<SourceText> after = new ArrayList<>();
            List<String> gone = new ArrayList<>();
            files.forEach((path, text) -> {
                if (text == null) {
                    gone.add(path);
                } else {
                    after.add(SourceText.ofLatin1(path, text));
                }
            });
            steps.add(new Verification.Step(after, gone));
            return this;
        }

        Verification.Report on(MemoryTree base) {
            return under(base, Pack.unwritten("hand", "", new Pack.Cover("", "", List.of())));
        }

        Verification.Report under(MemoryTree base, Pack pack) {
            Profile profile = Profile.named("amd64");
            return BigStack.map(List.of(steps), 1, s -> Verification.run(base, s, pack, List.of(profile.in(base, List.of())),
                    more -> profile.in(base, more), 1, path -> { }), done -> { }).get(0);
        }
    }

    private static List<String> problems(Verification.Prefix prefix) {
        return prefix.problems().stream().map(p -> p.file() + ":" + p.line() + " " + p.rule() + " " + p.message()).toList();
    }

    private static List<Integer> counts(Verification.Report report) {
        return report.prefixes().stream().map(p -> p.problems().size()).toList();
    }

    @Test
    void aMarkThatTurnsAfterItsAccessesIsGood() {
        Verification.Report report = new Series().commit(USER, ATOMIC).commit(HEADER, MARKED).on(BASE);
        assertThat(report.isGood()).isTrue();
        assertThat(counts(report)).containsExactly(0, 0);
        assertThat(report.units()).isPositive();
    }

    // contract: a comment is true at its commit; what the base has under the same key is no excuse for a mark that the series turns.
    @Test
    void aMarkThatTurnsBeforeItsAccessesFailsAtThatPrefixOnly() {
        Verification.Report report = new Series().commit(HEADER, MARKED).commit(USER, ATOMIC).on(BASE);
        assertThat(counts(report)).containsExactly(1, 0);
        assertThat(problems(report.prefixes().get(0))).singleElement().asString()
                .startsWith(USER + ":7 LW1003 'b->flags' is changed plainly").endsWith("by this series, which leaves the access as it was");
    }

    @Test
    void aPlainAccessPutBackAfterTheMarkFails() {
        Verification.Report report = new Series().commit(USER, ATOMIC).commit(HEADER, MARKED).commit(USER, PLAIN).on(BASE);
        assertThat(counts(report)).containsExactly(0, 0, 1);
    }

    // contract: what the base has under a mark of its own is the base's, and a further one is not.
    @Test
    void theBasesOwnFindingsAreForgivenAndNoOthers() {
        MemoryTree marked = BASE.with(HEADER, MARKED);
        assertThat(new Series().commit(USER, PLAIN + "int more;\n").on(marked).isGood()).isTrue();
        Verification.Report worse = new Series().commit(HEADER, MARKED.replace("bits", "bit")).commit(USER, PLAIN + TWO).on(marked);
        assertThat(worse.prefixes().get(0).problems()).isEmpty();
        assertThat(problems(worse.prefixes().get(1))).singleElement().asString().contains("LW1003 'b->flags' is changed plainly");
    }

    // contract: a key that the pack says is true today may be written over accesses that break it, as the pack says so in the open.
    @Test
    void aKeyOfTodayIsLaidOverTheBase() {
        Pack pack = PackLoader.load("box.yaml", ("""
                pack: box
                version: 1
                summary: a box
                structs:
                  - struct: box
                    header: sys/sys/box.h
                    legend:
                      - { key: a, text: "atomic_ops(3) and atomic_loadstore(9)" }
                    fields:
                      - { name: flags, today: a, goal: a, reason: "box_set breaks it" }
                """).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(new Series().commit(HEADER, MARKED).under(BASE, pack).isGood()).isTrue();
        Verification.Report worse = new Series().commit(HEADER, MARKED).commit(USER, PLAIN + TWO).under(BASE, pack);
        assertThat(problems(worse.prefixes().get(1))).singleElement().asString().contains("LW1003 'b->flags' is changed plainly");
    }

    @Test
    void aParseErrorFails() {
        Verification.Report report = new Series().commit(USER, ATOMIC).commit(USER, ATOMIC.replace("b->flags, 1);", "b->flags, 1;")).on(BASE);
        assertThat(report.prefixes().get(0).problems()).isEmpty();
        assertThat(report.prefixes().get(1).problems()).isNotEmpty().allMatch(p -> p.path().equals(USER))
                .anyMatch(p -> p.kind() == Verification.Kind.GAP);
    }

    @Test
    void aLostFunctionFailsInAFileAndInAHeader() {
        Verification.Report report = new Series().commit(USER, "#include <sys/box.h>\n").commit(HEADER, LEGEND + STRUCT + REST).on(BASE);
        assertThat(problems(report.prefixes().get(0))).containsExactly(USER + ":0  function box_set() is gone");
        assertThat(problems(report.prefixes().get(1))).contains(HEADER + ":0  function box_users() is gone");
    }

    // contract: C90 lets a call declare its function, and the linker then misses it; what the base misses already is its own.
    @Test
    void aNameThatNothingDeclaresFails() {
        Verification.Report report = new Series().commit(USER, ATOMIC.replace("1);", "box_bit(b));")).commit(USER, ATOMIC.replace("1);", "box_bit);")).on(BASE);
        report.prefixes().forEach(p -> assertThat(problems(p)).containsExactly(USER + ":0  'box_bit' is not declared in what the file includes"));
        String old = "void\nbox_old(void)\n{\n\n\tbox_gone();\n}\n";
        assertThat(new Series().commit(USER, ATOMIC + old).on(BASE.with(USER, PLAIN + old)).isGood()).isTrue();
    }

    // contract: a function of a header that a unit does not include any more is not lost.
    @Test
    void anIncludeThatIsDroppedLosesNothing() {
        String alone = "struct box;\nvoid\nbox_by(struct box *b)\n{\n\n}\n";
        assertThat(new Series().commit(HEADER, BEFORE.replace("bits", "bit")).commit(BYSTANDER, alone).on(BASE).isGood()).isTrue();
    }

    @Test
    void aFileThatIsGoneFails() {
        Verification.Report report = new Series().commit(USER, null).on(BASE);
        assertThat(problems(report.prefixes().get(0))).contains(USER + ":0  function box_set() is gone");
    }

    // contract: includers of a changed header are checked at every prefix, though no commit touches them.
    @Test
    void anIncluderThatAHeaderBreaksFailsUntilItIsMended() {
        Verification.Report report = new Series().commit(HEADER, BEFORE.replace("int sc_lock;", "int sc_lok;").replace("b->sc_lock", "b->sc_lok"))
                .commit(USER, ATOMIC).commit(HEADER, BEFORE).on(BASE);
        assertThat(counts(report).get(0)).isPositive();
        assertThat(counts(report).get(1)).isEqualTo(counts(report).get(0));
        assertThat(counts(report).get(2)).isZero();
        assertThat(report.prefixes().get(1).problems()).anyMatch(p -> p.path().equals(BYSTANDER));
    }

    @Test
    void aNewFileIsHeldToNothingBeforeIt() {
        assertThat(new Series().commit("sys/kern/fresh.c", unit("box_fresh", "\tatomic_or_uint(&b->flags, 1);\n")).on(BASE).isGood()).isTrue();
        assertThat(new Series().commit("sys/kern/fresh.c", "int ) ;\n").on(BASE).isGood()).isFalse();
    }

    // contract: a unit is parsed again only where its bytes or the tokens of a header that it includes are new.
    @Test
    void factsAreKept() {
        Verification.Report report = new Series().commit(HEADER, BEFORE.replace("bits */", "bits, all of them */")).commit(USER, ATOMIC)
                .commit(HEADER, BEFORE.replace("int sc_lock;", "int sc_lock;\n\tint more;")).commit(USER, PLAIN).on(BASE);
        assertThat(report.prefixes().stream().map(Verification.Prefix::parses).toList()).containsExactly(0, 2, 3, 1);
    }

    @Test
    void aBranchThatIsLeftOutIsReadUnderItsOption() {
        String branch = "#ifdef BOX_DEBUG\nint f(void);\nint\nf(void)\n{\n\treturn 1%s;\n}\n#endif\n";
        MemoryTree base = BASE.with(USER, PLAIN + branch.formatted(""));
        Verification.Report good = new Series().commit(USER, PLAIN + branch.formatted(" + 1")).on(base);
        assertThat(good.isGood()).isTrue();
        assertThat(good.configurations()).containsExactly("amd64", "amd64+BOX_DEBUG");
        Verification.Report bad = new Series().commit(USER, PLAIN + branch.formatted(" + )")).on(base);
        assertThat(bad.prefixes().get(0).problems()).isNotEmpty().allMatch(p -> p.configuration().equals("amd64+BOX_DEBUG"));
    }

    @Test
    void aBranchThatNoOptionOpensIsToldOf() {
        Verification.Report report = new Series().commit(USER, PLAIN + "#if 0\nint x = ;\n#endif\n").on(BASE);
        assertThat(report.isGood()).isTrue();
        assertThat(report.unread()).containsExactly(USER + ": #if 0");
    }

    @Test
    void filesOfOtherMachinesAreToldOf() {
        Verification.Report report = new Series().commit("sys/arch/vax/vax/locore.c", "int ) ;\n").on(BASE);
        assertThat(report.isGood()).isTrue();
        assertThat(report.foreign()).containsExactly("sys/arch/vax/vax/locore.c");
        assertThat(report.units()).isZero();
    }
}
