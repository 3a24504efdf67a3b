package org.lockwright.rules.rewrite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.MacroUse;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Origin;
import org.lockwright.rules.pack.Rewrite;
import org.lockwright.rules.program.FieldId;

/** Finds what a region rule answers for in a function: uses of the class's fields, and calls of functions and macros whose users hold the lock. */
final class RegionUses {

    private static final Pattern QUEUES = Pattern.compile("(?:S?LIST|S?TAILQ|SIMPLEQ)_\\w+");

    private final Map<FieldId, String> locks = new HashMap<>();
    private final Map<String, String> contracts = new HashMap<>();

    RegionUses(Rewrite.Region rule) {
        rule.objects().forEach(o -> o.fields().forEach(f -> locks.put(FieldId.parse(f), o.lock())));
        rule.contracts().forEach(c -> contracts.put(c.function(), c.lock()));
    }

    /**
     * A use.
     *
     * @param node the field, or the function's name in the call
     * @param name what the ledger has
     * @param field {@code "tag.name"}; empty for a call
     * @param object the node that the lock is named by: the struct's pointer or the struct, or an argument; null if the function is not called
     * @param template the lock, with {@code object} for the pointer to the struct
     * @param inMacro whether it stands in the text of a macro; the users of one with a contract hold the lock
     */
    record Use(Node node, Node.NamePlace name, String field, Node object, String template, InMacro inMacro) {

        /** A decision to leave it as it is. */
        Decision refused(String function, Reason reason) {
            return decided(function, Site.Outcome.REFUSED, reason.code(), List.of());
        }

        Decision decided(String function, Site.Outcome outcome, String detail, List<Replacement> by) {
            return new Decision(name.path(), name.span(), function, outcome, detail, by);
        }

        /** Whether its object is written at its place, and not made by a macro. */
        private boolean hasWrittenObject() {
            Node at = object;
            while (at != null && at.kind() == Kind.PAREN) {
                at = at.child(0);
            }
            return at != null && at.origin().isExact();
        }

        /** Whether it stands in a macro of queue(3), which keeps addresses of links in links. */
        boolean isInQueueMacro() {
            return node.macro().filter(m -> QUEUES.matcher(m.name()).matches()).isPresent();
        }

        /** Whether the object is a struct and not a pointer to one. */
        boolean isStruct() {
            return !field.isEmpty() && node.operator().equals(".");
        }
    }

    /** Whether a use stands in the text of a macro. */
    enum InMacro {
        /** It does not. */
        NO,
        /** It does. */
        YES,
        /** It does, and whoever uses the macro holds the lock. */
        CONTRACT
    }

    /** The uses in {@code top}, in the order met. */
    List<Use> in(Node top) {
        List<Use> out = new ArrayList<>();
        top.walk(node -> {
            if (node.kind() == Kind.FIELD) {
                locks.forEach((id, lock) -> {
                    if (id.isReferredToBy(node)) {
                        field(node, id, lock, out);
                    }
                });
            } else if (node.kind() == Kind.NAME && contracts.containsKey(node.text()) && Anchor.parse(node.text() + "()").isUsedBy(node)) {
                out.add(call(node));
            }
        });
        List<Use> neighbours = out.stream().filter(u -> isOfNeighbour(u, out)).toList();
        out.removeAll(neighbours);
        return out;
    }

    /** Whether {@code use} is what a macro of queue(3) does to the link of a neighbour, which is under the lock of the same list. */
    private static boolean isOfNeighbour(Use use, List<Use> all) {
        return use.isInQueueMacro() && !use.hasWrittenObject()
                && all.stream().anyMatch(o -> o.hasWrittenObject() && o.name().path().equals(use.name().path()) && o.name().span().equals(use.name().span()));
    }

    private void field(Node node, FieldId id, String lock, List<Use> out) {
        Node.NamePlace place = Anchor.place(node);
        Optional<MacroUse> contracted = place.origin() == Origin.MACRO_BODY ? node.macro().filter(m -> contracts.containsKey(m.name())) : Optional.empty();
        InMacro inMacro = place.origin() != Origin.MACRO_BODY ? InMacro.NO : contracted.isPresent() ? InMacro.CONTRACT : InMacro.YES;
        out.add(new Use(node, place, id.toString(), node.child(0), lock, inMacro));
        contracted.filter(m -> m.path().equals(node.enclosing(Kind.FUNCTION).map(Node::path).orElse(""))).ifPresent(m -> {
            Span name = new Span(m.span().start(), m.span().start() + m.name().length());
            out.add(new Use(node, new Node.NamePlace(m.path(), name, Origin.FILE), "", node.child(0), "object", InMacro.NO));
        });
    }

    private Use call(Node name) {
        String lock = contracts.get(name.text());
        int i = argument(lock);
        Node call = name.parent().filter(p -> p.kind() == Kind.CALL && p.child(0) == name && p.children().size() > i + 1).orElse(null);
        InMacro inMacro = Anchor.place(name).origin() == Origin.MACRO_BODY ? InMacro.YES : InMacro.NO;
        return new Use(name, Anchor.place(name), "", call == null ? null : call.child(i + 1), lock.replaceFirst("arg[0-9]", "object"), inMacro);
    }

    /** The number of the argument that {@code lock} begins at. */
    static int argument(String lock) {
        return lock.charAt(lock.indexOf("arg") + 3) - '0';
    }
}
