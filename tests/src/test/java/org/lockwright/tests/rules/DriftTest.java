package org.lockwright.tests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockwright.parser.source.Span;
import org.lockwright.rules.pack.Pack;
import org.lockwright.rules.rewrite.Draft;
import org.lockwright.rules.rewrite.Drift;
import org.lockwright.rules.rewrite.RuleResult;
import org.lockwright.rules.rewrite.Site;
import org.lockwright.rules.rewrite.Site.Outcome;
import org.lockwright.tests.kit.MemoryTree;

/** What moved between two plans of one pack. */
class DriftTest {

    private static final MemoryTree TREE = MemoryTree.kernel().with("sys/kern/a.c", "").with("sys/kern/b.c", "");

    private static Site site(String path, int line, String function, Outcome outcome, String detail) {
        return new Site("rule", path, new Span(line * 100, line * 100 + 5), line, function, outcome, detail);
    }

    private static Site or(String path, int line, String function) {
        return site(path, line, function, Outcome.REWRITTEN, "or");
    }

    private static Draft draft(Site... sites) {
        RuleResult result = new RuleResult("rule", List.of(), List.of(sites), 1, List.of(), List.of(), List.of());
        return new Draft(Pack.unwritten("p", "", new Pack.Cover("", "", List.of())), List.of(), List.of(result), 2, List.of(), List.of("amd64"));
    }

    private static Drift between(Draft old, Draft now) {
        return Drift.between(old, TREE, now, TREE);
    }

    private static List<String> told(Drift drift) {
        List<String> out = new ArrayList<>();
        drift.changes().forEach(c -> out.add(c.kind() + " " + c.place() + " " + c.function() + ": " + c.from() + " -> " + c.to()));
        return out;
    }

    @Test
    void linesThatMoveAreNoDrift() {
        Drift drift = between(draft(or("sys/kern/a.c", 1, "f"), or("sys/kern/a.c", 5, "g")), draft(or("sys/kern/a.c", 11, "f"), or("sys/kern/a.c", 15, "g")));
        assertThat(drift.isEmpty()).isTrue();
        assertThat(drift).isEqualTo(Drift.none());
    }

    @Test
    void aSiteBetweenTwoOthersIsTheNewOne() {
        Drift drift = between(draft(or("sys/kern/a.c", 1, "f"), or("sys/kern/a.c", 3, "f")),
                draft(or("sys/kern/a.c", 1, "f"), site("sys/kern/a.c", 2, "f", Outcome.REFUSED, "address-taken"), or("sys/kern/a.c", 3, "f")));
        assertThat(told(drift)).containsExactly("NEW sys/kern/a.c:2 f:  -> refused (address-taken)");
    }

    @Test
    void aSiteThatIsRefusedNowIsAChange() {
        Drift drift = between(draft(or("sys/kern/a.c", 1, "f"), or("sys/kern/a.c", 2, "f")),
                draft(or("sys/kern/a.c", 4, "f"), site("sys/kern/a.c", 5, "f", Outcome.REFUSED, "address-taken")));
        assertThat(told(drift)).containsExactly("CHANGED sys/kern/a.c:5 f: rewritten (or) -> refused (address-taken)");
    }

    @Test
    void aFunctionInAnotherFileHasMovedAndAnotherFunctionHasNot() {
        Draft old = draft(or("sys/kern/a.c", 1, "f"), or("sys/kern/a.c", 9, "g"));
        assertThat(told(between(old, draft(or("sys/kern/b.c", 3, "f"), or("sys/kern/a.c", 9, "g")))))
                .containsExactly("MOVED sys/kern/b.c:3 f: sys/kern/a.c -> rewritten (or)");
        assertThat(told(between(old, draft(or("sys/kern/b.c", 3, "h"), or("sys/kern/a.c", 9, "g")))))
                .containsExactly("GONE sys/kern/a.c:1 f: rewritten (or) -> ", "NEW sys/kern/b.c:3 h:  -> rewritten (or)");
    }

    @Test
    void filesThatWentAndRulesThatFellSilentAreNamed() {
        Drift drift = Drift.between(draft(or("sys/kern/old.c", 1, "f")), TREE.with("sys/kern/old.c", ""), draft(), TREE);
        assertThat(drift.vanished()).containsExactly("sys/kern/old.c");
        assertThat(drift.silent()).containsExactly("rule");
        Drift back = Drift.between(draft(), TREE, draft(or("sys/kern/old.c", 1, "f")), TREE.with("sys/kern/old.c", ""));
        assertThat(back.appeared()).containsExactly("sys/kern/old.c");
        assertThat(back.silent()).isEmpty();
    }

    @Test
    void mentionsThatAreNoSitesDoNotCount() {
        Drift drift = between(draft(), draft(site("sys/kern/a.c", 1, "f", Outcome.COMMENT, "")));
        assertThat(drift.isEmpty()).isTrue();
    }
}
