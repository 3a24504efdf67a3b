package org.lockwright.tests.kit;

import java.util.List;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.rules.rewrite.Draft;

/** What the rewrite harness holds to its laws: something that makes a draft of a tree. */
@FunctionalInterface
public interface Rewriter {

    /** What becomes of {@code tree}. */
    Run run(MemoryTree tree);

    /**
     * One run.
     *
     * @param draft what it makes of the tree
     * @param configurations every configuration the tree was read under
     */
    record Run(Draft draft, List<Configuration> configurations) {

        public Run {
            configurations = List.copyOf(configurations);
        }
    }
}
