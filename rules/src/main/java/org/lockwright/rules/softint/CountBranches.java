package org.lockwright.rules.softint;

import org.lockwright.parser.source.SourceText;

/** Tells whether a count of classes stands in a branch for ports that have fewer of them. */
final class CountBranches {

    private final SourceText source;

    CountBranches(SourceText source) {
        this.source = source;
    }

    /** Whether the nearest define of SOFTINT_GEN before {@code count}, in its branch, makes it another class's second name. */
    boolean isOther(MachineIndependent.Definition count) {
        return MachineIndependent.definitions(source, "SOFTINT_GEN").stream()
                .filter(d -> d.place().span().start() < count.place().span().start())
                .reduce((a, b) -> b)
                .map(d -> SoftintClass.in(d.body()).isPresent())
                .orElse(false);
    }
}
