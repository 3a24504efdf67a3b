package org.lockwright.tests.mutate;

import java.util.Optional;
import java.util.Set;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.rules.lockset.LockAct;

/** Waits with a mutex that is not theirs: condvar-interlock. */
final class WaitSites {

    private static final Set<String> WAITS = Set.of("cv_wait", "cv_wait_sig", "cv_timedwait", "cv_timedwait_sig", "cv_timedwaitbt", "cv_timedwaitbt_sig");

    private WaitSites() {
    }

    static void find(View view, Sites sites) {
        for (Node call : view.all(Kind.CALL)) {
            boolean waits = call.children().size() > 2 && WAITS.contains(call.child(0).text()) && call.child(2).origin().isExact();
            if (waits) {
                Optional<LockAct> act = view.acts().stream().filter(a -> view.isIn(a.place(), call) && a.kind() == LockAct.Kind.CLAIM && !a.lockClass().isEmpty()).findFirst();
                Optional<String> other = act.flatMap(a -> other(view, call, a));
                if (act.isEmpty() || view.isUnclear()) {
                    sites.addUndecided(Operator.CONDVAR_INTERLOCK);
                } else if (other.isPresent()) {
                    Set<String> names = new java.util.TreeSet<>(view.known().names(act.get().lockClass(), view.path()));
                    names.add(other.get().replaceFirst("^&", "").replaceFirst("^.*(->|\\.)", ""));
                    other(view, call, act.get(), other.get()).ifPresent(o -> names.addAll(view.known().names(o, view.path())));
                    sites.add(view.mutant(Operator.CONDVAR_INTERLOCK, act.get().lockClass(), names, java.util.List.of(View.replace(call.child(2), other.get()))));
                }
            }
        }
    }

    /** Another mutex that the function takes, or that the file declares. */
    private static Optional<String> other(View view, Node call, LockAct act) {
        Optional<String> taken = view.spots().stream().filter(s -> s.isTake() && s.act().direct() && s.callee().startsWith("mutex_") && !s.act().lock().equals(act.lock()))
                .map(s -> argument(view, s)).findFirst();
        return taken.or(() -> view.unit().declarations().stream().filter(d -> d.kind() == Kind.DECLARATION && d.span().end() < call.span().start())
                .flatMap(d -> d.children().stream()).filter(v -> v.kind() == Kind.VARIABLE && v.type().contains("kmutex") && !v.type().contains("["))
                .filter(v -> !v.text().equals(act.lockClass())).map(v -> v.type().contains("*") ? v.text() : "&" + v.text()).findFirst());
    }

    /** The class of that mutex, if the function acts on it. */
    private static Optional<String> other(View view, Node call, LockAct act, String text) {
        return view.spots().stream().filter(s -> s.isTake() && s.callee().startsWith("mutex_") && argument(view, s).equals(text)).map(s -> s.act().lockClass()).findFirst();
    }

    private static String argument(View view, View.Spot spot) {
        String text = view.text(spot.statement());
        return text.substring(text.indexOf('(') + 1, text.lastIndexOf(')')).strip();
    }
}
