package org.lockwright.rules.rewrite;

import java.util.Set;
import java.util.stream.Stream;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.rules.pack.Rewrite;

/**
 * Asserts at the entry of functions what their callers hold: an {@link AssertSource} asked of the files that mention a struct of the rule, and that
 * are not another machine's.
 */
final class AssertRewrite {

    private final Workspace workspace;
    private final Rewrite.Assert rule;

    AssertRewrite(Workspace workspace, Rewrite.Assert rule) {
        this.workspace = workspace;
        this.rule = rule;
    }

    /** The words a corpus must know for {@code rule}. */
    static Stream<String> names(Rewrite.Assert rule) {
        return rule.structs().stream();
    }

    RuleResult run() {
        Configuration configuration = LockedProgram.asserting(workspace);
        LockedProgram program = LockedProgram.of(workspace, Set.of(), path -> HeaderReach.concerns(path, configuration),
                LockedProgram.locking(workspace).without(rule.expand()));
        return workspace.asserts().run(rule, program);
    }
}
