package org.lockwright.rules.asserts;

import java.util.List;
import org.lockwright.parser.source.Span;
import org.lockwright.rules.flow.Place;
import org.lockwright.rules.pack.Rewrite;
import org.lockwright.rules.rewrite.AssertSource;
import org.lockwright.rules.rewrite.LockedProgram;
import org.lockwright.rules.rewrite.Reason;
import org.lockwright.rules.rewrite.RuleResult;
import org.lockwright.rules.rewrite.Site;

/**
 * Carries out rules of kind {@code assert}: each need that an {@link AssertPlan} finds is a site, at the function's name; the functions that one use of
 * a macro makes are one site, which bears none of their names.
 */
public final class AssertRule implements AssertSource {

    private final AssertText text;

    /** Rules whose assertions {@code text} writes. */
    public AssertRule(AssertText text) {
        this.text = text;
    }

    @Override
    public RuleResult run(Rewrite.Assert rule, LockedProgram program) {
        Assertions found = new AssertPlan(program.tree(), program.configuration(), program.locks(), text, program.threads())
                .of(rule.structs()::contains, file -> true, program.unread(), rule.id(), program.progress());
        List<Site> sites = found.sites().stream().map(s -> site(rule.id(), s)).distinct().toList();
        return new RuleResult(rule.id(), found.edits(), sites, program.units().size(), List.of(), List.of(), List.of());
    }

    private static Site site(String rule, AssertSite s) {
        Place name = s.need().place();
        String function = s.reason().filter(r -> r == AssertReason.MACRO_BODY).isPresent() ? "" : s.need().function().name();
        Site.Outcome outcome = switch (s.outcome()) {
            case WRITTEN -> Site.Outcome.REWRITTEN;
            case RIGHT -> Site.Outcome.RIGHT_BY_TEXT;
            case REFUSED -> Site.Outcome.REFUSED;
        };
        String detail = switch (s.outcome()) {
            case WRITTEN -> s.test();
            case RIGHT -> s.what();
            case REFUSED -> Reason.of(s.reason().orElseThrow().code()).code();
        };
        return new Site(rule, name.path(), new Span(name.start(), name.end()), name.line(), function, outcome, detail);
    }
}
