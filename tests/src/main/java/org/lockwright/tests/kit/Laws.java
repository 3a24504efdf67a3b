package org.lockwright.tests.kit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.tree.HeaderInterest;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Unit;
import org.lockwright.rules.program.FieldId;
import org.lockwright.rules.program.Parsing;
import org.lockwright.rules.rewrite.Draft;
import org.lockwright.rules.rewrite.Edit;

/**
 * What holds for every rewrite, whatever it does.
 *
 * <ul>
 *   <li><em>untouched</em>: a file without edits keeps its bytes;
 *   <li><em>outside</em>: so do the bytes outside the edits, and each patch stands on the one before;
 *   <li><em>again</em>: a second run makes no edit;
 *   <li><em>reparse</em>: the result parses with the same functions, inserted ones apart, and no new gap;
 *   <li><em>findings</em>: see {@link FindingsLaw};
 *   <li><em>spelling</em>: each {@link Spelling} has the same outcome;
 *   <li><em>am</em>: see {@link MailLaw}.
 * </ul>
 */
final class Laws {

    private final Rewriter rewriter;
    private final Set<String> mayInsert;
    private final FindingsLaw findings;

    Laws(Rewriter rewriter, Set<String> mayInsert, Set<FieldId> atomic) {
        this.rewriter = rewriter;
        this.mayInsert = mayInsert;
        this.findings = new FindingsLaw(atomic);
    }

    /** Holds {@code trial} to every law; {@code cases} are the files of the case itself. */
    void check(Trial trial, Map<String, String> cases) {
        untouched(trial);
        outside(trial);
        again(trial);
        reparse(trial, cases.keySet());
        findings.check(trial);
        for (Spelling spelling : Spelling.values()) {
            spelling(trial, cases.keySet(), spelling);
        }
        MailLaw.check(trial.before(), trial.draft().patches(), trial.after());
    }

    static AssertionError broken(String law, String how) {
        return new AssertionError("law '" + law + "' is broken: " + how);
    }

    private static void untouched(Trial trial) {
        for (Draft.Patch patch : trial.draft().patches()) {
            boolean any = false;
            for (SourceText after : patch.after()) {
                boolean edited = !patch.edits().getOrDefault(after.path(), List.of()).isEmpty();
                any |= edited;
                String before = text(patch.before(), after.path());
                if (!edited && !after.text().equals(before)) {
                    throw broken("untouched", after.path() + " changes without an edit");
                }
            }
            if (!any) {
                throw broken("untouched", "patch '" + patch.title() + "' has no edit");
            }
        }
    }

    private static String text(List<SourceText> texts, String path) {
        return texts.stream().filter(t -> t.path().equals(path)).findFirst().map(SourceText::text).orElse("");
    }

    private static void outside(Trial trial) {
        MemoryTree at = trial.before();
        for (Draft.Patch patch : trial.draft().patches()) {
            for (SourceText before : patch.before()) {
                if (!before.text().equals(at.text(before.path()))) {
                    throw broken("outside", "patch '" + patch.title() + "' does not stand on the one before in " + before.path());
                }
                String made = spliced(before, patch.edits().getOrDefault(before.path(), List.of()));
                if (!made.equals(text(patch.after(), before.path()))) {
                    throw broken("outside", "bytes of " + before.path() + " change outside the edits");
                }
            }
            at = at.with(patch.after());
        }
    }

    private static String spliced(SourceText before, List<Edit> edits) {
        StringBuilder out = new StringBuilder(before.text());
        List<Edit> fromTheEnd = new ArrayList<>(edits.stream().sorted().toList());
        java.util.Collections.reverse(fromTheEnd);
        for (Edit e : fromTheEnd) {
            if (!out.substring(e.span().start(), e.span().end()).equals(e.expected())) {
                throw broken("outside", e.path() + " at byte " + e.span().start() + " is not what the edit expects");
            }
            out.replace(e.span().start(), e.span().end(), e.replacement());
        }
        return out.toString();
    }

    private void again(Trial trial) {
        Trial second = Trial.of(rewriter, trial.after());
        if (!second.draft().patches().isEmpty()) {
            throw broken("again", "a second run makes " + second.changes());
        }
    }

    private void reparse(Trial trial, Collection<String> paths) {
        for (Configuration configuration : trial.configurations()) {
            List<Unit> before = units(trial.before(), paths, configuration);
            List<Unit> after = units(trial.after(), paths, configuration);
            for (int i = 0; i < before.size(); i++) {
                List<String> functions = new ArrayList<>(functions(after.get(i)));
                if (!functions.equals(functions(before.get(i)))) {
                    functions.removeAll(mayInsert);
                }
                List<String> old = new ArrayList<>(functions(before.get(i)));
                old.removeAll(functions.equals(old) ? Set.of() : mayInsert);
                if (!functions.equals(old)) {
                    throw broken("reparse", before.get(i).path() + " has functions " + functions + " instead of " + old);
                }
                newGaps(before.get(i), after.get(i));
            }
        }
    }

    private static List<Unit> units(MemoryTree tree, Collection<String> paths, Configuration configuration) {
        return new Parsing(tree, configuration, HeaderInterest.none(), 1).units(paths.stream().sorted().toList());
    }

    private static List<String> functions(Unit unit) {
        return unit.declarations().stream().filter(d -> d.kind() == Kind.FUNCTION).map(d -> d.text()).toList();
    }

    private static void newGaps(Unit before, Unit after) {
        Map<String, Integer> gaps = new HashMap<>();
        before.gaps().forEach(g -> gaps.merge(g.path() + ": " + g.cause(), 1, Integer::sum));
        after.gaps().forEach(g -> {
            if (gaps.merge(g.path() + ": " + g.cause(), -1, Integer::sum) < 0) {
                throw broken("reparse", "new gap " + g);
            }
        });
    }

    private void spelling(Trial trial, Collection<String> cases, Spelling spelling) {
        Trial other = Trial.of(rewriter, spelling.of(trial.before(), cases));
        Map<String, String> wanted = new TreeMap<>();
        MemoryTree expected = spelling.of(trial.after(), cases);
        trial.changes().keySet().forEach(path -> wanted.put(path, expected.text(path)));
        if (!other.changes().equals(wanted)) {
            throw broken("spelling", "under " + spelling + " the result is " + visible(other.changes()) + " instead of "
                    + visible(wanted));
        }
        if (!other.outcomes().equals(trial.outcomes())) {
            throw broken("spelling", "under " + spelling + " sites end as " + other.outcomes() + " instead of "
                    + trial.outcomes());
        }
    }

    private static String visible(Map<String, String> texts) {
        return texts.toString().replace("\r", "\\r");
    }
}
