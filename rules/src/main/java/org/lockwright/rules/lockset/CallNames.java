package org.lockwright.rules.lockset;

import java.util.regex.Pattern;

/** What names of functions outside the program say. */
final class CallNames {

    private static final Pattern MACRO = Pattern.compile("[A-Z][A-Z0-9_]*");
    private static final Pattern LOCKS = Pattern.compile("(?i)(?:^|_)(?:un)?lock(?:$|_)|_(?:enter|exit)$|^(?:r|w)(?:un)?lock");

    private CallNames() {
    }

    /** Whether a function of this name, whose body is not known, may well act on a lock: by what it says, or as a macro nobody defined. */
    static boolean speaksOfLocks(String name) {
        return LOCKS.matcher(name).find() || MACRO.matcher(name).matches();
    }
}
