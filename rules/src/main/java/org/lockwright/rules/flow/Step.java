package org.lockwright.rules.flow;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One thing a block does, in the order of evaluation. */
public sealed interface Step {

    /** Where it stands. */
    Place place();

    /** How a field is used. */
    enum Use {
        /** Its value is read. */
        READ,
        /** It is assigned. */
        WRITE,
        /** It is read and written by one operator: {@code |= += ++}. */
        MODIFY,
        /** Its address goes to an operation of atomic_ops(3) or atomic_loadstore(9); {@link Access#operation} names it. */
        ATOMIC,
        /** Its address is taken for something else. */
        ADDRESS
    }

    /**
     * A use of a struct member.
     *
     * @param place the member reference as written
     * @param member which one, of which object
     * @param operation the atomic operation or operator, {@code "|="}; empty otherwise
     */
    record Access(Place place, Expr.Target.Member member, Use use, String operation) implements Step {
    }

    /**
     * An assignment to a place; for {@code |= += ++} the value is the operation. It follows the accesses it makes.
     */
    record Assign(Place place, Expr.Target target, Expr value) implements Step {
    }

    /**
     * A call.
     *
     * @param number unique in the flow; {@link Expr.Result} refers to it
     * @param name the function's name if it is called by name, or the macro that a pack row names; empty for a call through a pointer
     * @param function the function it resolves to; null for a call through a pointer or a macro
     * @param pointer the value called through; null for a call by name
     * @param arguments their values
     * @param words macros that the call names in its file's own text, for calls of pack rows and through pointers
     */
    record Call(Place place, int number, String name, FunctionId function, Expr pointer, List<Expr> arguments, Set<String> words) implements Step {
        public Call {
            arguments = List.copyOf(arguments);
            words = Collections.unmodifiableSet(new TreeSet<>(words)); // in one order each time
        }
    }
}
