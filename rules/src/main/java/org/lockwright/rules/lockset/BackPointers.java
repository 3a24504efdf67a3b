package org.lockwright.rules.lockset;

import java.util.List;
import org.lockwright.rules.pack.Locking;

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
