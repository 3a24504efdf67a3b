package org.lockwright.tests.architecture.bad.cli;

import org.lockwright.tests.architecture.bad.tests.Kit;

/** Knows the tests from cli. */
final class KnowsTests {

    Kit kit = new Kit();
}
