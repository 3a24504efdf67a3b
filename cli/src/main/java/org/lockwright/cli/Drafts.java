package org.lockwright.cli;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.lockwright.generators.LockAsserts;
import org.lockwright.generators.SoftintBlocks;
import org.lockwright.parser.cdt.BigStack;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.rules.asserts.AssertRule;
import org.lockwright.rules.convert.Conversions;
import org.lockwright.rules.check.Finding;
import org.lockwright.rules.pack.Pack;
import org.lockwright.rules.program.Corpus;
import org.lockwright.rules.rewrite.BaseFindings;
import org.lockwright.rules.rewrite.Draft;
import org.lockwright.rules.rewrite.Drafting;
import org.lockwright.rules.rewrite.Recheck;
import org.lockwright.rules.rewrite.Site;
import org.lockwright.rules.softint.PortSpecs;

/** Makes and re-checks the draft that {@code plan} and {@code series} show. */
final class Drafts {

    private final Session session;
    private final Session.Source source;
    private final Pack pack;
    private final List<Configuration> configurations;
    private final Function<List<String>, Configuration> variant;
    private Corpus corpus;

    Drafts(Session session, Session.Source source) {
        this(session, source, session.pack());
    }

    Drafts(Session session, Session.Source source, Pack pack) {
        this.session = session;
        this.source = source;
        this.pack = pack;
        this.configurations = session.configurations(source.tree());
        this.variant = session.variant(source.tree());
    }

    /** Rules and re-check walk the trees of units recursively, so they too need a stack as deep as the parser's. */
    private static <T> T deep(Supplier<T> work) {
        return BigStack.map(List.of(work), 1, Supplier::get, done -> { }).get(0);
    }

    Draft draft() {
        try (Progress progress = Progress.of(session, "rules")) {
            corpus = Corpus.of(source.tree(), Drafting.names(pack), session.threads());
            return deep(() ->
                    Drafting.draft(source.tree(), corpus, pack, configurations, variant, session.threads(), progress,
                            new Conversions(new SoftintBlocks(), PortSpecs.all(), session.threads(), progress), new AssertRule(new LockAsserts())));
        }
    }

    /** What is found in the tree as it is, by fingerprint, under the first configuration. */
    Map<String, Finding> findings() {
        try (Progress progress = Progress.of(session, "findings")) {
            return deep(() -> BaseFindings.of(source.tree(), pack, configurations.get(0), session.threads(), progress));
        }
    }

    Recheck.Report recheck(Draft draft) {
        try (Progress progress = Progress.of(session, "re-check")) {
            return deep(() ->
                    Recheck.run(source.tree(), draft, corpus, configurations, variant, session.threads(), progress));
        }
    }

    /** The exit code a draft calls for; an unhandled site is a failed check. */
    static int exit(Session session, Draft draft, boolean failsOnRefused) {
        boolean failed = draft.count(Site.Outcome.UNHANDLED) > 0
                || failsOnRefused && draft.count(Site.Outcome.REFUSED) > 0;
        int gaps = (int) draft.results().stream().flatMap(r -> r.gaps().stream()).distinct().count();
        return Exit.withGaps(gaps, session.options(), failed ? Exit.FINDINGS : Exit.DONE);
    }
}
