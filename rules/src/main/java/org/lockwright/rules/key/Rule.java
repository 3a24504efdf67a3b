package org.lockwright.rules.key;

import java.util.List;
import java.util.stream.Collectors;

/** What must hold where a field is read, or where it is written. */
public sealed interface Rule {

    /** How a lock must be held. */
    enum Mode {
        /** In whatever way the lock can be held. */
        ANY,
        /** At least shared. */
        SHARED,
        /** Exclusively. */
        EXCLUSIVE
    }

    /** Whose a field is. */
    enum Scope {
        /** Of one LWP. */
        THREAD,
        /** Of one CPU. */
        CPU
    }

    /** The rule in a few words, as the {@code keys} table has it. */
    String print();

    /** The locks it speaks of, in order. */
    default List<LockPath> locks() {
        return List.of();
    }

    /** A lock is held. */
    record Held(LockPath lock, Mode mode) implements Rule {
        @Override
        public List<LockPath> locks() {
            return List.of(lock);
        }

        @Override
        public String print() {
            return mode == Mode.ANY ? lock.text() : lock.text() + (mode == Mode.SHARED ? " (shared)" : " (exclusive)");
        }
    }

    /** All of these. */
    record All(List<Rule> rules) implements Rule {
        @Override
        public List<LockPath> locks() {
            return of(rules);
        }

        @Override
        public String print() {
            return joined(this, rules, " + ");
        }
    }

    /** Any one of these. */
    record Any(List<Rule> rules) implements Rule {
        @Override
        public List<LockPath> locks() {
            return of(rules);
        }

        @Override
        public String print() {
            return joined(this, rules, " | ");
        }
    }

    /** Each of these for a part of the field, such as some bits of a flag word. */
    record PartOf(List<Rule> rules) implements Rule {
        @Override
        public List<LockPath> locks() {
            return of(rules);
        }

        @Override
        public String print() {
            return "in parts: " + joined(this, rules, ", ");
        }
    }

    /** One of these, by the object's state. */
    record ByState(List<Rule> rules) implements Rule {
        @Override
        public List<LockPath> locks() {
            return of(rules);
        }

        @Override
        public String print() {
            return "by state: " + joined(this, rules, " / ");
        }
    }

    /** The operations of atomic_ops(3); {@code loadsToo} if the legend says so of loads. */
    record Atomic(boolean loadsToo) implements Rule {
        @Override
        public String print() {
            return "atomic";
        }
    }

    /** Nothing to read; written only before the object is shared. */
    record Constant() implements Rule {
        @Override
        public String print() {
            return "constant";
        }
    }

    /** Nothing to read while the object is attached or referenced; written before and after. */
    record Stable() implements Rule {
        @Override
        public String print() {
            return "stable";
        }
    }

    /** Only the thread or the CPU it belongs to. */
    record Local(Scope scope) implements Rule {
        @Override
        public String print() {
            return scope == Scope.CPU ? "own CPU" : "own thread";
        }
    }

    /** No lock. */
    record Unlocked() implements Rule {
        @Override
        public String print() {
            return "unlocked";
        }
    }

    /** Whoever owns the object, as a flag or a reference says. */
    record Owner(String by) implements Rule {
        @Override
        public String print() {
            return "owner: " + by;
        }
    }

    /** An interrupt priority level, {@code splsched}. */
    record Level(String spl) implements Rule {
        @Override
        public String print() {
            return spl;
        }
    }

    /** The legend does not tell, or not in words that are understood. */
    record Unknown(String why) implements Rule {
        @Override
        public String print() {
            return "? " + why;
        }
    }

    private static List<LockPath> of(List<Rule> rules) {
        return rules.stream().flatMap(r -> r.locks().stream()).distinct().toList();
    }

    private static String joined(Rule whole, List<Rule> rules, String by) {
        return rules.stream().map(r -> isJoined(r) && r.getClass() != whole.getClass() ? "(" + r.print() + ")" : r.print()).collect(Collectors.joining(by));
    }

    private static boolean isJoined(Rule rule) {
        return rule instanceof All || rule instanceof Any || rule instanceof PartOf || rule instanceof ByState;
    }
}
