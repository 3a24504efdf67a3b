package org.lockwright.tests.kit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.source.Span;
import org.lockwright.rules.check.AtomicAccessCheck;
import org.lockwright.rules.check.Finding;
import org.lockwright.rules.key.Guard;
import org.lockwright.rules.key.KeyModel;
import org.lockwright.rules.program.FieldId;
import org.lockwright.rules.rewrite.Site;

/**
 * The law <em>findings</em>: with the fields laid under an atomic key, each rewritten access had an LW1003, it is gone, and none is
 * new.
 */
final class FindingsLaw {

    private static final Guard ATOMIC = Guard.of("atomic_ops(3) and atomic_loadstore(9)");

    private final Set<FieldId> fields;

    FindingsLaw(Set<FieldId> fields) {
        this.fields = fields;
    }

    void check(Trial trial) {
        List<Finding> before = findings(trial.before(), trial.configurations());
        List<Finding> after = findings(trial.after(), trial.configurations());
        List<Finding> left = new ArrayList<>(before);
        for (Site site : rewrittenAccesses(trial)) {
            List<Finding> here = before.stream().filter(f -> isAt(f, site.path(), site.span())).toList();
            if (here.isEmpty()) {
                throw Laws.broken("findings", site.path() + ":" + site.line() + " was rewritten without a finding");
            }
            left.removeAll(here);
        }
        List<String> wanted = left.stream().map(Finding::fingerprint).sorted().toList();
        List<String> got = after.stream().map(Finding::fingerprint).sorted().toList();
        if (!got.equals(wanted)) {
            throw Laws.broken("findings", "after the rewrite there are " + got + " instead of " + wanted);
        }
    }

    /** Sites of rules that rewrite accesses, not declarations; they alone are in functions or initialisers of the fields. */
    private List<Site> rewrittenAccesses(Trial trial) {
        return trial.draft().sites().stream()
                .filter(s -> s.outcome() == Site.Outcome.REWRITTEN)
                .filter(s -> fields.stream().anyMatch(f -> trial.before().read(s.path())
                        .map(t -> s.span().end() <= t.length() && t.slice(s.span()).equals(f.name())).orElse(false)))
                .filter(s -> !s.function().isEmpty())
                .toList();
    }

    private static boolean isAt(Finding f, String path, Span name) {
        return f.path().equals(path) && f.span().end() == name.end();
    }

    private List<Finding> findings(MemoryTree tree, List<Configuration> configurations) {
        Map<String, Finding> out = new LinkedHashMap<>();
        for (Configuration configuration : configurations) {
            CheckHarness.findings(tree, configuration, (keys, unit, texts) -> new AtomicAccessCheck(laid(keys)).findings(unit, texts))
                    .forEach(f -> out.putIfAbsent(f.path() + f.span() + f.subject(), f));
        }
        return List.copyOf(out.values());
    }

    private KeyModel laid(KeyModel keys) {
        KeyModel out = keys;
        for (FieldId field : fields) {
            out = out.with(field, ATOMIC);
        }
        return out;
    }
}
