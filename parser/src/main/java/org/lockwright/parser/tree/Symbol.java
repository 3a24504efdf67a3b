package org.lockwright.parser.tree;

import org.lockwright.parser.source.Span;

/** What a name refers to. */
public sealed interface Symbol {

    /** The name as declared. */
    String name();

    /**
     * A member of a struct or union, the same value in every unit.
     *
     * @param tag tag of the struct or union that declares it; for an anonymous inner one the nearest named owner's
     * @param path file of the member's declaration
     * @param declaredAt the member's name in that file
     * @param name the member
     */
    record Field(String tag, String path, Span declaredAt, String name) implements Symbol {
    }

    /**
     * A function.
     *
     * @param name its name
     * @param file the file that defines it, for a {@code static} one; else empty
     * @param declared whether something declares it; if not, a call did, as C90 has it
     */
    record Function(String name, String file, boolean declared) implements Symbol {

        /** A declared function. */
        public Function(String name, String file) {
            this(name, file, true);
        }
    }

    /**
     * A variable or parameter.
     *
     * @param name its name
     * @param path file of its declaration
     * @param declaredAt offset of the declared name there
     * @param scope whether it is a local, a parameter, or of file scope
     */
    record Variable(String name, String path, int declaredAt, Scope scope) implements Symbol {
    }

    /** Where a variable lives. */
    enum Scope {
        /** Automatic or static variable of a block. */
        LOCAL,
        /** Parameter of a function. */
        PARAMETER,
        /** Variable of file scope, static or not. */
        FILE
    }

    /**
     * An enumerator.
     *
     * @param name its name
     * @param value its value; null if it is not known
     */
    record Enumerator(String name, Long value) implements Symbol {
    }

    /** Another entity: a typedef, a label, a macro-like builtin. */
    record Other(String name) implements Symbol {
    }

    /** A name the front end could not resolve; facts that rest on it are tainted. */
    record Unresolved(String name, String why) implements Symbol {
    }
}
