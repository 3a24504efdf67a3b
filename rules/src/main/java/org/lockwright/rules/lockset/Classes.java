package org.lockwright.rules.lockset;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockwright.rules.flow.Expr;
import org.lockwright.rules.flow.Step;

/** Classes of locks, and of other parts of objects, as the code of calls and assignments spells them: {@code "socket.so_lock"}, {@code "softnet_lock"}. */
final class Classes {

    private static final Pattern ARGUMENT = Pattern.compile("arg(\\d+)");

    private Classes() {
    }

    /** The argument of {@code call} that {@code expression}, {@code "arg1"}, names; empty for another expression, or if the call has no such argument. */
    static Optional<Expr> argument(String expression, Step.Call call) {
        Matcher m = ARGUMENT.matcher(expression);
        int i = m.matches() ? Integer.parseInt(m.group(1)) : Integer.MAX_VALUE;
        return i < call.arguments().size() ? Optional.of(call.arguments().get(i)) : Optional.empty();
    }

    /** The class of what is at the address {@code e}, or of the pointer that {@code e} is read from; empty if it cannot be told. */
    static String of(Expr e) {
        if (e instanceof Expr.Address a) {
            return of(a.place());
        } else if (e instanceof Expr.Load l) {
            return of(l.place());
        }
        return e instanceof Expr.Global g ? g.name() : "";
    }

    /** The class of {@code m}; what is in a struct without a name of its own is told apart by the member that the struct is. */
    static String of(Expr.Target.Member m) {
        boolean isInner = m.tag().isEmpty() && m.object() instanceof Expr.Address a && a.place() instanceof Expr.Target.Member;
        return (isInner ? of(((Expr.Address) m.object()).place()) : m.tag()) + "." + m.field();
    }

    /** The class of {@code place}; empty if it cannot be told. */
    static String of(Expr.Target place) {
        if (place instanceof Expr.Target.Member m) {
            return of(m);
        } else if (place instanceof Expr.Target.GlobalVariable g) {
            return g.name();
        }
        return place instanceof Expr.Target.Element e ? of(e.array()) : "";
    }
}
