package org.lockwright.rules.lockset;

import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spells terms as C. */
final class TermText {

    private static final Pattern VARIABLE = Pattern.compile("(?:^|or else )local(\\d+) |\\bin (\\d+)$");

    private TermText() {
    }

    /** {@code "so->so_rcv.sb_flags"}: an address is spelt as what it is the address of. */
    static String of(Term t, IntFunction<String> variable) {
        return switch (t.kind()) {
            case CONSTANT -> t.value() == null ? t.name() : t.value().toString();
            case PARAMETER, LOCAL -> t.number() < 0 ? "as what it runs" : variable.apply(t.number());
            case GLOBAL, FUNCTION -> t.name();
            case THREAD -> "curlwp";
            case RESULT -> "result" + t.number();
            case RETURNED -> "result";
            case OPAQUE -> value(t.name(), variable);
            case MEMBER -> object(t.first(), variable) + t.name();
            case CONTAINER -> "container_of(" + of(t.first(), variable) + ")";
            case LOAD -> isPlace(t.first()) ? of(t.first(), variable) : "*" + of(t.first(), variable);
            case ELEMENT -> of(t.first(), variable) + "[" + of(t.second(), variable) + "]";
            case OPERATION -> t.second() == null ? t.name() + of(t.first(), variable)
                    : of(t.first(), variable) + " " + t.name() + " " + of(t.second(), variable);
        };
    }

    /** A value that has no name of its own, by the variable that it is in. */
    private static String value(String origin, IntFunction<String> variable) {
        Matcher in = VARIABLE.matcher(origin);
        String name = in.find() ? variable.apply(Integer.parseInt(in.group(1) != null ? in.group(1) : in.group(2))) : "";
        return name.isEmpty() ? "(" + origin + ")" : name;
    }

    private static boolean isPlace(Term t) {
        return t.kind() == Term.Kind.MEMBER || t.kind() == Term.Kind.GLOBAL || t.kind() == Term.Kind.LOCAL || t.kind() == Term.Kind.ELEMENT;
    }

    private static String object(Term object, IntFunction<String> variable) {
        String text = of(object, variable);
        boolean embedded = object.kind() == Term.Kind.MEMBER || object.kind() == Term.Kind.GLOBAL || object.kind() == Term.Kind.LOCAL
                || object.kind() == Term.Kind.ELEMENT;
        return text + (embedded ? "." : "->");
    }
}
