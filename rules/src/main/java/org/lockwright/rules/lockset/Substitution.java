package org.lockwright.rules.lockset;

import java.util.List;

/** Carries terms of a called function into its caller. */
final class Substitution {

    private final List<Term> arguments;
    private final Term result;
    private final String origin;

    /** {@code origin} names the call, for values that only the called function knew. */
    Substitution(List<Term> arguments, Term result, String origin) {
        this.arguments = arguments;
        this.result = result;
        this.origin = origin;
    }

    /** {@code term} in the caller's terms. */
    Term of(Term term) {
        return term.map(t -> switch (t.kind()) {
            case PARAMETER -> t.number() < 0 ? t : t.number() < arguments.size() ? arguments.get(t.number()) : Term.opaque(origin + " argument " + t.number());
            case RETURNED -> result;
            case RESULT, LOCAL, OPAQUE -> t.kind() == Term.Kind.OPAQUE && t.name().startsWith(origin) ? t : Term.opaque(origin);
            default -> null;
        });
    }
}
