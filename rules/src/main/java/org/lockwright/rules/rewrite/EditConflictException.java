package org.lockwright.rules.rewrite;

/** Two rules touch the same bytes; the message names both and the place. */
public final class EditConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EditConflictException(Edit one, Edit other) {
        super(one.path() + ": rules '" + one.rule() + "' and '" + other.rule() + "' both change the bytes at offset "
                + other.span().start() + "; make one of them leave the place alone");
    }
}
