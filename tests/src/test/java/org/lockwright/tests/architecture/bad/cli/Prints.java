package org.lockwright.tests.architecture.bad.cli;

/** Prints where it may. */
public final class Prints {

    void out() {
        System.out.println("out");
    }
}
