package org.lockwright.rules.lockset;

import java.util.function.IntFunction;

/** Spells terms as C. */
final class TermText {

    private TermText() {
    }

    /** {@code "so->so_rcv.sb_flags"}: an address is spelt as what it is the address of. */
    static String of(Term t, IntFunction<String> parameter) {
        return switch (t.kind()) {
            case CONSTANT -> t.value() == null ? t.name() : t.value().toString();
            case PARAMETER -> parameter.apply(t.number());
            case LOCAL -> "local" + t.number();
            case GLOBAL, FUNCTION -> t.name();
            case THREAD -> "curlwp";
            case RESULT -> "result" + t.number();
            case RETURNED -> "result";
            case OPAQUE -> "(" + t.name() + ")";
            case MEMBER -> object(t.first(), parameter) + t.name();
            case CONTAINER -> "container_of(" + of(t.first(), parameter) + ")";
            case LOAD -> isPlace(t.first()) ? of(t.first(), parameter) : "*" + of(t.first(), parameter);
            case ELEMENT -> of(t.first(), parameter) + "[" + of(t.second(), parameter) + "]";
            case OPERATION -> t.second() == null ? t.name() + of(t.first(), parameter)
                    : of(t.first(), parameter) + " " + t.name() + " " + of(t.second(), parameter);
        };
    }

    private static boolean isPlace(Term t) {
        return t.kind() == Term.Kind.MEMBER || t.kind() == Term.Kind.GLOBAL || t.kind() == Term.Kind.LOCAL || t.kind() == Term.Kind.ELEMENT;
    }

    private static String object(Term object, IntFunction<String> parameter) {
        String text = of(object, parameter);
        boolean embedded = object.kind() == Term.Kind.MEMBER || object.kind() == Term.Kind.GLOBAL || object.kind() == Term.Kind.LOCAL
                || object.kind() == Term.Kind.ELEMENT;
        return text + (embedded ? "." : "->");
    }
}
