package org.lockwright.rules.rewrite;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.lockwright.parser.cdt.HeaderCache;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.tree.HeaderInterest;
import org.lockwright.rules.check.KeptFlows;
import org.lockwright.rules.pack.Pack;
import org.lockwright.rules.program.Corpus;
import org.lockwright.rules.program.OverlayTree;
import org.lockwright.rules.program.Parsing;

/**
 * What a rule works on.
 *
 * @param tree the tree as the patches before left it
 * @param corpus who mentions and includes what, of the tree before any patch
 * @param configurations the configurations the user asked for
 * @param variant makes the first configuration with further options switched, to read what it leaves inactive
 * @param pack the pack the rule is from
 * @param threads how many threads to parse with
 * @param progress called with each path parsed
 * @param headers what is known of headers, for all rules
 * @param flows what the lock analysis reads of units, for all rules that ask it
 * @param program the files found to be the program of the rules that ask the lock analysis; it grows from rule to rule
 * @param source who makes the edits of rules that write generated text
 * @param asserts who writes assertions
 */
record Workspace(
        OverlayTree tree,
        Corpus corpus,
        List<Configuration> configurations,
        Function<List<String>, Configuration> variant,
        Pack pack,
        int threads,
        Consumer<String> progress,
        HeaderCache headers,
        KeptFlows flows,
        Set<String> program,
        EditSource source,
        AssertSource asserts) {

    /** Parses files of this tree; headers that {@code interest} wants are adapted with each unit. */
    Parsing parsing(Configuration configuration, HeaderInterest interest) {
        return new Parsing(tree, configuration, interest, threads, headers);
    }

    Workspace on(OverlayTree changed) {
        return new Workspace(changed, corpus, configurations, variant, pack, threads, progress, headers, flows, program, source, asserts);
    }
}
