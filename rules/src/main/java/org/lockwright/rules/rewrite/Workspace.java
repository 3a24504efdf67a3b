package org.lockwright.rules.rewrite;

import java.util.List;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.rules.pack.Pack;
import org.lockwright.rules.program.Corpus;
import org.lockwright.rules.program.OverlayTree;

/**
 * What a rule works on.
 *
 * @param tree the tree as the patches before left it
 * @param corpus who mentions and includes what, of the tree before any patch
 * @param configurations the configurations to look under; the first decides, the others reach what it leaves inactive
 * @param pack the pack the rule is from
 * @param threads how many threads to parse with
 */
record Workspace(OverlayTree tree, Corpus corpus, List<Configuration> configurations, Pack pack, int threads) {

    Workspace on(OverlayTree changed) {
        return new Workspace(changed, corpus, configurations, pack, threads);
    }
}
