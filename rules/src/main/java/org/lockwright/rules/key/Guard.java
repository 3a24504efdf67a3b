package org.lockwright.rules.key;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What protects a field, as its mark and its legend say.
 *
 * @param read what must hold to read it
 * @param write what must hold to change it
 * @param condition when that is so, in the legend's words; empty for always
 * @param text the legend's text
 */
public record Guard(Rule read, Rule write, Optional<String> condition, String text) {

    /** The same rule for both. */
    static Guard both(Rule rule, String text) {
        return new Guard(rule, rule, Optional.empty(), text);
    }

    /** The locks it speaks of, those to write first. */
    public List<LockPath> locks() {
        return Stream.concat(write.locks().stream(), read.locks().stream()).distinct().toList();
    }

    /** Whether it is to be changed with the atomic operations only. */
    public boolean isAtomic() {
        return write instanceof Rule.Atomic;
    }

    /** Whether it is to be loaded with the atomic operations too. */
    public boolean loadsAreAtomic() {
        return read instanceof Rule.Atomic atomic && atomic.loadsToo();
    }

    /** The guard a legend line means, without its struct. */
    public static Guard of(String legendText) {
        return GuardReader.single(legendText);
    }

    /** The guard in a few words. */
    public String print() {
        String rules = read.equals(write) ? write.print()
                : write.print() + " to write, " + (read instanceof Rule.Unlocked ? "nothing" : read.print()) + " to read";
        return condition.map(c -> rules + " (" + c + ")").orElse(rules);
    }
}
