package org.lockwright.rules.lockset;

import java.util.function.Function;

/**
 * A value or an address, as far as the lock analysis can name it.
 *
 * <p>Two equal terms of one function are one value at run time, as long as what their loads read does not change. Terms are made by
 * the factory methods only, which keep them normal: the container of a member is the object, and a member of a container the address.
 */
final class Term {

    /** What a term is. */
    enum Kind {
        /** A number; {@link Term#value} or, where that is not known, {@link Term#name}. */
        CONSTANT,
        /** The value that parameter {@link Term#number} had on entry. */
        PARAMETER,
        /** The address of local variable {@link Term#number}. */
        LOCAL,
        /** The address of the global variable {@link Term#name}. */
        GLOBAL,
        /** A function's address. */
        FUNCTION,
        /** The running thread. */
        THREAD,
        /** The result of call {@link Term#number}. */
        RESULT,
        /** The address of member {@link Term#name} of struct {@link Term#tag} in the object at {@link Term#first}. */
        MEMBER,
        /** The address of the object whose member {@link Term#name} is at {@link Term#first}. */
        CONTAINER,
        /** What is stored at {@link Term#first}. */
        LOAD,
        /** The address of element {@link Term#second} of the array at {@link Term#first}. */
        ELEMENT,
        /** The operator {@link Term#name} over {@link Term#first} and {@link Term#second}. */
        OPERATION,
        /** What a function returns, in its summary. */
        RETURNED,
        /** A value that has a place of origin, {@link Term#name}, and nothing else that is known. */
        OPAQUE
    }

    /** How the name of a value begins that a call stored for its caller. */
    static final String HANDED_OUT = "set by call";

    /** The same by a call of which the pack says that it has not locked what it hands out. */
    static final String UNTOUCHED = "given by call";

    private static final int DEEPEST = 14;

    private final Kind kind;
    private final String tag;
    private final String name;
    private final int number;
    private final Long value;
    private final Term first;
    private final Term second;
    private final String spelling;
    private final int hash;
    private final int depth;

    private Term(Kind kind, String tag, String name, int number, Long value, Term first, Term second) {
        this(kind, tag, name, number, value, first, second, name);
    }

    private Term(Kind kind, String tag, String name, int number, Long value, Term first, Term second, String spelling) {
        this.spelling = spelling;
        this.kind = kind;
        this.tag = tag;
        this.name = name;
        this.number = number;
        this.value = value;
        this.first = first;
        this.second = second;
        this.depth = 1 + Math.max(first == null ? 0 : first.depth, second == null ? 0 : second.depth);
        int h = kind.name().hashCode();
        h = 31 * h + tag.hashCode();
        h = 31 * h + name.hashCode();
        h = 31 * h + number;
        h = 31 * h + (value == null ? 7 : value.hashCode());
        h = 31 * h + (first == null ? 1 : first.hash);
        this.hash = 31 * h + (second == null ? 2 : second.hash);
    }

    static Term constant(String text, Long value) {
        return new Term(Kind.CONSTANT, "", value == null ? text : "", 0, value, null, null, text);
    }

    static Term parameter(int index) {
        return new Term(Kind.PARAMETER, "", "", index, null, null, null);
    }

    /** Whether a hardware interrupt runs the function: a parameter that each call hands on as it is. */
    static Term inInterrupt() {
        return parameter(-1);
    }

    /** Whether a soft interrupt runs the function. */
    static Term inSoftint() {
        return parameter(-2);
    }

    static Term local(int variable) {
        return new Term(Kind.LOCAL, "", "", variable, null, null, null);
    }

    static Term global(String name, String file) {
        return new Term(Kind.GLOBAL, file, name, 0, null, null, null);
    }

    static Term function(String name) {
        return new Term(Kind.FUNCTION, "", name, 0, null, null, null);
    }

    static Term thread() {
        return new Term(Kind.THREAD, "", "", 0, null, null, null);
    }

    static Term result(int call) {
        return new Term(Kind.RESULT, "", "", call, null, null, null);
    }

    static Term returned() {
        return new Term(Kind.RETURNED, "", "", 0, null, null, null);
    }

    static Term opaque(String origin) {
        return new Term(Kind.OPAQUE, "", origin, 0, null, null, null);
    }

    static Term member(Term object, String tag, String field) {
        if (object.kind == Kind.CONTAINER && object.name.equals(field)) {
            return object.first;
        }
        return limited(new Term(Kind.MEMBER, tag, field, 0, null, object, null));
    }

    static Term container(Term member, String tag, String field) {
        if (member.kind == Kind.MEMBER && member.name.equals(field)) {
            return member.first;
        }
        return limited(new Term(Kind.CONTAINER, tag, field, 0, null, member, null));
    }

    static Term load(Term address) {
        return limited(new Term(Kind.LOAD, "", "", 0, null, address, null));
    }

    static Term element(Term array, Term index) {
        return limited(new Term(Kind.ELEMENT, "", "", 0, null, array, index));
    }

    static Term operation(String operator, Term first, Term second) {
        return limited(new Term(Kind.OPERATION, "", operator, 0, null, first, second));
    }

    /** A term too deep to be of use to a reader is an opaque one, so that recursion through {@code p = p->next} ends. */
    private static Term limited(Term term) {
        return term.depth > DEEPEST ? opaque("deep " + term.tag + "." + term.name) : term;
    }

    Kind kind() {
        return kind;
    }

    String tag() {
        return tag;
    }

    String name() {
        return name;
    }

    /** How a constant is spelt, an enumerator by its name; which does not make it another term. */
    String spelling() {
        return spelling;
    }

    int number() {
        return number;
    }

    Long value() {
        return value;
    }

    Term first() {
        return first;
    }

    Term second() {
        return second;
    }

    boolean isConstant() {
        return kind == Kind.CONSTANT && value != null;
    }

    /** Whether this term or a part of it is {@code part}. */
    boolean contains(Term part) {
        return equals(part) || depth > 1 && (first != null && first.contains(part) || second != null && second.contains(part));
    }

    /** Whether some part of this term, itself included, is of {@code wanted}. */
    boolean has(Kind wanted) {
        return kind == wanted || first != null && first.has(wanted) || second != null && second.has(wanted);
    }

    /** Whether this leads from a value that a call stored for its caller, which may have been locked on the way. */
    boolean isHandedOut() {
        return kind == Kind.OPAQUE && name.startsWith(HANDED_OUT) || kind == Kind.LOAD && first.isInVariable() || first != null && first.isHandedOut() || second != null && second.isHandedOut();
    }

    /** Whether this is the address of a local variable or of a part of one. */
    private boolean isInVariable() {
        return kind == Kind.LOCAL || (kind == Kind.MEMBER || kind == Kind.ELEMENT) && first.isInVariable();
    }

    /** Whether this leads from a number, as a lock of the object at a null pointer does. */
    boolean isRootedInConstant() {
        return kind == Kind.CONSTANT || first != null && kind != Kind.OPERATION && first.isRootedInConstant();
    }

    /** The object that this address is in: without members, elements, and the way from a member to what holds it. */
    Term root() {
        Term at = this;
        while (at.kind == Kind.MEMBER || at.kind == Kind.ELEMENT || at.kind == Kind.CONTAINER) {
            at = at.first;
        }
        return at;
    }

    /** Whether this is a parameter's value, or computed of such and numbers only. */
    boolean isOfParameters() {
        return kind == Kind.PARAMETER || kind == Kind.OPERATION && first != null && has(Kind.PARAMETER) && isComputed();
    }

    private boolean isComputed() {
        return kind == Kind.PARAMETER || kind == Kind.CONSTANT
                || kind == Kind.OPERATION && first != null && first.isComputed() && (second == null || second.isComputed());
    }

    /** Whether this is some bits of a parameter. */
    boolean isFlagOfParameter() {
        return kind == Kind.OPERATION && name.equals("&") && second != null && first.kind == Kind.PARAMETER && second.isConstant();
    }

    /** Whether this came to a method in a struct of arguments, as {@code ap->a_flags} does. */
    boolean isMethodArgument() {
        return kind == Kind.LOAD && first.kind == Kind.MEMBER && first.tag.endsWith("_args") && first.first.kind == Kind.PARAMETER;
    }

    /** Whether a caller of the function can name this too: it begins at parameters, globals or the result. */
    boolean isOutward() {
        return kind != Kind.CONSTANT && !has(Kind.LOCAL) && !has(Kind.RESULT) && !has(Kind.OPAQUE);
    }

    /** This term with each part that {@code change} maps to another replaced; {@code change} gives null for parts to look into. */
    Term map(Function<Term, Term> change) {
        Term changed = change.apply(this);
        if (changed != null) {
            return changed;
        }
        if (first == null) {
            return this;
        }
        Term a = first.map(change);
        Term b = second == null ? null : second.map(change);
        if (a == first && b == second) {
            return this;
        }
        return switch (kind) {
            case MEMBER -> member(a, tag, name);
            case CONTAINER -> container(a, tag, name);
            case LOAD -> load(a);
            case ELEMENT -> element(a, b);
            default -> operation(name, a, b);
        };
    }

    /** The lock that is meant where this term is given as a lock: a pointer in a member and the lock it leads to are one. */
    Term asLock() {
        return kind == Kind.LOAD && (first.kind == Kind.MEMBER || first.kind == Kind.GLOBAL || first.kind == Kind.ELEMENT) ? first : this;
    }

    /** The class of this term as a lock, {@code "socket.so_lock"} or {@code "softnet_lock"}; empty where only its root is known. */
    String lockClass() {
        return switch (kind) {
            case MEMBER -> (tag.isEmpty() && (first.kind == Kind.MEMBER || first.kind == Kind.GLOBAL) ? first.lockClass() : tag) + "." + name;
            case GLOBAL -> name;
            case ELEMENT -> first.lockClass();
            case LOAD -> first.lockClass();
            default -> "";
        };
    }

    @Override
    public boolean equals(Object o) {
        if (this == o) {
            return true;
        }
        return o instanceof Term t && hash == t.hash && kind == t.kind && number == t.number && name.equals(t.name) && tag.equals(t.tag)
                && java.util.Objects.equals(value, t.value) && java.util.Objects.equals(first, t.first)
                && java.util.Objects.equals(second, t.second);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return TermText.of(this, i -> "arg" + i);
    }
}
