package org.lockwright.rules.asserts;

import java.util.Locale;
import org.lockwright.rules.lockset.EntryNeed;

/** Why a function that needs a lock gets no assertion of it at its entry. The code is stable. */
public enum AssertReason {
    /** See {@link EntryNeed.Doubt#ASSERTS_LESS}. */
    ASSERTS_LESS("the function asserts the lock only where something else is so, or in a weaker mode"),
    /** See {@link EntryNeed.Doubt#SOME_PATHS}. */
    SOME_PATHS("some way through the function does not need the lock"),
    /** See {@link EntryNeed.Doubt#TAKES_LOCK}. */
    TAKES_LOCK("the function may take the lock itself before it needs it"),
    /** See {@link EntryNeed.Doubt#MAY_CHANGE}. */
    MAY_CHANGE("which lock is meant may change between the entry and the need"),
    /** See {@link EntryNeed.Doubt#NOT_UNDERSTOOD}. */
    NOT_UNDERSTOOD("something before the need was not understood"),
    /** See {@link EntryNeed.Doubt#CALLER_WITHOUT}. */
    CALLER_WITHOUT("a caller does not hold the lock"),
    /** See {@link EntryNeed.Doubt#NOT_SET_UP}. */
    NOT_SET_UP("a caller hands on an object that nobody else knows, whose lock may not be set up"),
    /** See {@link EntryNeed.Doubt#UNKNOWN_CALLERS}. */
    UNKNOWN_CALLERS("it is not seen who calls the function, or what they hold"),
    /** See {@link EntryNeed.Doubt#SECTION}. */
    SECTION("what is needed is a read section, which no mutex assertion tells of"),
    /** The lock has no name over the function's parameters, or no test of its kind. */
    NO_SPELLING("C has no way to say the lock over the function's parameters, or nothing that tests it"),
    /** A name the assertion needs is not declared there. */
    NOT_DECLARED("a name that the assertion needs is not declared in what the file includes"),
    /** A declaration at the entry has the name of a parameter that the assertion needs. */
    SHADOWED("a variable of the function hides a name that the assertion needs"),
    /** The function, or its beginning, comes out of a macro. */
    MACRO_BODY("the function's beginning comes out of a macro"),
    /** A directive stands at the entry. */
    DIRECTIVE("a directive stands at the function's entry"),
    /** The function before the need has code that another configuration leaves out, or more code. */
    OTHER_CONFIGURATION("code under #if stands before the need, so another configuration may go another way"),
    /** The function is written on one line. */
    ONE_LINE("the function's body begins on the line of its brace"),
    /** The parameters are declared in the old style. */
    OLD_STYLE("the parameters are declared in the old style"),
    /** Statements and declarations at the entry were not read. */
    NOT_PARSED("the function's text was not found as it was analysed");

    private final String why;

    AssertReason(String why) {
        this.why = why;
    }

    /** The reason for a doubt of the analysis. */
    static AssertReason of(EntryNeed.Doubt doubt) {
        return valueOf(doubt.name());
    }

    /** The stable code: {@code "some-paths"}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Why, one clause. */
    public String why() {
        return why;
    }
}
