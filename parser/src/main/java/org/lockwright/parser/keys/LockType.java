package org.lockwright.parser.keys;

import java.util.regex.Pattern;

/** The types of the kernels' locks, as a member's declaration spells them, or as a parser does that leaves out {@code struct}. */
public final class LockType {

    private static final Pattern LOCK = Pattern.compile(
            "\\b(?:k(?:mutex|rwlock)(?:_t)?|kspin_mutex_t|struct (?:mutex|mtx|mtx_padalign|rwlock|rmlock|rrwlock|sx|lock)"
            + "|__cpu_simple_lock_t)\\b(?! *\\()");

    private LockType() {
    }

    /** Whether {@code type} is a lock, a pointer to one, or an array of them. */
    public static boolean is(String type) {
        return LOCK.matcher(type).find();
    }
}
