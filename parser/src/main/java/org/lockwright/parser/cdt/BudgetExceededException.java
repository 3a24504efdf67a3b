package org.lockwright.parser.cdt;

/** A unit used up its work budget; the message says which part of it. */
final class BudgetExceededException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BudgetExceededException(String message) {
        super(message, null, false, false);
    }
}
