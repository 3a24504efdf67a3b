package org.lockwright.tests.architecture.bad.rules.program;

/** Knows cli from the rules. */
final class KnowsCli {

    Object cli = new org.lockwright.tests.architecture.bad.cli.Prints();
}
