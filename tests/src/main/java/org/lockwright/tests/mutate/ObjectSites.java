package org.lockwright.tests.mutate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Symbol;
import org.lockwright.rules.lockset.LockAct;

/**
 * The lock of another object of the same type, taken and given up instead: other-object. Where the objects only point to their locks, and may
 * point to one, it is undecided whether that is a fault.
 */
final class ObjectSites {

    private final View view;
    private final Sites sites;

    private ObjectSites(View view, Sites sites) {
        this.view = view;
        this.sites = sites;
    }

    static void find(View view, Sites sites) {
        ObjectSites out = new ObjectSites(view, sites);
        view.spots().stream().filter(s -> s.isTake() && !s.act().lockClass().isEmpty()).forEach(out::take);
    }

    private void take(View.Spot take) {
        Node object = object(take);
        List<View.Spot> all = view.spots().stream().filter(s -> s.start() >= take.start() && s.isOf(take)).toList();
        boolean whole = object != null && all.stream().map(this::object).allMatch(o -> o != null && o.text().equals(object.text()))
                && view.acts().stream().filter(a -> a.lock().equals(take.act().lock()) && (a.kind() == LockAct.Kind.TAKE || a.kind() == LockAct.Kind.GIVE)).map(LockAct::place)
                        .distinct().count() == all.size();
        if (!whole) {
            return;
        }
        for (String other : others(object, take)) {
            List<View.Edit> edits = new ArrayList<>();
            all.forEach(s -> edits.add(View.replace(object(s), other)));
            Mutant m = view.mutant(Operator.OTHER_OBJECT, take.act().lockClass(), view.known().names(take.act().lockClass(), view.path()), edits);
            if (isUsed(object, take) && !view.isUnclear() && !view.known().isShared(take.act().lockClass())) {
                sites.add(m);
            } else {
                sites.addUndecided(m.operator());
            }
        }
    }

    /** Whether a field of just this object is used under its lock. */
    private boolean isUsed(Node object, View.Spot take) {
        return view.all(Kind.FIELD).stream().anyMatch(f -> f.child(0).text().equals(object.text()) && f.span().start() > take.start()
                && view.guarded(take.act().lockClass()).stream().anyMatch(u -> u.place().start() == f.span().start() && u.place().end() == f.span().end()));
    }

    /** The one variable that the lock of {@code spot} is reached from; null if there are several or none. */
    private Node object(View.Spot spot) {
        List<Node> names = new ArrayList<>();
        spot.statement().walk(n -> {
            boolean variable = n.kind() == Kind.NAME && n.origin().isExact() && n.path().equals(view.path()) && n.type().contains("*")
                    && !(n.symbol().orElse(null) instanceof Symbol.Function);
            if (variable && names.stream().noneMatch(o -> o.span().equals(n.span()))) {
                names.add(n);
            }
        });
        return names.size() == 1 ? names.get(0) : null;
    }

    /** Parameters and locals of the same type that have a value there. */
    private Set<String> others(Node object, View.Spot take) {
        Set<String> out = new TreeSet<>();
        view.function().walk(n -> {
            boolean declared = (n.kind() == Kind.PARAMETER || n.kind() == Kind.VARIABLE) && n.span().start() < take.start() && n.type().equals(object.type())
                    && !n.text().isEmpty() && !n.text().equals(object.text());
            if (declared && (n.kind() == Kind.PARAMETER || !n.children().isEmpty() || isAssigned(n.text(), take))) {
                out.add(n.text());
            }
        });
        return out;
    }

    private boolean isAssigned(String name, View.Spot take) {
        return view.all(Kind.ASSIGN).stream().anyMatch(a -> a.span().end() <= take.start() && a.child(0).kind() == Kind.NAME && a.child(0).text().equals(name));
    }
}
