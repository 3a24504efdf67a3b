package org.lockwright.tests.kit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.rules.rewrite.Draft;
import org.lockwright.rules.rewrite.Site;

/**
 * One run of a rewriter on one tree.
 *
 * @param before the tree
 * @param draft what was made of it
 * @param after the tree with every patch of the draft done
 * @param configurations every configuration the tree was read under
 */
record Trial(MemoryTree before, Draft draft, MemoryTree after, List<Configuration> configurations) {

    static Trial of(Rewriter rewriter, MemoryTree tree) {
        Rewriter.Run run = rewriter.run(tree);
        MemoryTree after = tree;
        for (Draft.Patch patch : run.draft().patches()) {
            after = after.with(patch.after());
        }
        return new Trial(tree, run.draft(), after, run.configurations());
    }

    /** Files whose bytes differ before and after, with their new text. */
    Map<String, String> changes() {
        Map<String, String> out = new TreeMap<>();
        for (String path : after.files()) {
            if (!before.isFile(path) || !before.text(path).equals(after.text(path))) {
                out.put(path, after.text(path));
            }
        }
        return out;
    }

    /** The sites with reason code {@code code}. */
    List<Site> refused(String code) {
        return draft.sites().stream()
                .filter(s -> s.outcome() == Site.Outcome.REFUSED && s.detail().equals(code)).toList();
    }

    /** How every site ended, without line numbers, in order. */
    List<String> outcomes() {
        return draft.sites().stream()
                .map(s -> s.rule() + " " + s.path() + " " + s.function() + ": " + s.outcome() + " " + s.detail()).toList();
    }
}
