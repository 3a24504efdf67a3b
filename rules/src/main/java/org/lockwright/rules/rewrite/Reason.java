package org.lockwright.rules.rewrite;

import java.util.Locale;

/** Why a matched site was left untouched. The code is stable: packs' examples, plans and cover letters name it. */
public enum Reason {
    /** The field's address goes to something that is no atomic operation. */
    ADDRESS_TAKEN("the address escapes; the one who uses it would still access the field plainly",
            "pass the value, or give the user an atomic operation"),
    /** The access is written in a macro body. */
    MACRO_BODY("it is written in a macro's body",
            "turn the macro into an inline function, or rewrite its body by hand"),
    /** The bytes of the access come from more than one place. */
    CROSSES_MACRO("part of the access comes out of a macro, so no bytes of the file are exactly it",
            "write the access without the macro"),
    /** The value of a read-modify-write is used. */
    VALUE_USED("the value of the assignment is used, and the pack names no operation that returns it",
            "split the statement"),
    /** The pack has no atomic operation for this one. */
    NO_OPERATION("the pack names no atomic operation for this operator", "write it with an operation the pack has"),
    /** Units or configurations see different things in the same bytes. */
    UNITS_DISAGREE("two units read the same bytes differently", "look at the two units named"),
    /** The object's type could not be resolved. */
    UNRESOLVED_TYPE("the type of the object is not known, so it may or may not be the field meant",
            "parse the file under a profile that has its headers"),
    /** The front end could not parse the place. */
    NOT_PARSED("the front end could not read this part of the file", "see the gaps of the file"),
    /** The declaration is not as the pack expects it. */
    DECLARATION_DIFFERS("the declaration is not what the pack expects", "adapt the pack to the tree"),
    /** A rule this one depends on left live sites untouched. */
    DEPENDS_ON_REFUSED("a rule it depends on refused live sites", "mend those first"),
    /** A port raises software interrupts by means of its own. */
    OWN_TRIGGER("the machine raises software interrupts by means of its own, which the port's tables do not show",
            "convert its driver by hand"),
    /** A place has another form than the data says. */
    OTHER_SHAPE("the file has neither the form that is to be changed nor the one it is changed to", "change it by hand, or mend the data"),
    /** A class goes to something that is no establishment of a handler. */
    CLASS_AS_DATA("the class is handed on as a number, and who establishes the handler is not seen here",
            "follow the number by hand, and say in the pack whether the handler stays"),
    /** A port has no conversion. */
    NOT_CONVERTED("the port has no conversion; it keeps today's order, and SOFTINT_GEN is SOFTINT_CLOCK there",
            "write 'convert' in the port's file and a template"),
    /** A port derives pending bits from levels. */
    BIT_FROM_LEVEL("the port derives a class's pending bit from its level, so classes of equal level would share one bit and only one of"
            + " them would run; it keeps today's order, and SOFTINT_GEN is SOFTINT_CLOCK there",
            "give each class a bit of its own, as riscv's conversion does"),
    /** What a metavariable stands for has a side effect. */
    SIDE_EFFECT("a part of it does something when it is evaluated, and would do so more often or less often", "give its value a variable first"),
    /** A statement that stands alone becomes several. */
    NO_BRACES("one statement without braces around it would become several", "put braces around it"),
    /** A variable whose declaration goes is used elsewhere. */
    STILL_USED("a variable whose declaration would go is used elsewhere", "give the other use a variable of its own"),
    /** Comments or directives stand in what is replaced. */
    TEXT_LOST("a comment or a directive stands in what is replaced, and would be lost", "move it, or change the place by hand"),
    /** A return, a jump or a label stands between. */
    LEAVES("a return, a jump or a label stands in the statement, and a region must not reach across one", "take the value into a variable first"),
    /** The use is in a declaration. */
    IN_DECLARATION("it stands in a declaration, and a region has no place among declarations", "declare first, assign then"),
    /** The use is in what a loop does each time. */
    LOOP("the condition of a loop uses it, and the loop holds what no region may", "load it into a variable in the loop's body"),
    /** A call calls through a pointer. */
    CALLS_OUT("a call in the statement goes through a pointer, a method or an upcall", "move the use out of the statement, or say in the pack that the call is harmless"),
    /** A call may sleep. */
    MAY_SLEEP("a call in the statement may sleep", "move the use out of the statement"),
    /** A call gives up or exchanges a lock. */
    MOVES_LOCKS("a call in the statement gives up, takes or exchanges a lock of its caller", "move the use out of the statement"),
    /** A call takes locks, perhaps the region's own. */
    TAKES_LOCKS("a call in the statement takes a lock, or will take this one", "move the use out of the statement, or give the called function a contract"),
    /** A call is not known. */
    UNKNOWN_CALL("a call in the statement is not known, or is assembler", "say in the pack what it does"),
    /** Locks of two objects. */
    TWO_LOCKS("the statement uses fields of two objects, whose locks do not nest", "make two statements of it"),
    /** A later phase changes it. */
    LATER_PHASE("a later phase of the design changes it; until then it relies on the lock that holds today", "change it in the phase that makes its lock real"),
    /** The lock it becomes comes before the one that is held. */
    COMES_BEFORE("the lock that it will be comes before the one that is held here", "take it before that one, in the phase that makes it real"),
    /** It stands in the region of a lock that must not be held. */
    WRONG_ORDER("it stands in the region of a lock that the declared order puts after this one, or beside it", "end that region first"),
    /** The object is another at the end. */
    OBJECT_CHANGES("the object is named by what the statement changes or computes", "take its address into a variable first"),
    /** The object may not be there where the lock would be named. */
    MAY_BE_ABSENT("what is tested before the use may be whether its object is there, and the lock would be named before that", "test that first, in an if of its own"),
    /** Today's lock is not known to be held. */
    NOT_HELD("today's lock is not known to be held here, so an assertion that it is could fail", "hold it, or say in the pack who does"),
    /** The lock analysis has not met it. */
    NOT_FOLLOWED("the lock analysis has not followed this code under the configuration asked for", "name a profile that compiles it"),
    /** The lock may be another one at the entry. */
    MAY_CHANGE("which lock is meant may change between the entry and the need", "hand the function the object whose lock it is"),
    /** A caller does not hold it. */
    CALLER_WITHOUT("a caller does not hold the lock: the key, the caller or the function is wrong", "look at the calls that 'generate asserts --format json' names"),
    /** The lock may not be there yet. */
    NOT_SET_UP("a caller hands on an object that nobody else knows, or the pointer to the lock may be null", "set the lock up before the function is called"),
    /** Nobody is seen to call it. */
    UNKNOWN_CALLERS("it is not seen who calls the function, or what they hold", "say in the pack's 'slots' what the table's functions find held"),
    /** It asserts less than it needs. */
    ASSERTS_LESS("the function asserts the lock only where something else is so, or in a weaker mode", "mend that assertion by hand, or the key"),
    /** Something before the need was not understood. */
    NOT_UNDERSTOOD("a call before the need was not understood, and may take the lock", "say in the pack what the call does"),
    /** A read section is needed. */
    SECTION("what is needed is a read section, which no assertion of a mutex tells of", "none; it is no lock that somebody owns"),
    /** C has no name for the lock there. */
    NO_SPELLING("C has no way to say the lock over the function's parameters, or nothing that tests it", "hand the function the object, or say in the pack which call tests the lock"),
    /** The assertion needs a name that the file has not. */
    NOT_DECLARED("a name that the assertion needs is not declared in what the file includes", "include the header that declares it"),
    /** A variable hides a name. */
    SHADOWED("a variable of the function hides a name that the assertion needs", "give the variable another name"),
    /** The body begins on the line of its brace. */
    ONE_LINE("the function's body begins on the line of its brace, so there is no line for the assertion", "give the body lines of its own"),
    /** The parameters are declared in the old style. */
    OLD_STYLE("the function declares its parameters in the old style", "give it a prototype"),
    /** A directive stands at the entry. */
    DIRECTIVE("a directive stands at the function's entry", "move it below the first statement"),
    /** Another configuration may go another way. */
    OTHER_CONFIGURATION("code under #if stands before the need, so another configuration may go another way", "write the assertion by hand, where it is true of all"),
    /** Keys are locks named in sentences or in members' comments. */
    NO_LETTERS("its keys are locks named in sentences, so there are no letters to spell",
            "give it a legend, by hand or with 'keys --write --pack'"),
    /** The legend is a sentence. */
    SENTENCE_LEGEND("a sentence gives its letters, and a sentence has no other spelling", "write a legend with a line for each letter"),
    /** The dialect cannot say what a mark says. */
    NO_FORM("the dialect has no form for one of its marks", "choose another dialect"),
    /** The file would not be read as it is now. */
    READ_OTHERWISE("the file's keys would be read otherwise afterwards, or more than comments would change",
            "mend by hand what the note names");

    private final String why;
    private final String mend;

    Reason(String why, String mend) {
        this.why = why;
        this.mend = mend;
    }

    /** The reason with {@code code}. */
    public static Reason of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** The stable code: {@code "address-taken"}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Why rewriting would be unsound, one clause. */
    public String why() {
        return why;
    }

    /** The fact that would unlock it, one clause. */
    public String mend() {
        return mend;
    }
}
