package org.lockwright.rules.lockset;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lockwright.rules.pack.Locking;
import org.lockwright.rules.program.FieldId;

/** Members that lead back to the object that their struct is a part of: {@code so->so_rcv.sb_so} is {@code so}. */
final class BackPointers {

    private final List<Locking.BackPointer> rows;

    BackPointers(Locking locking) {
        this.rows = locking.backPointers();
    }

    /** {@code term} without ways into a part and back out of it. */
    Term without(Term term) {
        return rows.isEmpty() || !term.has(Term.Kind.LOAD) ? term : term.map(this::through);
    }

    /**
     * {@code merged}, the state for {@code a} and for {@code b}, which knows of a variable that holds a part of an object in either, if not the same part, that it
     * leads back to that object.
     */
    PathState joined(PathState a, PathState b, PathState merged) {
        PathState out = merged;
        for (Map.Entry<Term, Term> e : rows.isEmpty() ? Set.<Map.Entry<Term, Term>>of() : merged.values().entrySet()) {
            Term one = a.values().get(e.getKey());
            Term two = b.values().get(e.getKey());
            if (e.getKey().kind() == Term.Kind.LOCAL && one != null && two != null && !one.equals(two)) {
                for (Locking.BackPointer row : rows) {
                    Optional<Term> whole = whole(row, one, a).flatMap(x -> whole(row, two, b).flatMap(y -> either(x, y, a, b, merged)));
                    out = whole.isPresent() ? out.tell(Term.operation("==", pointer(row, e.getValue()), whole.get()), Fact.of(1)) : out;
                }
            }
        }
        return out;
    }

    private static Term pointer(Locking.BackPointer row, Term part) {
        FieldId field = FieldId.parse(row.field());
        return Term.load(Term.member(part, field.tag(), field.name()));
    }

    /** The object that {@code value} is a part of by {@code row}, or is known to lead back to. */
    private static Optional<Term> whole(Locking.BackPointer row, Term value, PathState state) {
        if (value.kind() == Term.Kind.MEMBER && row.parts().contains(name(value))) {
            return Optional.of(value.first());
        }
        Term pointer = pointer(row, value);
        return value.kind() != Term.Kind.OPAQUE ? Optional.empty() : state.facts().keySet().stream()
                .filter(t -> t.kind() == Term.Kind.OPERATION && t.name().equals("==") && pointer.equals(t.first()) && state.areOne(t.first(), t.second())).map(Term::second)
                .min(Comparator.comparing(Term::toString));
    }

    /** What stands in {@code merged} for {@code x} in {@code a} and {@code y} in {@code b}: itself, or what a variable holds that held them. */
    private static Optional<Term> either(Term x, Term y, PathState a, PathState b, PathState merged) {
        return x.equals(y) ? Optional.of(x) : merged.values().entrySet().stream()
                .filter(e -> e.getKey().kind() == Term.Kind.LOCAL && x.equals(a.values().get(e.getKey())) && y.equals(b.values().get(e.getKey()))).map(Map.Entry::getValue)
                .min(Comparator.comparing(Term::toString));
    }

    private Term through(Term load) {
        Term member = load.kind() == Term.Kind.LOAD ? load.first() : null;
        Term part = member != null && member.kind() == Term.Kind.MEMBER ? member.first() : null;
        boolean back = part != null && part.kind() == Term.Kind.MEMBER && rows.stream().anyMatch(r -> r.field().equals(name(member)) && r.parts().contains(name(part)));
        return back ? without(part.first()) : null;
    }

    private static String name(Term member) {
        return member.tag() + "." + member.name();
    }
}
