package org.lockwright.tests.architecture.bad.rules.key;

import org.lockwright.tests.architecture.bad.rules.pack.PackUtil;

/** Is in a cycle with pack. */
public final class InCycle {

    PackUtil other;
}
