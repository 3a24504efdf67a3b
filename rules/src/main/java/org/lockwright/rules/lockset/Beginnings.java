package org.lockwright.rules.lockset;

import java.util.regex.Pattern;

/**
 * Tells by their names the functions that make, attach, detach or destroy an object: there a field that is constant or stable may be
 * written. A name is weak evidence, so what it leaves over is reported as may.
 */
final class Beginnings {

    private static final Pattern NAME = Pattern.compile("(?i)(?:init|attach|detach|alloc|creat|ctor|fork|new|setup|destroy|free|fini(?!sh)|dtor|close|teardown|clone|"
            + "establish|register|open|boot|start|configure|insert|mount|get$|_add$|reset|copy|dup|main|reclaim|inactive)");

    /** Functions that by their name have an object to themselves: they make it or take it apart. */
    private static final Pattern ALONE = Pattern.compile("(?:^|_)(?:ctor|dtor|init|initialize|fini|free|destroy)$|(?<=[a-z])free$");

    /** Functions that by their name make an object, in whole or in part. */
    private static final Pattern MAKER = Pattern.compile("(?:^|_)(?:create|init|initialize|alloc|ctor|new|setup|attach)(?:$|\\d|_)|(?<=[a-z])(?:create|init|alloc|attach)$");

    /** Functions that by their name take an object apart. */
    private static final Pattern ENDER = Pattern.compile("(?:^|_)(?:destroy|free|fini|dtor|detach|teardown|reclaim|inactive)(?:$|\\d|_)|(?<=[a-z])(?:destroy|free|detach|reclaim)$");

    private Beginnings() {
    }

    /** Whether {@code object}, an argument of {@code function}, is made or destroyed there, by the function's name. */
    static boolean isAlone(String function, Term object) {
        Term root = object.root();
        boolean merged = root.kind() == Term.Kind.OPAQUE && root.name().startsWith("local");
        return (root.kind() == Term.Kind.PARAMETER || merged) && ALONE.matcher(function).find();
    }

    /** Whether {@code function} makes an object, by its name. */
    static boolean isMaker(String function) {
        return MAKER.matcher(function).find();
    }

    /** Whether {@code function} makes an object or takes one apart, and its name says nothing less: others open, start and close what they share. */
    static boolean isMakerOrEnder(String function) {
        return isMaker(function) || ENDER.matcher(function).find();
    }

    /** Whether {@code function} makes, attaches, detaches or destroys an object, by its name. */
    static boolean isNamed(String function) {
        return NAME.matcher(function).find();
    }

    /** Whether {@code function} or one that leads to it in {@code context} is such a function. */
    static boolean isIn(String function, Context context) {
        return NAME.matcher(function).find() || context.path().stream().anyMatch(o -> o.caller() != null && NAME.matcher(o.caller().name()).find());
    }
}
