package org.lockwright.rules.rewrite;

import org.lockwright.rules.pack.Rewrite;

/** Finds the locks that functions of a program need of their callers, and writes the assertions that say so. */
@FunctionalInterface
public interface AssertSource {

    /** What {@code rule} does to {@code program}. */
    RuleResult run(Rewrite.Assert rule, LockedProgram program);

    /** A source for packs without such rules. */
    static AssertSource none() {
        return (rule, program) -> {
            throw new IllegalStateException("nobody writes the assertions of rule '" + rule.id() + "'");
        };
    }
}
