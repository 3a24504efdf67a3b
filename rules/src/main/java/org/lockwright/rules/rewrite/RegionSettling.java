package org.lockwright.rules.rewrite;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.rules.lockset.FieldUse;
import org.lockwright.rules.pack.Rewrite;

/** Decides on the uses of one function that need no region, or must not have one. */
final class RegionSettling {

    private final Rewrite.Region rule;
    private final Node function;
    private final SourceText source;
    private final LockView locks;
    private final Map<String, String> aliases;
    private final RegionHeld held;
    private final List<RegionHeld> others;
    private final Map<RegionUses.Use, RegionLock> open = new IdentityHashMap<>();
    private final Map<RegionUses.Use, Decision> decisions = new IdentityHashMap<>();

    /** {@code inner} are the classes that must not be held where this one is taken. */
    RegionSettling(Rewrite.Region rule, List<Rewrite.ClassNames> inner, Node function, SourceText source, LockView locks) {
        this.rule = rule;
        this.function = function;
        this.source = source;
        this.locks = locks;
        this.aliases = RegionLock.aliases(function, source);
        Node body = function.child(function.children().size() - 1);
        this.held = new RegionHeld(rule.names(), source, aliases).walked(body);
        this.others = inner.stream().map(names -> new RegionHeld(names, source, aliases).walked(body)).toList();
    }

    RegionSettling settled(List<RegionUses.Use> uses) {
        uses.forEach(this::settle);
        return this;
    }

    /** The uses that want a region, with the lock each. */
    Map<RegionUses.Use, RegionLock> open() {
        return open;
    }

    /** What the variables of the function stand for that get a value once. */
    Map<String, String> aliases() {
        return aliases;
    }

    /** What was decided on the others. */
    Map<RegionUses.Use, Decision> decisions() {
        return decisions;
    }

    private void settle(RegionUses.Use use) {
        Optional<RegionLock> lock = use.inMacro() != RegionUses.InMacro.NO || use.object() == null ? Optional.empty() : RegionLock.of(use, source);
        if (use.inMacro() == RegionUses.InMacro.CONTRACT) {
            decide(use, Site.Outcome.RIGHT_BY_TEXT, "the users of the macro hold it");
        } else if (use.inMacro() == RegionUses.InMacro.YES) {
            refuse(use, Reason.MACRO_BODY);
        } else if (use.node().enclosing(Kind.UNEVALUATED).isPresent()) {
            decide(use, Site.Outcome.RIGHT_BY_TEXT, "not evaluated");
        } else if (isCompared(use)) {
            decide(use, Site.Outcome.RIGHT_BY_TEXT, "only its address is compared");
        } else if (use.object() == null || escapes(use)) {
            refuse(use, Reason.ADDRESS_TAKEN);
        } else if (lock.isEmpty()) {
            refuse(use, use.object().origin().isExact() ? Reason.OBJECT_CHANGES : Reason.CROSSES_MACRO);
        } else if (isContracted(lock.get())) {
            decide(use, Site.Outcome.RIGHT_BY_TEXT, "the callers hold it");
        } else if (held.at(use.node()).contains(lock.get().canonical(aliases))) {
            decide(use, Site.Outcome.RIGHT_BY_TEXT, "in a region");
        } else if (isContracted() || !held.at(use.node()).isEmpty()) {
            refuse(use, Reason.TWO_LOCKS);
        } else if (others.stream().anyMatch(o -> !o.at(use.node()).isEmpty())) {
            refuse(use, Reason.WRONG_ORDER);
        } else if (use.field().isEmpty()) {
            open.put(use, lock.get());
        } else {
            ask(use, lock.get());
        }
    }

    /** Asks the lock analysis whether today's lock is held at the use of a field. */
    private void ask(RegionUses.Use use, RegionLock lock) {
        Optional<FieldUse> known = locks.use(use.node(), use.field());
        Optional<String> unbuilt = locks.unbuilt(use.node().path());
        if (unbuilt.isPresent()) {
            decide(use, Site.Outcome.INACTIVE, unbuilt.get());
        } else if (known.isEmpty()) {
            refuse(use, Reason.NOT_FOLLOWED);
        } else if (known.get().isHeldByAll()) {
            open.put(use, lock);
        } else if (!known.get().isProved() || known.get().isHeld()) {
            refuse(use, Reason.NOT_HELD);
        } else {
            decide(use, Site.Outcome.RIGHT_BY_PROOF, known.get().why());
        }
    }

    /** Whether the address of the field goes elsewhere than straight into a call or through a pointer to one of its members. */
    private static boolean escapes(RegionUses.Use use) {
        return !use.isInQueueMacro() && addressIn(use).filter(outer -> outer.kind() != Kind.CALL && outer.kind() != Kind.FIELD).isPresent();
    }

    private static boolean isCompared(RegionUses.Use use) {
        return addressIn(use).filter(outer -> outer.kind() == Kind.BINARY && (outer.operator().equals("==") || outer.operator().equals("!="))).isPresent();
    }

    /** What the address of the field, or of a part of it, is a part of; empty if it is not taken. */
    private static Optional<Node> addressIn(RegionUses.Use use) {
        Node parent = use.node().parent().orElse(null);
        while (parent != null && (parent.kind() == Kind.PAREN || parent.kind() == Kind.FIELD && parent.operator().equals("."))) {
            parent = parent.parent().orElse(null);
        }
        if (use.field().isEmpty() || parent == null || parent.kind() != Kind.UNARY || !parent.operator().equals("&")) {
            return Optional.empty();
        }
        Optional<Node> outer = parent.parent();
        while (outer.isPresent() && (outer.get().kind() == Kind.PAREN || outer.get().kind() == Kind.CAST)) {
            outer = outer.get().parent();
        }
        return outer;
    }

    /** Whether the callers of the function hold {@code lock}. */
    private boolean isContracted(RegionLock lock) {
        List<String> parameters = function.children().stream().filter(c -> c.kind() == Kind.PARAMETER).map(Node::text).toList();
        return rule.contracts().stream().filter(c -> c.function().equals(function.text())).flatMap(c -> c.names().stream()).anyMatch(name -> {
            int i = RegionUses.argument(name);
            return i < parameters.size() && name.replaceFirst("arg[0-9]", parameters.get(i)).equals(lock.canonical(aliases));
        });
    }

    /** Whether the callers of the function hold a lock of the class. */
    private boolean isContracted() {
        return rule.contracts().stream().anyMatch(c -> c.function().equals(function.text()));
    }

    private void decide(RegionUses.Use use, Site.Outcome outcome, String detail) {
        decisions.put(use, use.decided(function.text(), outcome, detail, List.of()));
    }

    private void refuse(RegionUses.Use use, Reason reason) {
        decisions.put(use, use.refused(function.text(), reason));
    }
}
