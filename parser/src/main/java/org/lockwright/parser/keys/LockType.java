package org.lockwright.parser.keys;

import java.util.regex.Pattern;

/** The types of the kernels' locks, as a member's declaration spells them. */
final class LockType {

    private static final Pattern LOCK = Pattern.compile(
            "\\b(?:kmutex_t|krwlock_t|kspin_mutex_t|struct (?:k?mutex|krwlock|mtx|mtx_padalign|rwlock|rmlock|rrwlock|sx|lock)"
            + "|__cpu_simple_lock_t)\\b(?! *\\()");

    private LockType() {
    }

    /** Whether {@code type} is a lock, a pointer to one, or an array of them. */
    static boolean is(String type) {
        return LOCK.matcher(type).find();
    }
}
