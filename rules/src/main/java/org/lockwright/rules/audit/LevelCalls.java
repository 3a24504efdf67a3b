package org.lockwright.rules.audit;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;

/** Which calls raise, restore or lower the level, in one unit. */
final class LevelCalls {

    private static final Set<String> ENDS = Set.of("panic", "vpanic", "kern_assert", "lwp_exit", "kthread_exit");

    private final Set<String> openers;
    private final Set<String> closers;

    /**
     * The calls of spl(9) and those of the unit's own functions that stand for them.
     *
     * @param openers functions of the unit that return with the level raised
     * @param closers functions of the unit that restore a level saved elsewhere
     */
    LevelCalls(Set<String> openers, Set<String> closers) {
        this.openers = openers;
        this.closers = closers;
    }

    /** Name of the function that {@code call} calls; empty for a call through a pointer. */
    static String callee(Node call) {
        Node callee = call.child(0);
        while (callee.kind() == Kind.PAREN) {
            callee = callee.child(0);
        }
        return callee.kind() == Kind.NAME ? callee.text() : "";
    }

    /** The raise that {@code call} is. */
    Optional<Opening> opening(Node call) {
        String name = callee(call);
        String macro = call.macro().map(m -> m.name()).orElse("");
        if (openers.contains(name)) {
            return Optional.of(new Opening(call, name, name, true));
        }
        Set<String> spelt = new HashSet<>();
        call.walk(n -> n.macro().ifPresent(m -> spelt.add(m.name())));
        call.walk(n -> spelt.add(n.text()));
        boolean isSoft = Levels.SOFT.contains(name) || Levels.SOFT.contains(macro)
                || name.equals(Levels.RAISE) && Levels.soft(spelt).isPresent();
        boolean isHigher = !isSoft && (Levels.HIGHER.contains(name) || Levels.HIGHER.contains(macro) || name.equals(Levels.RAISE));
        if (!isSoft && !isHigher) {
            return Optional.empty();
        }
        String protection = Levels.SOFT.contains(macro) || Levels.HIGHER.contains(macro) || macro.isEmpty() ? bare(name, macro)
                : macro + " (" + name + ")";
        return Optional.of(new Opening(call, protection, SavedLevel.of(call), isSoft));
    }

    private static String bare(String name, String macro) {
        return macro.isEmpty() ? name : macro;
    }

    /** Whether {@code call} is one of a function of the unit that raises. */
    boolean isWrapper(Node call) {
        return openers.contains(callee(call));
    }

    /** Whether {@code call} is one of a function of the unit that restores. */
    boolean closesWrapped(Node call) {
        return closers.contains(callee(call));
    }

    /** Whether {@code call} is {@code splx}. */
    boolean restores(Node call) {
        return callee(call).equals("splx") || call.macro().map(m -> m.name().equals("splx")).orElse(false);
    }

    /** Whether {@code call} lowers the level to the bottom. */
    boolean lowersAll(Node call) {
        return Levels.LOWER_ALL.contains(callee(call));
    }

    /** Whether the statement {@code e} is a call that does not return. */
    boolean neverReturns(Node e) {
        return e.kind() == Kind.EXPRESSION_STATEMENT && e.child(0).kind() == Kind.CALL && ENDS.contains(callee(e.child(0)));
    }
}
