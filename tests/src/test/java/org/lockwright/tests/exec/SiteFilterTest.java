package org.lockwright.tests.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lockwright.parser.source.Span;
import org.lockwright.rules.pack.Pack;
import org.lockwright.rules.pack.PackLoader;
import org.lockwright.rules.rewrite.Site;
import org.lockwright.rules.rewrite.Site.Outcome;

/** A race counts if the split report says of both its accesses that they are bracketed. */
class SiteFilterTest {

    private static final Pack PACK = PackLoader.builtin("socket-locking");
    private static final String FILE = "sys/kern/uipc_socket.c";

    private static Readiness.Named site(String name, String function, Outcome outcome) {
        return site(name, function, outcome, 0);
    }

    private static Readiness.Named site(String name, String function, Outcome outcome, int line) {
        return new Readiness.Named(name, new Site("sockbuf-regions", FILE, new Span(0, 1), 1, function, outcome, ""), line);
    }

    private static SiteFilter filter(Readiness.Named... sites) {
        return new SiteFilter(new Readiness(ClassMacros.of(PACK), Set.of(), List.of(sites), Map.of("SB_EMPTY_FIXUP", "(sb)->sb_mbtail = 0")),
                new BulkUses(Map.of("sys/kern/bulk.c:10", Set.of("sb_cc", "sb_mb"))));
    }

    private static Race race(String field, String one, String other) {
        return Race.in("WARNING: ThreadSanitizer: data race\n  Write of size 8 at 0x1 by thread T1:\n" + stack(one)
                + "\n  Previous read of size 8 at 0x1 by thread T2:\n" + stack(other) + "\nlockwright-field: socket.so_rcv." + field + " key [b]\n").get(0);
    }

    /** Functions, innermost first, in the file above; {@code path=name} in another. All are at line 10. */
    private static String stack(String functions) {
        StringBuilder out = new StringBuilder();
        int n = 0;
        for (String function : functions.split(" ")) {
            String path = function.contains("/") ? function : FILE;
            out.append("    #").append(n++).append(' ').append(function.substring(function.indexOf('=') + 1)).append(' ')
                    .append(path.replaceFirst("=.*", "")).append(":10:3 (run+0x1)\n");
        }
        return out.toString();
    }

    private static final Readiness.Named[] SITES = {
        site("sb_cc", "right", Outcome.REWRITTEN), site("sb_cc", "text", Outcome.RIGHT_BY_TEXT), site("sb_cc", "fresh", Outcome.RIGHT_BY_PROOF),
        site("sb_cc", "mixed", Outcome.REWRITTEN), site("sb_cc", "mixed", Outcome.REFUSED), site("sb_cc", "debug", Outcome.INACTIVE),
        site("sb_cc", "lines", Outcome.REWRITTEN, 10), site("sb_cc", "lines", Outcome.REFUSED, 11),
        site("sb_cc", "other", Outcome.REFUSED, 10), site("sb_cc", "other", Outcome.REWRITTEN, 11),
        site("sb_cc", "sbdrop", Outcome.RIGHT_BY_TEXT), site("sbdrop", "right", Outcome.REWRITTEN), site("sbdrop", "wrong", Outcome.REFUSED),
        site("SB_EMPTY_FIXUP", "right", Outcome.REWRITTEN), site("SB_EMPTY_FIXUP", "wrong", Outcome.REFUSED),
    };

    private static SiteFilter.Verdict verdict(String field, String one, String other) {
        return filter(SITES).of(race(field, one, other));
    }

    @Test
    void twoBracketedUsesCount() {
        assertThat(verdict("sb_cc", "right", "text caller")).isEqualTo(SiteFilter.Verdict.KEPT);
    }

    @Test
    void anOpenUseMayRace() {
        assertThat(verdict("sb_cc", "right", "mixed")).isEqualTo(SiteFilter.Verdict.OPEN);
        assertThat(verdict("sb_cc", "right", "fresh")).isEqualTo(SiteFilter.Verdict.EXEMPT);
        assertThat(verdict("sb_cc", "fresh", "mixed")).isEqualTo(SiteFilter.Verdict.OPEN);
    }

    // contract: where the line of an access is that of a use, that use counts alone.
    @Test
    void theUseOnTheLineCounts() {
        assertThat(verdict("sb_cc", "lines", "right")).isEqualTo(SiteFilter.Verdict.KEPT);
        assertThat(verdict("sb_cc", "other", "right")).isEqualTo(SiteFilter.Verdict.OPEN);
    }

    // contract: in a function whose callers hold the lock, it is the call that must be bracketed.
    @Test
    void aContractIsTheCallers() {
        assertThat(verdict("sb_cc", "sbdrop right", "right")).isEqualTo(SiteFilter.Verdict.KEPT);
        assertThat(verdict("sb_cc", "sbdrop wrong", "right")).isEqualTo(SiteFilter.Verdict.OPEN);
        assertThat(verdict("sb_cc", "sbdrop unknown", "right")).isEqualTo(SiteFilter.Verdict.UNSEEN);
        assertThat(verdict("sb_mbtail", "right", "right")).isEqualTo(SiteFilter.Verdict.KEPT);
        assertThat(verdict("sb_mbtail", "right", "wrong")).isEqualTo(SiteFilter.Verdict.OPEN);
    }

    // contract: a use that the report does not have is not passed over; nor is one in text that nobody compiles.
    @Test
    void whatTheReportDoesNotHaveIsSaid() {
        assertThat(verdict("sb_cc", "nowhere", "right")).isEqualTo(SiteFilter.Verdict.UNSEEN);
        assertThat(verdict("sb_cc", "debug", "right")).isEqualTo(SiteFilter.Verdict.UNSEEN);
        assertThat(verdict("sb_cc", "nowhere mixed", "right")).as("through a pointer that an open use gave away").isEqualTo(SiteFilter.Verdict.OPEN);
        assertThat(verdict("sb_cc", "/libc=memset sys/kern/bulk.c=copy", "right")).isEqualTo(SiteFilter.Verdict.BULK);
        assertThat(verdict("sb_cc", "sys/kern/bulk.c=copy right", "right")).isEqualTo(SiteFilter.Verdict.BULK);
        assertThat(verdict("sb_cc", "/libc=memset nowhere", "right")).isEqualTo(SiteFilter.Verdict.UNSEEN);
        assertThat(verdict("sb_mbtail", "sys/kern/bulk.c=copy", "right")).isEqualTo(SiteFilter.Verdict.UNSEEN);
    }

    @Test
    void makingAndFreeingIsOfTheWhole() {
        assertThat(verdict("sb_cc", "/libc=memset /libc=memset soget", "right")).isEqualTo(SiteFilter.Verdict.WHOLE);
        assertThat(verdict("sb_cc", "/libc=malloc /x=host_alloc soget", "right")).isEqualTo(SiteFilter.Verdict.WHOLE);
        assertThat(verdict("sb_cc", "/libc=free /x=host_free soput", "right")).isEqualTo(SiteFilter.Verdict.WHOLE);
        assertThat(verdict("sb_cc", "soget", "right")).isEqualTo(SiteFilter.Verdict.UNSEEN);
        assertThat(verdict("sb_cc", "/libc=memset right soget", "right")).isEqualTo(SiteFilter.Verdict.KEPT);
    }

    @Test
    void oursIsBracketed() {
        assertThat(verdict("sb_cc", "/x/shims/kern_net.c=tcp_segment", "right")).isEqualTo(SiteFilter.Verdict.KEPT);
        assertThat(verdict("sb_cc", "/x/shims/kern_event.c=selnotify right", "right")).isEqualTo(SiteFilter.Verdict.KEPT);
    }

    @Test
    void aFieldOfNoClassIsOutside() {
        assertThat(filter(SITES).of(new Race("socket.so_linger", "k", List.of(), ""))).isEqualTo(SiteFilter.Verdict.OUTSIDE);
        assertThat(filter(SITES).of(new Race("?", "", List.of(), ""))).isEqualTo(SiteFilter.Verdict.OUTSIDE);
        assertThat(filter(SITES).of(new Race("socket.so_rcv.sb_cc", "b", List.of(), ""))).isEqualTo(SiteFilter.Verdict.LOST);
    }

    // contract: a field is ready if none of its uses is open, nor any call of a function with a contract that uses it, nor one without its name.
    @Test
    void aFieldIsReadyByItsOwnUses() {
        ClassMacros buffer = ClassMacros.of(PACK).stream().filter(c -> c.lock().equals("SOCKBUF_LOCK")).findFirst().orElseThrow();
        assertThat(filter(site("sb_hiwat", "a", Outcome.REWRITTEN), site("sb_mbmax", "a", Outcome.REFUSED)).readyFields(buffer)).containsExactly("sb_hiwat");
        assertThat(filter(site("sb_hiwat", "sbspace", Outcome.RIGHT_BY_TEXT), site("sbspace", "a", Outcome.REFUSED)).readyFields(buffer)).isEmpty();
        assertThat(filter(site("sb_hiwat", "sbspace", Outcome.RIGHT_BY_TEXT), site("sbspace", "a", Outcome.REWRITTEN)).readyFields(buffer))
                .containsExactly("sb_hiwat");
        assertThat(filter(site("sb_mb", "a", Outcome.REWRITTEN)).readyFields(buffer)).as("copied with all others").isEmpty();
    }
}
