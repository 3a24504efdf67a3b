package org.lockwright.rules.rewrite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Origin;
import org.lockwright.rules.pack.Rewrite;
import org.lockwright.rules.program.FieldId;

/** Finds what a region rule answers for in a function: uses of the class's fields, and calls of functions whose callers hold the lock. */
final class RegionUses {

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
     */
    record Use(Node node, Node.NamePlace name, String field, Node object, String template) {

        /** A decision to leave it as it is. */
        Decision refused(String function, Reason reason) {
            return decided(function, Site.Outcome.REFUSED, reason.code(), Optional.empty());
        }

        Decision decided(String function, Site.Outcome outcome, String detail, Optional<Replacement> replacement) {
            return new Decision(name.path(), name.span(), function, outcome, detail, replacement);
        }

        /** Whether the object is a struct and not a pointer to one. */
        boolean isStruct() {
            return !field.isEmpty() && node.operator().equals(".");
        }
    }

    /** The uses in {@code top}, in the order met; those that no macro's body holds have exact bytes. */
    List<Use> in(Node top) {
        List<Use> out = new ArrayList<>();
        top.walk(node -> {
            if (node.kind() == Kind.FIELD) {
                locks.forEach((id, lock) -> {
                    if (id.isReferredToBy(node)) {
                        out.add(new Use(node, place(node), id.toString(), node.child(0), lock));
                    }
                });
            } else if (node.kind() == Kind.NAME && contracts.containsKey(node.text()) && Anchor.parse(node.text() + "()").isUsedBy(node)) {
                out.add(call(node));
            }
        });
        return out;
    }

    private static Node.NamePlace place(Node node) {
        return node.name().orElseGet(() -> new Node.NamePlace(node.path(), node.span(), node.origin()));
    }

    private Use call(Node name) {
        String lock = contracts.get(name.text());
        int i = lock.charAt(lock.indexOf("arg") + 3) - '0';
        Node call = name.parent().filter(p -> p.kind() == Kind.CALL && p.child(0) == name && p.children().size() > i + 1).orElse(null);
        return new Use(name, place(name), "", call == null ? null : call.child(i + 1), lock.replaceFirst("arg[0-9]", "object"));
    }

    /** Whether the use stands in a macro's own text. */
    static boolean isInMacro(Use use) {
        return use.name().origin() == Origin.MACRO_BODY;
    }
}
