package org.lockwright.rules.lockset;

import java.util.List;
import java.util.stream.Collectors;

/** What must hold at one use of a field: a guard's rule, with its locks those of the object used. */
sealed interface Need {

    /** All of these. */
    record AllOf(List<Need> needs) implements Need {
        @Override
        public String toString() {
            return needs.stream().map(Need::toString).collect(Collectors.joining(" and "));
        }
    }

    /** One of these. */
    record AnyOf(List<Need> needs) implements Need {
        @Override
        public String toString() {
            return needs.stream().map(Need::toString).collect(Collectors.joining(" or "));
        }
    }

    /**
     * A lock is held.
     *
     * @param lock which; null if only its class is known
     * @param lockClass its class
     * @param exclusive whether it must not be held shared
     */
    record Lock(Term lock, String lockClass, boolean exclusive) implements Need {
        @Override
        public String toString() {
            return lockClass;
        }
    }

    /** No lock is needed, or none that the analysis knows; {@code rule} says why. */
    record Nothing(String rule, boolean isDecided) implements Need {
        @Override
        public String toString() {
            return rule;
        }
    }
}
