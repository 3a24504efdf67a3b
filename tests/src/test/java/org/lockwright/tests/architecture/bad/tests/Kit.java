package org.lockwright.tests.architecture.bad.tests;

/** Something of the tests. */
public final class Kit {
}
