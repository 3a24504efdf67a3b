package org.lockwright.rules.asserts;

import java.util.List;
import java.util.Optional;

/** The conditions of mutex(9) and rwlock(9) that tell whether the running thread, or some reader, has a lock. */
final class LockTest {

    private LockTest() {
    }

    /**
     * The condition for {@code lock}.
     *
     * @param lock the lock as C
     * @param type its type: {@code "kmutex_t"}, {@code "krwlock_t *"}
     * @param exclusive whether a shared hold is not enough
     * @return empty for a type that has none
     */
    static Optional<String> of(String lock, String type, boolean exclusive) {
        String bare = type.replaceAll("\\b(?:const|volatile|struct)\\b", "").replace(" ", "");
        boolean pointer = bare.endsWith("*");
        String name = pointer ? bare.substring(0, bare.length() - 1) : bare;
        String argument = (pointer ? "" : "&") + lock;
        if (List.of("kmutex_t", "kmutex").contains(name)) {
            return Optional.of("mutex_owned(" + argument + ")");
        }
        return List.of("krwlock_t", "krwlock").contains(name) ? Optional.of((exclusive ? "rw_write_held(" : "rw_lock_held(") + argument + ")") : Optional.empty();
    }
}
