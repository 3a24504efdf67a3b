package org.lockwright.rules.lockset;

import java.util.Map;

/** What comparisons of the same two values tell of each other. */
final class Comparisons {

    /** The comparisons, each with the one that says the same with its sides exchanged. */
    private static final Map<String, String> MIRRORED = Map.of("==", "==", "!=", "!=", "<", ">", ">", "<", ">=", "<=", "<=", ">=");

    private Comparisons() {
    }

    /** Whether {@code operator} compares. */
    static boolean are(String operator) {
        return MIRRORED.containsKey(operator);
    }

    /** What another comparison of the same two values tells of {@code t}: {@code a < b} tells that {@code a != b}. */
    static Fact turned(Term t, Map<Term, Fact> facts) {
        Boolean less = known("<", ">=", t, facts);
        Boolean more = known(">", "<=", t, facts);
        Boolean same = known("==", "!=", t, facts);
        same = same == null && (Boolean.TRUE.equals(less) || Boolean.TRUE.equals(more)) ? Boolean.FALSE : same;
        same = same == null && Boolean.FALSE.equals(less) && Boolean.FALSE.equals(more) ? Boolean.TRUE : same;
        Boolean so = switch (t.name()) {
            case "==" -> same;
            case "!=" -> same == null ? null : Boolean.valueOf(!same);
            case "<" -> less;
            case ">=" -> less == null ? null : Boolean.valueOf(!less);
            case ">" -> more;
            case "<=" -> more == null ? null : Boolean.valueOf(!more);
            default -> null;
        };
        return so == null ? null : Fact.truth(so);
    }

    /** Whether {@code operator} holds between the operands of {@code t}, by a fact of it, of its opposite or of either with the sides turned. */
    private static Boolean known(String operator, String opposite, Term t, Map<Term, Fact> facts) {
        Boolean direct = direct(operator, opposite, t.first(), t.second(), facts);
        return direct != null ? direct : direct(MIRRORED.get(operator), MIRRORED.get(opposite), t.second(), t.first(), facts);
    }

    private static Boolean direct(String operator, String opposite, Term a, Term b, Map<Term, Fact> facts) {
        Fact yes = facts.get(Term.operation(operator, a, b));
        Fact no = yes == null ? facts.get(Term.operation(opposite, a, b)) : null;
        Fact told = yes != null ? yes : no;
        return told == null || !told.isZero() && !told.isNonzero() ? null : Boolean.valueOf(told.isNonzero() == (yes != null));
    }
}
