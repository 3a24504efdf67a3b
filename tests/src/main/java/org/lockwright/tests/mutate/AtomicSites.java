package org.lockwright.tests.mutate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.MacroUse;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Symbol;
import org.lockwright.rules.key.Guard;
import org.lockwright.rules.program.FieldId;

/** Faults in loads and stores by atomic_loadstore(9): plain-for-atomic, acquire-to-relaxed. */
final class AtomicSites {

    private final View view;
    private final Sites sites;
    private final java.util.Set<Span> seen = new java.util.HashSet<>();

    private AtomicSites(View view, Sites sites) {
        this.view = view;
        this.sites = sites;
    }

    static void find(View view, Original original, Sites sites) {
        AtomicSites out = new AtomicSites(view, sites);
        view.function().walk(n -> {
            boolean address = n.kind() == Kind.UNARY && n.operator().equals("&") && n.origin().isExact() && n.path().equals(view.path());
            if (address && n.child(0).kind() == Kind.FIELD && n.child(0).symbol().orElse(null) instanceof Symbol.Field f) {
                out.address(n, new FieldId(f.tag(), n.child(0).text()), original.keys().guard(new FieldId(f.tag(), n.child(0).text())));
            }
        });
    }

    /** The operation whose first argument {@code address} is: a macro, or a function. */
    private Optional<Span> operation(Node address) {
        MacroUse macro = address.macro().orElse(null);
        if (macro != null && macro.path().equals(view.path())) {
            return Optional.of(macro.span());
        }
        return address.parent().filter(p -> p.kind() == Kind.CALL && p.children().size() > 1 && p.child(1) == address && p.origin().isExact()).map(Node::span);
    }

    private void address(Node address, FieldId field, Optional<Guard> guard) {
        Span whole = operation(address).orElse(null);
        if (whole == null || !seen.add(whole)) {
            return;
        }
        String text = view.source().slice(whole);
        String name = text.substring(0, Math.max(0, text.indexOf('('))).strip();
        String target = view.text(address.child(0));
        String rest = view.source().text().substring(address.span().end(), whole.end() - 1).strip();
        if (guard.isPresent()) {
            boolean decided = guard.get().loadsAreAtomic() && guard.get().condition().isEmpty();
            if (name.startsWith("atomic_load_")) {
                add(Operator.PLAIN_FOR_ATOMIC, field, decided, whole, "(" + target + ")");
            } else if (name.startsWith("atomic_store_") && rest.startsWith(",")) {
                add(Operator.PLAIN_FOR_ATOMIC, field, decided, whole, "(" + target + " = " + rest.substring(1).strip() + ")");
            }
        }
        if (name.equals("atomic_load_acquire") || name.equals("atomic_load_consume")) {
            add(Operator.ACQUIRE_TO_RELAXED, field, view.known().isPublished(field.toString(), view.path(), whole), whole, text.replaceFirst(name, "atomic_load_relaxed"));
        }
    }

    private void add(Operator operator, FieldId field, boolean decided, Span whole, String text) {
        if (decided) {
            sites.add(view.mutant(operator, field.toString(), Set.of(field.toString()), List.of(new View.Edit(whole.start(), whole.end(), text))));
        } else {
            sites.addUndecided(operator);
        }
    }
}
