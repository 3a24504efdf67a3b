package org.lockwright.tests.fuzz;

/** A part of the product that reads what others wrote. */
interface Target {

    /** Its name, that of its folder in the corpus. */
    String name();

    /** What makes inputs for it. */
    Mutator mutator();

    /**
     * Reads {@code input} and says what came of it, in full and without anything of the machine, so that two runs can be compared.
     *
     * <p>A refusal that is documented is such an outcome, {@code "refused: "} and its message. Everything thrown is a failure.
     */
    String run(byte[] input);
}
