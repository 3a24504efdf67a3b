package org.lockwright.rules.asserts;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
 * a macro makes are one site, which bears none of their names. A function that takes the lock itself, or that some way leads through without it, does not
 * need it of its callers and is no site.
 */
public final class AssertRule implements AssertSource {

    /** What tells that callers need not hold the lock. */
    private static final Set<AssertReason> NO_NEED = EnumSet.of(AssertReason.SOME_PATHS, AssertReason.TAKES_LOCK);

    private final AssertText text;

    /** Rules whose assertions {@code text} writes. */
    public AssertRule(AssertText text) {
        this.text = text;
    }

    @Override
    public RuleResult run(Rewrite.Assert rule, LockedProgram program) {
        Assertions found = new AssertPlan(program.tree(), program.configuration(), program.locks(), text, program.threads())
                .of(rule.structs()::contains, file -> true, program.unread(), rule.id(), program.progress());
        List<Site> sites = found.sites().stream().filter(s -> s.reason().filter(NO_NEED::contains).isEmpty()).map(s -> site(rule.id(), s)).distinct().toList();
        Set<String> refused = sites.stream().filter(s -> s.function().isEmpty() && s.outcome() == Site.Outcome.REFUSED).map(AssertRule::place).collect(Collectors.toSet());
        sites = sites.stream().filter(s -> !s.function().isEmpty() || s.outcome() == Site.Outcome.REFUSED || !refused.contains(place(s))).toList();
        return new RuleResult(rule.id(), found.edits(), sites, program.units().size(), List.of(), List.of(), List.of());
    }

    private static String place(Site site) {
        return site.path() + " " + site.span();
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
