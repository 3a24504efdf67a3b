package org.lockwright.tests.architecture.bad.rules.check;

import org.lockwright.tests.architecture.bad.rules.rewrite.Edits;

/** Edits from a check. */
final class EditsFromCheck {

    /** A check without a page. */
    static final String ID = "LW7777";

    Edits edits = new Edits();
}
