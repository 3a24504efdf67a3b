package org.lockwright.tests.architecture.bad.parser.keys;

import org.lockwright.tests.architecture.bad.parser.profile.KnowsKeys;

/** Is in a cycle with profile. */
public final class KnowsProfile {

    KnowsKeys other;
}
