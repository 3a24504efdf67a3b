package org.lockwright.tests.architecture.bad.rules.pack;

import org.lockwright.tests.architecture.bad.rules.key.InCycle;

/** Has a name that says nothing, and closes a cycle with key. */
public final class PackUtil {

    InCycle other;
}
