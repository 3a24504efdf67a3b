package org.lockwright.tests.architecture.bad.parser.profile;

import org.lockwright.tests.architecture.bad.parser.keys.KnowsProfile;

/** Is in a cycle with keys. */
public final class KnowsKeys {

    KnowsProfile other;
}
