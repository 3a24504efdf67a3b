package org.lockwright.rules.lockset;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * As what code runs: what it may wait for follows from that.
 *
 * @param kind as what
 * @param levels names that may be those of the interrupt priority level it runs at: what stands beside the function where it is registered
 * @param doubted as what it would run if a call through a table of methods went to another owner's method, see {@link Ways}; else unknown
 */
record Running(Kind kind, Set<String> levels, Kind doubted) {

    /** Nothing is known. */
    static final Running UNKNOWN = new Running(Kind.UNKNOWN, Set.of(), Kind.UNKNOWN);

    Running {
        levels = Collections.unmodifiableSet(new TreeSet<>(levels)); // in one order each time
    }

    /** As what code runs. */
    enum Kind {

        /** A thread of its own, which may sleep. */
        THREAD("a thread"),

        /** The thread of a soft interrupt: it may wait for a lock, and for nothing else, see softint(9). */
        SOFTINT("a soft interrupt"),

        /** A hardware interrupt: it may spin only. */
        INTERRUPT("an interrupt"),

        /** The kernel debugger, with all other CPUs stopped. */
        DEBUGGER("the kernel debugger"),

        /** It is not known. */
        UNKNOWN("");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** With an article, as a sentence has it. */
        String words() {
            return words;
        }
    }

    /** What a pack's {@code context} means. */
    static Running of(String context, Set<String> levels) {
        Kind kind = context.isEmpty() ? Kind.UNKNOWN : Kind.valueOf(context.toUpperCase(java.util.Locale.ROOT));
        return new Running(kind, kind == Kind.INTERRUPT ? levels : Set.of(), Kind.UNKNOWN);
    }

    /** Whether it is an interrupt, soft or not. */
    boolean interrupts() {
        return kind == Kind.INTERRUPT || kind == Kind.SOFTINT;
    }

    /** This where it is doubtful that the code is run so. */
    Running inDoubt() {
        return interrupts() ? new Running(Kind.UNKNOWN, Set.of(), kind) : this;
    }

    boolean isInterrupt() {
        return kind == Kind.INTERRUPT;
    }

    /** Whether it would be a hardware interrupt if the doubtful call were one. */
    boolean mayInterrupt() {
        return doubted == Kind.INTERRUPT;
    }

    /** The same as {@link #mayNotSleep} if the doubtful call were one. */
    boolean mightNotSleep(boolean softint) {
        return new Running(doubted, Set.of(), Kind.UNKNOWN).mayNotSleep(softint);
    }

    /** Whether nothing that runs so may sleep, which soft interrupts do all the same where {@code softint}. */
    boolean mayNotSleep(boolean softint) {
        return kind == Kind.INTERRUPT || kind == Kind.SOFTINT && !softint;
    }

    String words() {
        return kind.words();
    }

    /** Whether what runs so cannot take the ways on which {@code given} is so, which ask as what they are run. */
    boolean contradicts(Map<Term, Fact> given) {
        Fact interrupt = given.get(Term.inInterrupt());
        Fact softint = given.get(Term.inSoftint());
        return switch (kind) {
            case THREAD -> interrupt != null && interrupt.isNonzero() || softint != null && softint.isNonzero();
            case SOFTINT -> interrupt != null && interrupt.isNonzero() || softint != null && softint.isZero();
            case INTERRUPT -> interrupt != null && interrupt.isZero();
            default -> false;
        };
    }
}
