package org.lockwright.parser.tree;

/** Where the bytes of a node come from. */
public enum Origin {
    /** Wholly from its file; uses of macros inside count as bytes of the file when they do not cross the node's border. */
    FILE,
    /** Wholly from one argument of one macro use in its file. */
    MACRO_ARGUMENT,
    /** Wholly from the body of one macro. */
    MACRO_BODY,
    /** From more than one place: pasted, or partly body and partly argument. Its span is that of the macro use. */
    MACRO_MIXED;

    /** Whether the node's span is exactly its bytes, so that replacing the span replaces the node and nothing else. */
    public boolean isExact() {
        return this == FILE || this == MACRO_ARGUMENT;
    }
}
