package org.lockwright.rules.rewrite;

import java.util.List;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.rules.pack.Rewrite;

/** Makes the edits of rules that write generated text. */
public interface EditSource {

    /**
     * A part of a rule that makes a patch of its own.
     *
     * @param name what {@link #run} is given
     * @param title the patch's subject
     * @param body why, plain paragraphs
     */
    record Part(String name, String title, String body) {
    }

    /** The parts of {@code rule}, in the order of their patches. */
    List<Part> parts(Rewrite rule);

    /**
     * What {@code rule} does to {@code tree}.
     *
     * @param part a part's name, or empty for all of it
     */
    RuleResult run(Rewrite rule, String part, SourceTree tree);

    /** A source for packs without such rules. */
    static EditSource none() {
        return new EditSource() {

            @Override
            public List<Part> parts(Rewrite rule) {
                return List.of();
            }

            @Override
            public RuleResult run(Rewrite rule, String part, SourceTree tree) {
                throw new IllegalStateException("nobody makes the edits of rule '" + rule.id() + "'");
            }
        };
    }
}
