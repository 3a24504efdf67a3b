package org.lockwright.rules.lockset;

import java.util.regex.Pattern;

/**
 * Tells by their names the functions that make, attach, detach or destroy an object: there a field that is constant or stable may be
 * written. A name is weak evidence, so what it leaves over is reported as may.
 */
final class Beginnings {

    private static final Pattern NAME = Pattern.compile("(?i)(?:init|attach|detach|alloc|creat|ctor|fork|new|setup|destroy|free|fini|dtor|close|teardown|clone|"
            + "establish|register|open|boot|start|configure|insert|mount|get$|_add$|reset|copy|dup|main)");

    private Beginnings() {
    }

    /** Whether {@code function} or one that leads to it in {@code context} is such a function. */
    static boolean isIn(String function, Context context) {
        return NAME.matcher(function).find() || context.path().stream().anyMatch(o -> o.caller() != null && NAME.matcher(o.caller().name()).find());
    }
}
