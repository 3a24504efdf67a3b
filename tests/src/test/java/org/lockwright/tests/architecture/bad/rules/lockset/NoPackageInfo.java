package org.lockwright.tests.architecture.bad.rules.lockset;

/** Is in a package that says nothing of itself. */
final class NoPackageInfo {

    private NoPackageInfo() {
    }
}
