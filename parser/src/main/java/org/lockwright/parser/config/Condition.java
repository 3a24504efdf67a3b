package org.lockwright.parser.config;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What must be selected for a file to be compiled: {@code inet & (npf | !ipfilter)}. */
public sealed interface Condition {

    /**
     * One name: an attribute, a device, a file system or an option, in lower case.
     *
     * @param text the name
     */
    record Name(String text) implements Condition {
    }

    /**
     * True where {@code operand} is not.
     *
     * @param operand what is negated
     */
    record Not(Condition operand) implements Condition {
    }

    /**
     * True where all operands are.
     *
     * @param operands two or more
     */
    record And(List<Condition> operands) implements Condition {
    }

    /**
     * True where an operand is.
     *
     * @param operands two or more
     */
    record Or(List<Condition> operands) implements Condition {
    }

    /** Whether this holds where {@code selected} says which names are. */
    default boolean holds(Predicate<String> selected) {
        if (this instanceof Name name) {
            return selected.test(name.text());
        }
        if (this instanceof Not not) {
            return !not.operand().holds(selected);
        }
        if (this instanceof And and) {
            return and.operands().stream().allMatch(o -> o.holds(selected));
        }
        return ((Or) this).operands().stream().anyMatch(o -> o.holds(selected));
    }

    /** Calls {@code name} with every name, in the order written. */
    default void names(Consumer<String> name) {
        if (this instanceof Name one) {
            name.accept(one.text());
        } else if (this instanceof Not not) {
            not.operand().names(name);
        } else {
            (this instanceof And and ? and.operands() : ((Or) this).operands()).forEach(o -> o.names(name));
        }
    }
}
