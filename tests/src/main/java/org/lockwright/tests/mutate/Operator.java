package org.lockwright.tests.mutate;

import java.util.List;
import java.util.Set;

/** A kind of seeded fault, and the checks that should find it. */
public enum Operator {
    /** What the lock guarded is bare, what a callee asserts is not so, and the release gives up what is not held, on all paths or on some. */
    DROP_ENTER("drop-enter", "LW1001", "LW1002", "LW1004", "LW1009", "LW3001", "LW3002", "LW3003"),
    /** The lock is left at one return or turn of a loop only; or it is taken again, or others are taken inside it. */
    DROP_EXIT("drop-exit", "LW3001", "LW3003", "LW2001", "LW2002", "LW2003", "LW2004"),
    /** The order is declared the other way, or seen the other way elsewhere. */
    SWAP_ENTERS("swap-enters", "LW2001", "LW2002", "LW2004"),
    /** The field is used where its lock is not yet, or no longer, held. */
    MOVE_ACCESS("move-access", "LW1001", "LW1002", "LW1004"),
    /** The fields of the object are used, or its lock asserted, with another object's lock held. */
    OTHER_OBJECT("other-object", "LW1001", "LW1002", "LW1004", "LW1009"),
    /** A field is written, or an exclusive hold asserted, under a shared hold. */
    READER_FOR_WRITER("reader-for-writer", "LW1005", "LW1009"),
    /** A call that may sleep stands where a spin lock is held. */
    SLEEP_UNDER_SPIN("sleep-under-spin", "LW3004"),
    /** The key says that the field is used with the atomic operations only. */
    PLAIN_FOR_ATOMIC("plain-for-atomic", "LW1003"),
    /** What is published with release is loaded without its order. */
    ACQUIRE_TO_RELAXED("acquire-to-relaxed", "LW1010"),
    /** The condition variable or what it waits for is used bare; or the wait gives up a lock that is not held, or not the one its peers do. */
    CONDVAR_INTERLOCK("condvar-interlock", "LW1001", "LW1002", "LW1004", "LW1009", "LW3007", "LW3008"),
    /** The path ends with a lock left, or gives up one that it has not; what it does before that may be bare. */
    WRONG_LABEL("wrong-label", "LW3001", "LW3002", "LW3003", "LW2003", "LW1001", "LW1002"),
    /** The lock given up is not the one that is held, and that one is left. */
    STALE_SO_LOCK("stale-so-lock", "LW3001", "LW3002", "LW1004"),
    /** The predicate is written where its lock is no longer held. */
    PREDICATE_AFTER_RELEASE("predicate-after-release", "LW1002", "LW1001", "LW1004"),
    /** Uses hold the lock that the key named before, not the one it names now. */
    FLIP_KEY("flip-key", "LW1001", "LW1002", "LW1004", "LW1005");

    private final String word;
    private final Set<String> family;

    Operator(String word, String... family) {
        this.word = word;
        this.family = Set.copyOf(List.of(family));
    }

    /** Its name in tables. */
    public String word() {
        return word;
    }

    /** The ids of the checks any of which should find it. */
    public Set<String> family() {
        return family;
    }
}
