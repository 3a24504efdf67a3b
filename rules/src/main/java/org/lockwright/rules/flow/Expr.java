package org.lockwright.rules.flow;

import java.util.List;

/** A value of an expression, free of side effects: calls, assignments and branches inside it became steps and blocks before. */
public sealed interface Expr {

    /** A number, a character, a named constant of an enum; text as written when its value is not known. */
    record Constant(String text, Long value) implements Expr {
    }

    /** The value of a local variable or parameter, by its number in {@link Flow#variables()}. */
    record Local(int variable) implements Expr {
    }

    /** The value of the variable of file scope {@code name}; {@code file} for a static one, else empty. */
    record Global(String name, String file) implements Expr {
    }

    /** The value stored at {@code place}. */
    record Load(Target place) implements Expr {
    }

    /** The address of {@code place}; the value of an array is the address of its place. */
    record Address(Target place) implements Expr {
    }

    /** The result of the call that step {@code call} of the flow made; call numbers are unique in a flow. */
    record Result(int call) implements Expr {
    }

    /** A function's address. */
    record FunctionRef(FunctionId function) implements Expr {
    }

    /** The object of struct {@code tag} that holds its member {@code field} at address {@code member}: {@code container_of()}. */
    record Container(Expr member, String tag, String field) implements Expr {
    }

    /** An operator over values: {@code "&"}, {@code "=="}, {@code "!"}, {@code "-"}, {@code "<"} ... */
    record Operation(String operator, List<Expr> operands) implements Expr {
        public Operation {
            operands = List.copyOf(operands);
        }
    }

    /** Anything else. */
    record Unknown(String why) implements Expr {
    }

    /** A place in memory. */
    sealed interface Target {

        /** A local variable or parameter itself. */
        record Variable(int variable) implements Target {
        }

        /** A variable of file scope itself. */
        record GlobalVariable(String name, String file) implements Target {
        }

        /**
         * The member {@code field} of the object at address {@code object}: {@code p->f} has {@code p}'s value, {@code o.f} the
         * address of {@code o}.
         *
         * @param tag the tag of the struct that declares it, as in Symbol.Field; empty if unresolved
         */
        record Member(Expr object, String tag, String field, String type) implements Target {
        }

        /** An element of the array at address {@code array}. */
        record Element(Expr array, Expr index) implements Target {
        }

        /** What is at address {@code address}: {@code *p}. */
        record Pointee(Expr address) implements Target {
        }

        /** A place of which nothing is known. */
        record Unknown() implements Target {
        }
    }
}
