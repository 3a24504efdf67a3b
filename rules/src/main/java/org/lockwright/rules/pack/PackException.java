package org.lockwright.rules.pack;

import java.util.List;

/** A pack, or other data in YAML, that cannot be used; its message is the first problem, on one line. */
public final class PackException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<PackProblem> problems;

    /** Of at least one problem. */
    public PackException(List<PackProblem> problems) {
        super(problems.stream().sorted().findFirst().map(PackProblem::toString).orElseThrow());
        this.problems = problems.stream().sorted().distinct().toList();
    }

    /** Every problem that was found, in the order of the file; never empty. */
    public List<PackProblem> problems() {
        return problems;
    }
}
