package org.lockwright.rules.lockset;

import java.util.List;
import java.util.stream.Stream;

/** What a guard asks for at one access, with its locks named as terms. */
sealed interface Need {

    /** The locks it speaks of, in order. */
    List<Lock> locks();

    /** Whether there is a way to meet it that no lock has a part in. */
    boolean mayNeedNoLock();

    /**
     * That the object is the running thread itself.
     *
     * @param object the address of the object
     */
    record OwnThread(Term object) implements Need {

        @Override
        public List<Lock> locks() {
            return List.of();
        }

        @Override
        public boolean mayNeedNoLock() {
            return true;
        }
    }

    /**
     * That the object is the running code's own.
     *
     * @param object the address of the object
     * @param by what makes it so, as the legend says
     */
    record Owned(Term object, String by) implements Need {

        @Override
        public List<Lock> locks() {
            return List.of();
        }

        @Override
        public boolean mayNeedNoLock() {
            return true;
        }
    }

    /** All of these. */
    record AllOf(List<Need> needs) implements Need {

        public AllOf {
            needs = List.copyOf(needs);
        }

        @Override
        public List<Lock> locks() {
            return locksOf(needs);
        }

        @Override
        public boolean mayNeedNoLock() {
            return needs.stream().allMatch(Need::mayNeedNoLock);
        }
    }

    /** Any one of these. */
    record AnyOf(List<Need> needs) implements Need {

        public AnyOf {
            needs = List.copyOf(needs);
        }

        @Override
        public List<Lock> locks() {
            return locksOf(needs);
        }

        @Override
        public boolean mayNeedNoLock() {
            return needs.stream().anyMatch(Need::mayNeedNoLock);
        }
    }

    /**
     * A lock.
     *
     * @param lock the lock; null if it is known only of which class, so that any of them will do
     * @param lockClass its class, {@code "proc.p_lock"} or {@code "proc_lock"}
     * @param exclusive whether a shared hold is not enough
     */
    record Lock(Term lock, String lockClass, boolean exclusive) implements Need {

        @Override
        public List<Lock> locks() {
            return List.of(this);
        }

        @Override
        public boolean mayNeedNoLock() {
            return false;
        }
    }

    /**
     * No lock, or none that could be told.
     *
     * @param rule what instead, or why
     * @param isDecided whether that settles the access
     */
    record Nothing(String rule, boolean isDecided) implements Need {

        /** One that is open. */
        Nothing(String rule) {
            this(rule, false);
        }


        static final String UNRESOLVED = "lock not resolved: ";

        /** Whether the guard names a lock that could not be told. */
        boolean isUnresolved() {
            return rule.startsWith(UNRESOLVED);
        }

        @Override
        public List<Lock> locks() {
            return List.of();
        }

        @Override
        public boolean mayNeedNoLock() {
            return true;
        }
    }

    /** The needs in a few words. */
    default String print() {
        if (this instanceof AllOf all) {
            return all.needs().stream().map(Need::print).collect(java.util.stream.Collectors.joining(" and "));
        } else if (this instanceof AnyOf any) {
            return any.needs().stream().map(Need::print).collect(java.util.stream.Collectors.joining(" or "));
        }
        if (this instanceof Owned owned) {
            return "its owner: " + owned.by();
        }
        return this instanceof Lock lock ? lock.lockClass() : this instanceof OwnThread ? "its own thread" : ((Nothing) this).rule();
    }

    private static List<Lock> locksOf(List<Need> needs) {
        return needs.stream().flatMap(n -> n.locks().stream()).distinct().toList();
    }

    /** All leaves, in order. */
    default Stream<Need> leaves() {
        if (this instanceof AllOf all) {
            return all.needs().stream().flatMap(Need::leaves);
        }
        return this instanceof AnyOf any ? any.needs().stream().flatMap(Need::leaves) : Stream.of(this);
    }
}
