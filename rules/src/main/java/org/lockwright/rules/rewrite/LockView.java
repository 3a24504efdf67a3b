package org.lockwright.rules.rewrite;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.rules.lockset.CallEffects;
import org.lockwright.rules.lockset.FieldUse;
import org.lockwright.rules.lockset.HeldLocks;
import org.lockwright.rules.pack.Locking;

/** What the lock analysis says of single uses of fields in a {@link LockedProgram}. */
final class LockView {

    private final HeldLocks held;
    private final Locking locking;
    private final List<String> leftOut;
    private final Map<String, FieldUse> uses = new HashMap<>();

    private LockView(HeldLocks held, Locking locking, List<String> leftOut) {
        this.held = held;
        this.locking = locking;
        this.leftOut = leftOut;
        held.uses().forEach(u -> uses.merge(key(u.place().path(), u.place().start(), u.field()), u, (a, b) -> a.isProved() ? b : a));
    }

    /** The view of the program of {@code workspace}, of files that mention one of {@code wanted} under further options too. */
    static LockView of(Workspace workspace, Set<String> wanted) {
        Locking locking = LockedProgram.locking(workspace);
        LockedProgram program = LockedProgram.of(workspace, wanted, path -> true, locking);
        return new LockView(program.locks(), locking, program.leftOut());
    }

    private static String key(String path, int start, String field) {
        return path + " " + start + " " + field;
    }

    /** What is known of the use of {@code field} at {@code member}, or of parts of it there; empty if the analysis has not met it. */
    Optional<FieldUse> use(Node member, String field) {
        Optional<FieldUse> found = use(member.path(), member.span().start(), field);
        Node at = member;
        for (Node outer = at.parent().orElse(null); found.isEmpty() && outer != null && outer.child(0) == at && isPart(outer); outer = at.parent().orElse(null)) {
            at = outer;
            found = use(at.path(), at.span().start(), field);
        }
        return found;
    }

    /** Whether {@code node} refers to a part of what it is made of: {@code (&so->so_q)->tqh_first}. */
    private static boolean isPart(Node node) {
        return node.kind() == Kind.PAREN || node.kind() == Kind.FIELD || node.kind() == Kind.UNARY && node.operator().equals("&");
    }

    private Optional<FieldUse> use(String path, int start, String field) {
        return Optional.ofNullable(uses.get(key(path, start, field)));
    }

    /** Why the analysis does not follow {@code path} at all; empty if it may. */
    Optional<String> unbuilt(String path) {
        return locking.unbuilt(path).map(u -> "no kernel is built from " + u.folder());
    }

    /** One line on each folder that was left out. */
    List<String> leftOut() {
        return leftOut;
    }

    /** The functions that use one of {@code fields}. */
    Set<String> users(Set<String> fields) {
        return uses.values().stream().filter(u -> fields.contains(u.field())).map(FieldUse::function).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What calls may do, those of {@code harmless} left out. */
    CallEffects effects(Set<String> harmless) {
        return held.effects(harmless);
    }
}
