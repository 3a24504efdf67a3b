package org.lockwright.tests.architecture.bad.parser.source;

import org.lockwright.tests.architecture.bad.rules.pack.PackUtil;

/** Knows the rules from the parser. */
final class KnowsRules {

    PackUtil pack = new PackUtil();
}
