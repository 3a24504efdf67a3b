package org.lockwright.rules.lockset;

import org.lockwright.rules.flow.Expr;

/** Flag words: which bits {@code x |= M} and {@code x &= ~M} leave as they are. */
final class Bits {

    /** Any bit may have changed. */
    static final long ALL = -1;

    private Bits() {
    }

    /** The bits that differ between {@code value} and {@code old}, of which it is made; {@link #ALL} if that is not known. */
    static long changed(Term value, Term old) {
        if (value.kind() != Term.Kind.OPERATION || value.second() == null || !value.first().equals(old) || !value.second().isConstant()) {
            return ALL;
        }
        return changed(value.name(), value.second().value());
    }

    /** The same of code: of {@code value}, which is stored in {@code member}. */
    static long changed(Expr value, Expr.Target.Member member) {
        boolean isUpdate = value instanceof Expr.Operation o && o.operands().size() == 2 && o.operands().get(0) instanceof Expr.Load l && l.place().equals(member)
                && o.operands().get(1) instanceof Expr.Constant c && c.value() != null;
        if (!isUpdate) {
            return ALL;
        }
        long mask = ((Expr.Constant) ((Expr.Operation) value).operands().get(1)).value();
        return changed(((Expr.Operation) value).operator(), mask);
    }

    /** {@code (x | C) & M} and {@code (x & C) & M} as a constant, or as {@code x & M}, where that is so; else {@code term}. */
    static Term plain(Term term) {
        boolean asks = term.kind() == Term.Kind.OPERATION && term.name().equals("&") && term.second() != null && term.second().isConstant();
        Term of = asks ? term.first() : null;
        if (of == null || of.kind() != Term.Kind.OPERATION || of.second() == null || !of.second().isConstant()) {
            return term;
        }
        long mask = term.second().value();
        long bits = of.second().value();
        if (of.name().equals("|")) {
            return (mask & ~bits) == 0 ? Term.constant("", mask) : (mask & bits) == 0 ? plain(Term.operation("&", of.first(), term.second())) : term;
        } else if (of.name().equals("&")) {
            return (mask & bits) == 0 ? Term.constant("", 0L) : (mask & ~bits) == 0 ? plain(Term.operation("&", of.first(), term.second())) : term;
        }
        return term;
    }

    private static long changed(String operator, long mask) {
        return switch (operator) {
            case "|" -> mask == 0 ? ALL : mask;
            case "&" -> ~mask == 0 ? ALL : ~mask;
            default -> ALL;
        };
    }

    /** Whether {@code term} asks only for bits of {@code old} that are not among {@code changed}. */
    static boolean areOthers(Term term, Term old, long changed) {
        boolean asks = term.kind() == Term.Kind.OPERATION && term.second() != null && term.name().equals("&") && term.first().equals(old)
                && term.second().isConstant();
        if (asks) {
            return (term.second().value() & changed) == 0;
        } else if (term.equals(old)) {
            return false;
        }
        return (term.first() == null || areOthers(term.first(), old, changed)) && (term.second() == null || areOthers(term.second(), old, changed));
    }
}
