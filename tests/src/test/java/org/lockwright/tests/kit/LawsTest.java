package org.lockwright.tests.kit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.lockwright.parser.profile.Profile;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.rules.pack.PackLoader;
import org.lockwright.rules.program.FieldId;
import org.lockwright.rules.rewrite.Draft;
import org.lockwright.rules.rewrite.Edit;
import org.lockwright.rules.rewrite.Reason;
import org.lockwright.rules.rewrite.RuleResult;
import org.lockwright.rules.rewrite.Site;

/** Every law of the rewrite harness can fail: each test has a rewriter that breaks one. */
class LawsTest {

    private static final String PATH = CheckHarness.PATH;

    private static final String BEFORE = """
            struct s { unsigned int f; };
            unsigned int load(unsigned int *);

            int
            get(struct s *p)
            {
            	return OLD(p->f);
            }
            """;

    /** Makes {@code OLD(} {@code NEW(} and says so in one edit. */
    private static String renamed(String text) {
        return text.replace("OLD(", "NEW(");
    }

    @Test
    void aTrueRewriteKeepsEveryLaw() {
        assertThatCode(() -> harness(LawsTest::renamed).rewrite(BEFORE, renamed(BEFORE))).doesNotThrowAnyException();
        assertThatCode(() -> harness(LawsTest::renamed).unchanged(renamed(BEFORE))).doesNotThrowAnyException();
    }

    @Test
    void theResultItselfIsCompared() {
        assertThatThrownBy(() -> harness(LawsTest::renamed).unchanged(BEFORE))
                .isInstanceOf(AssertionError.class).hasMessageContaining("--- expected").hasMessageContaining("OLD(p->f)");
        assertThatThrownBy(() -> harness(UnaryOperator.identity()).rewrite(BEFORE, renamed(BEFORE)))
                .isInstanceOf(AssertionError.class).hasMessageContaining("NEW(p->f)");
        assertThatThrownBy(() -> harness(LawsTest::renamed).refused(BEFORE, renamed(BEFORE), Reason.ADDRESS_TAKEN))
                .isInstanceOf(AssertionError.class).hasMessageContaining("expected a refusal 'address-taken'");
    }

    @Test
    void aFileOutsideTheCaseMustStay() {
        Rewriter both = tree -> run(tree, patch(tree, "sys/kern/other.c", LawsTest::renamed));

        assertThatThrownBy(() -> harness(both).with("sys/kern/other.c", BEFORE).unchanged(renamed(BEFORE)))
                .isInstanceOf(AssertionError.class).hasMessageContaining("sys/kern/other.c");
    }

    @Test
    void untouchedFindsAChangeWithoutEdit() {
        breaks("untouched", tree -> {
            Draft.Patch good = patch(tree, PATH, LawsTest::renamed);
            return run(tree, good == null ? null : new Draft.Patch("t", "b", List.of(), Map.of(), good.before(), good.after()));
        });
    }

    @Test
    void outsideFindsAByteThatNoEditCovers() {
        breaks("outside", tree -> {
            Draft.Patch good = patch(tree, PATH, LawsTest::renamed);
            if (good == null) {
                return run(tree, null);
            }
            Edit half = good.edits().get(PATH).get(0);
            int from = tree.text(PATH).indexOf("OLD");
            Edit one = new Edit(PATH, new Span(from, from + 1), "O", "N", half.rule());
            return run(tree, new Draft.Patch("t", "b", List.of(), Map.of(PATH, List.of(one)), good.before(), good.after()));
        });
    }

    @Test
    void outsideFindsAPatchThatDoesNotStandOnTheOneBefore() {
        breaks("outside", tree -> {
            Draft.Patch good = patch(tree, PATH, LawsTest::renamed);
            return good == null ? run(tree, null) : run(tree, good, good);
        });
    }

    @Test
    void againFindsARewriteThatNeverEnds() {
        UnaryOperator<String> growing = text -> text.replace("OLD(", "OLD(1 + ");

        assertThatThrownBy(() -> harness(growing).rewrite(BEFORE, growing.apply(BEFORE)))
                .isInstanceOf(AssertionError.class).hasMessageContaining("law 'again' is broken");
    }

    @Test
    void reparseFindsALostFunction() {
        UnaryOperator<String> gone = text -> text.replace("get(struct", "got(struct");

        assertThatThrownBy(() -> harness(gone).rewrite(BEFORE, gone.apply(BEFORE)))
                .isInstanceOf(AssertionError.class).hasMessageContaining("law 'reparse' is broken")
                .hasMessageContaining("[got] instead of [get]");
    }

    @Test
    void reparseFindsAFunctionTooMany() {
        UnaryOperator<String> more = text -> text.contains("more") ? text : text.replace("int\nget", "void more(void) { }\nint\nget")
                .replace("int\r\nget", "void more(void) { }\r\nint\r\nget");

        assertThatThrownBy(() -> harness(more).rewrite(BEFORE, more.apply(BEFORE)))
                .isInstanceOf(AssertionError.class).hasMessageContaining("law 'reparse' is broken");
        assertThatCode(() -> RewriteHarness.of(rewriter(more), Set.of("more"), Set.of()).rewrite(BEFORE, more.apply(BEFORE)))
                .doesNotThrowAnyException();
    }

    @Test
    void reparseFindsANewGap() {
        UnaryOperator<String> broken = text -> text.replace("OLD(p->f)", "OLD(p->none)");

        assertThatThrownBy(() -> harness(broken).rewrite(BEFORE, broken.apply(BEFORE)))
                .isInstanceOf(AssertionError.class).hasMessageContaining("law 'reparse' is broken: new gap");
    }

    @Test
    void findingsFindsOneThatIsNew() {
        UnaryOperator<String> worse = text -> text.replace("OLD(p->f)", "NEW(0)").replace("NEW(0)", "NEW(p->f = p->f)");
        Rewriter rewriter = rewriter(worse);

        assertThatThrownBy(() -> RewriteHarness.of(rewriter, Set.of(), Set.of(new FieldId("s", "f")))
                        .rewrite(BEFORE, worse.apply(BEFORE)))
                .isInstanceOf(AssertionError.class).hasMessageContaining("law 'findings' is broken: after the rewrite there are");
    }

    @Test
    void findingsFindsOneThatStays() {
        Rewriter rewriter = tree -> run(tree, List.of(rewritten(tree)), patch(tree, PATH, LawsTest::renamed));

        assertThatThrownBy(() -> RewriteHarness.of(rewriter, Set.of(), Set.of(new FieldId("s", "f")))
                        .rewrite(BEFORE, renamed(BEFORE)))
                .isInstanceOf(AssertionError.class).hasMessageContaining("law 'findings' is broken: after the rewrite there are");
    }

    @Test
    void findingsFindsARewriteWithoutOne() {
        UnaryOperator<String> needless = text -> text.replace("atomic_load_relaxed(", "atomic_load_acquire(");
        String before = BEFORE.replace("OLD(p->f)", "atomic_load_relaxed(&p->f)");
        Rewriter rewriter = tree -> run(tree, List.of(rewritten(tree)), patch(tree, PATH, needless));

        assertThatThrownBy(() -> RewriteHarness.of(rewriter, Set.of(), Set.of(new FieldId("s", "f")))
                        .rewrite(before, needless.apply(before)))
                .isInstanceOf(AssertionError.class).hasMessageContaining("was rewritten without a finding");
    }

    @Test
    void spellingFindsWhatDependsOnLineEnds() {
        breaksSpelling("CRLF", text -> text.contains("\r") ? text : renamed(text));
    }

    @Test
    void spellingFindsWhatDependsOnTheLastLineEnd() {
        breaksSpelling("NO_FINAL_NEWLINE", text -> text.endsWith("\n") ? renamed(text) : text);
    }

    @Test
    void spellingFindsWhatDependsOnBytesThatAreNoAscii() {
        breaksSpelling("LATIN1", text -> text.contains("\u00e9") ? text : renamed(text));
    }

    @Test
    void spellingFindsOtherOutcomes() {
        Rewriter rewriter = tree -> run(tree, tree.text(PATH).contains("\r") ? List.of() : List.of(rewritten(tree)),
                patch(tree, PATH, LawsTest::renamed));

        assertThatThrownBy(() -> RewriteHarness.of(rewriter, Set.of(), Set.of()).rewrite(BEFORE, renamed(BEFORE)))
                .isInstanceOf(AssertionError.class).hasMessageContaining("under CRLF sites end as [] instead of");
    }

    @Test
    void amFindsAnotherTree() {
        Assumptions.assumeTrue(Git.isPresent(), "there is no git command");
        MemoryTree before = MemoryTree.kernel().with(PATH, BEFORE);
        Draft.Patch patch = patch(before, PATH, LawsTest::renamed);
        MemoryTree after = before.with(patch.after());

        assertThatCode(() -> MailLaw.check(before, List.of(patch), after)).doesNotThrowAnyException();
        assertThatThrownBy(() -> MailLaw.check(before, List.of(patch), before))
                .isInstanceOf(AssertionError.class).hasMessageContaining("law 'am' is broken: " + PATH);
        assertThatThrownBy(() -> MailLaw.check(before.with("sys/kern/more.c", "int x;\n"), List.of(patch), after))
                .isInstanceOf(AssertionError.class).hasMessageContaining("law 'am' is broken: the tree has");
    }

    @Test
    void amHoldsForEverySpelling() {
        MemoryTree plain = MemoryTree.kernel().with(PATH, BEFORE);
        for (Spelling spelling : Spelling.values()) {
            MemoryTree before = spelling.of(plain, Set.of(PATH));
            Draft.Patch patch = patch(before, PATH, LawsTest::renamed);

            assertThatCode(() -> MailLaw.check(before, List.of(patch), before.with(patch.after())))
                    .as(spelling.name()).doesNotThrowAnyException();
        }
    }

    private static void breaks(String law, Rewriter rewriter) {
        assertThatThrownBy(() -> harness(rewriter).rewrite(BEFORE, renamed(BEFORE)))
                .isInstanceOf(AssertionError.class).hasMessageContaining("law '" + law + "' is broken");
    }

    private static void breaksSpelling(String which, UnaryOperator<String> change) {
        assertThatThrownBy(() -> harness(change).rewrite(BEFORE, renamed(BEFORE)))
                .isInstanceOf(AssertionError.class).hasMessageContaining("law 'spelling' is broken: under " + which);
    }

    private static RewriteHarness harness(UnaryOperator<String> change) {
        return harness(rewriter(change));
    }

    private static RewriteHarness harness(Rewriter rewriter) {
        return RewriteHarness.of(rewriter, Set.of(), Set.of());
    }

    private static Rewriter rewriter(UnaryOperator<String> change) {
        return tree -> run(tree, patch(tree, PATH, change));
    }

    /** A site on the field's name in {@link #PATH}. */
    private static Site rewritten(MemoryTree tree) {
        int at = tree.text(PATH).indexOf("p->f") + 3;
        return new Site("bad", PATH, new Span(at, at + 1), 7, "get", Site.Outcome.REWRITTEN, "");
    }

    private static Draft.Patch patch(MemoryTree tree, String path, UnaryOperator<String> change) {
        String before = tree.text(path);
        String after = change.apply(before);
        if (after.equals(before)) {
            return null;
        }
        int from = 0;
        while (before.charAt(from) == after.charAt(from)) {
            from++;
        }
        int tail = 0;
        while (tail < Math.min(before.length(), after.length()) - from
                && before.charAt(before.length() - 1 - tail) == after.charAt(after.length() - 1 - tail)) {
            tail++;
        }
        Edit edit = new Edit(path, new Span(from, before.length() - tail), before.substring(from, before.length() - tail),
                after.substring(from, after.length() - tail), "bad");
        return new Draft.Patch("Change a file", "Why.", List.of("bad"), Map.of(path, List.of(edit)),
                List.of(SourceText.ofLatin1(path, before)), List.of(SourceText.ofLatin1(path, after)));
    }

    private static Rewriter.Run run(MemoryTree tree, Draft.Patch... patches) {
        return run(tree, List.of(), patches);
    }

    private static Rewriter.Run run(MemoryTree tree, List<Site> sites, Draft.Patch... patches) {
        List<Draft.Patch> some = java.util.Arrays.stream(patches).filter(p -> p != null).toList();
        RuleResult result = new RuleResult("bad", List.of(), sites, 1, List.of(), List.of(), List.of());
        Draft draft = new Draft(PackLoader.builtin("socket-locking"), some, List.of(result), 1, List.of(), List.of("amd64"));
        return new Rewriter.Run(draft, List.of(Profile.named("amd64").in(tree, List.of())));
    }
}
