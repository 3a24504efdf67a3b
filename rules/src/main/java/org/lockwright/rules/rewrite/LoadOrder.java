package org.lockwright.rules.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.rules.pack.Pack;
import org.lockwright.rules.pack.Rewrite;

/**
 * Decides whether a relaxed load is enough in one function.
 *
 * <p>It is where the function asserts the lock of that object on entry, and nothing before the load can drop it: every call that
 * runs before the load is one the pack declares neutral or an assertion, and the object's root variable keeps its value. A call
 * runs before the load if it stands before it, or in a loop around it, or if a {@code goto} leads back over it.
 */
final class LoadOrder {

    private final SourceText source;
    private final Set<String> harmless;
    private final boolean listed;
    private final List<String> assertedObjects;
    private final List<Node> calls = new ArrayList<>();
    private final List<Node> labels = new ArrayList<>();
    private final List<Node> jumps = new ArrayList<>();
    private final List<Node> writes = new ArrayList<>();
    private final List<Node> variables = new ArrayList<>();
    private int assertedUpTo;

    LoadOrder(SourceText source, Node function, Rewrite.AtomicField rule, Pack pack) {
        this.source = source;
        this.harmless = pack.primitives().stream()
                .filter(p -> p.effect() == Pack.Effect.NEUTRAL || p.effect() == Pack.Effect.ASSERT)
                .map(Pack.Primitive::call)
                .collect(Collectors.toSet());
        this.listed = rule.relaxed().stream().anyMatch(r -> r.function().equals(function.text()));
        this.assertedObjects = rule.assertion().isEmpty() ? List.of() : assertedOnEntry(function, rule.assertion());
        function.walk(this::note);
    }

    private void note(Node node) {
        switch (node.kind()) {
            case CALL -> calls.add(node);
            case LABEL -> labels.add(node);
            case GOTO -> jumps.add(node);
            case ASSIGN -> writes.add(node);
            case VARIABLE -> variables.add(node);
            case UNARY -> {
                if (Set.of("++", "--", "p++", "p--", "&").contains(node.operator())) {
                    writes.add(node);
                }
            }
            default -> { }
        }
    }

    /** Whether a relaxed load of a field of {@code object} at {@code load} is enough. */
    boolean isRelaxed(Node object, Node load) {
        if (listed) {
            return true;
        }
        return isPath(object)
                && assertedObjects.contains(normal(source.slice(object.span())))
                && calls.stream().noneMatch(call -> runsBefore(call, load) && mayRelease(call))
                && writes.stream().noneMatch(write -> touches(write, object))
                && variables.stream().noneMatch(v -> hides(v, object));
    }

    private List<String> assertedOnEntry(Node function, String predicate) {
        Node body = function.children().isEmpty() ? function : function.children().get(function.children().size() - 1);
        Pattern form = Pattern.compile("KASSERT\\(" + Pattern.quote(predicate) + "\\((.*)\\)\\);");
        List<String> out = new ArrayList<>();
        if (body.kind() != Kind.COMPOUND) {
            return out;
        }
        for (Node statement : body.children()) {
            String text = statement.path().equals(source.path()) && statement.span().end() <= source.length()
                    ? normal(source.slice(statement.span()))
                    : "";
            Matcher m = form.matcher(text);
            if (m.matches()) {
                out.add(m.group(1));
                assertedUpTo = statement.span().end();
            } else if (statement.kind() != Kind.DECLARATION_STATEMENT && !text.startsWith("KASSERT")) {
                break;
            }
        }
        return out;
    }

    /** Text without white space between tokens that need none. */
    private static String normal(String text) {
        return text.strip().replaceAll("\\s+", " ").replaceAll(" ?([^A-Za-z0-9_ ]) ?", "$1");
    }

    private static boolean isPath(Node object) {
        Node n = object;
        while (n.kind() == Kind.FIELD || n.kind() == Kind.PAREN) {
            n = n.child(0);
        }
        return n.kind() == Kind.NAME;
    }

    /** Whether {@code write} may change which object {@code object} names: its root variable or a field on the path. */
    private static boolean touches(Node write, Node object) {
        Node target = write.child(0);
        while (target.kind() == Kind.PAREN) {
            target = target.child(0);
        }
        for (Node n = object; n != null; n = n.children().isEmpty() ? null : n.child(0)) {
            boolean sameKind = n.kind() == target.kind() && (n.kind() == Kind.NAME || n.kind() == Kind.FIELD);
            if (sameKind && n.text().equals(target.text())) {
                return true;
            }
        }
        return false;
    }

    /** Whether {@code variable}, declared after the assertion, has the name of the object's root. */
    private boolean hides(Node variable, Node object) {
        Node root = object;
        while (!root.children().isEmpty()) {
            root = root.child(0);
        }
        return variable.text().equals(root.text()) && variable.span().start() >= assertedUpTo;
    }

    private boolean runsBefore(Node call, Node load) {
        Span span = call.span();
        if (span.end() <= load.span().start()) {
            return !inOtherBranch(call, load) || inCommonLoop(call, load) || reachedBackwards(load);
        }
        if (span.contains(load.span()) && !call.origin().isExact()) {
            return true; // both come out of one macro use; which runs first is not known
        }
        boolean argument = span.contains(load.span());
        return inCommonLoop(call, load) || !argument && reachedBackwards(load);
    }

    /** Whether {@code call} stands in the then-part of an {@code if} whose else-part holds the load and no label. */
    private boolean inOtherBranch(Node call, Node load) {
        Node below = load;
        for (Optional<Node> at = load.parent(); at.isPresent(); at = at.get().parent()) {
            Node n = at.get();
            boolean inElse = n.kind() == Kind.IF && n.children().size() == 3 && n.child(2) == below;
            if (inElse && n.child(1).span().contains(call.span())) {
                Span otherwise = below.span();
                return labels.stream().noneMatch(label -> otherwise.contains(label.span()));
            }
            below = n;
        }
        return false;
    }

    private static boolean inCommonLoop(Node call, Node load) {
        Optional<Node> at = load.parent();
        while (at.isPresent()) {
            Node n = at.get();
            boolean loop = n.kind().isLoop();
            if (loop && n.span().contains(call.span())) {
                return true;
            }
            at = n.parent();
        }
        return false;
    }

    private boolean reachedBackwards(Node load) {
        return labels.stream().anyMatch(label -> label.span().start() <= load.span().start()
                && jumps.stream().anyMatch(jump -> jump.span().start() >= load.span().start()
                        && (jump.text().isEmpty() || jump.text().equals(label.text()))));
    }

    private boolean mayRelease(Node call) {
        Node callee = call.child(0);
        return callee.kind() != Kind.NAME || !harmless.contains(callee.text());
    }
}
