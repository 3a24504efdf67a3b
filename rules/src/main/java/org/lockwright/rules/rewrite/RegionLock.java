package org.lockwright.rules.rewrite;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Origin;
import org.lockwright.parser.tree.Symbol;

/**
 * The lock of a use, as its place names it.
 *
 * @param text the macros' argument
 * @param variables the variables it is named by
 * @param fields the fields it is named by, of whatever struct
 * @param isOwn whether it is the used object's own lock, or that of a part of it, so that the use follows the same pointer
 */
record RegionLock(String text, Set<String> variables, Set<String> fields, boolean isOwn) {

    private static final Pattern OWN = Pattern.compile("object|&\\s*object\\s*->\\s*\\w+");
    private static final Pattern MEMBER = Pattern.compile("(?:->|\\.)\\s*(\\w+)");

    private static final Set<Kind> NAMING = Set.of(Kind.NAME, Kind.FIELD, Kind.PAREN, Kind.CAST, Kind.TYPE_NAME, Kind.LITERAL, Kind.INDEX);

    /** The lock of {@code use}; empty if its object is no plain path from variables, or not all of it is written in {@code source}. */
    static Optional<RegionLock> of(RegionUses.Use use, SourceText source) {
        Node object = inner(use.object());
        boolean address = use.isStruct();
        if (object != null && object.kind() == Kind.UNARY && object.operator().equals("&")) {
            object = inner(object.child(0));
            address = true;
        }
        Optional<Span> named = use.object() == null ? Optional.empty() : PatternText.span(use.object(), source.path());
        Set<String> variables = new TreeSet<>();
        if (object == null || !isPath(object, variables)) {
            return Optional.empty();
        } else if (!use.object().origin().isExact() && named.isPresent() && !use.isStruct()) { // a macro that stands for the pointer
            return Optional.of(of(use, fill(use.template(), source.slice(named.get()), false), variables));
        }
        boolean written = object.path().equals(source.path()) && object.origin().isExact();
        return written ? Optional.of(of(use, fill(use.template(), source.slice(object.span()), address), variables)) : Optional.empty();
    }

    private static RegionLock of(RegionUses.Use use, String text, Set<String> variables) {
        Set<String> fields = new TreeSet<>();
        MEMBER.matcher(text).results().forEach(m -> fields.add(m.group(1)));
        return new RegionLock(text, variables, fields, OWN.matcher(use.template()).matches());
    }

    /** Whether {@code node} may make it another lock: by a change of a variable or field that names it, or by a call that is given what does. */
    boolean isChangedBy(Node node, Set<String> contracts) {
        boolean[] found = {false};
        node.walk(n -> {
            found[0] |= changed(n).filter(variables::contains).isPresent() || assignedField(n).filter(fields::contains).isPresent()
                    || !isOwn && n.kind() == Kind.CALL && contracts.contains(n.child(0).text());
        });
        return found[0];
    }

    /** The pointer that the macros follow: {@code so} for {@code &so->so_rcv}, {@code sb} for {@code sb}. */
    String pointer() {
        String path = text.startsWith("&") ? text.substring(1) : text;
        int arrow = path.lastIndexOf("->");
        return (text.startsWith("&") && arrow > 0 ? path.substring(0, arrow) : path).replaceAll("[\\s()]+", "");
    }

    /** Whether {@code node} follows the pointer. */
    boolean isFollowedBy(Node node, SourceText source) {
        if (node.kind() == Kind.FIELD && node.operator().equals("->")) {
            return PatternText.span(node.child(0), source.path()).filter(s -> source.slice(s).replaceAll("[\\s()]+", "").equals(pointer())).isPresent();
        }
        return false;
    }

    private static Node inner(Node node) {
        Node n = node;
        while (n != null && n.kind() == Kind.PAREN) {
            n = n.child(0);
        }
        return n;
    }

    private static boolean isPath(Node object, Set<String> variables) {
        boolean[] plain = {true};
        object.walk(n -> {
            plain[0] &= NAMING.contains(n.kind()) || n.kind() == Kind.UNARY && n.operator().equals("&");
            if (n.kind() == Kind.NAME) {
                variables.add(n.text());
                plain[0] &= n.symbol().filter(Symbol.Variable.class::isInstance).isPresent();
            }
        });
        return plain[0];
    }

    /** {@code template} for the object spelt {@code text}, or whose address it has if {@code address}. */
    private static String fill(String template, String text, boolean address) {
        if (!address) {
            boolean postfix = text.matches("\\w+([\\s\\w.>\\[\\]-]*)");
            return template.replaceAll("\\bobject\\b", Matcher.quoteReplacement(postfix || template.equals("object") ? text : "(" + text + ")"));
        }
        return template.equals("object") ? "&" + text : template.replaceAll("\\bobject\\s*->", Matcher.quoteReplacement(text + "."));
    }

    /** What variables of {@code function} stand for that get a value once, where they are declared: {@code sb} for {@code &so->so_rcv}. */
    static Map<String, String> aliases(Node function, SourceText source) {
        Map<String, String> out = new TreeMap<>();
        Set<String> assigned = new TreeSet<>();
        function.walk(n -> {
            if (n.kind() == Kind.VARIABLE && n.children().size() == 1 && n.child(0).origin() == Origin.FILE && n.child(0).path().equals(source.path())) {
                if (out.put(n.text(), source.slice(n.child(0).span())) != null) {
                    assigned.add(n.text());
                }
            }
            changed(n).ifPresent(assigned::add);
        });
        out.keySet().removeAll(assigned);
        return out;
    }

    /** The variable that {@code n} assigns to, steps or takes the address of. */
    static Optional<String> changed(Node n) {
        boolean changes = n.kind() == Kind.ASSIGN || n.kind() == Kind.UNARY && (n.operator().contains("++") || n.operator().contains("--") || n.operator().equals("&"));
        Node at = changes ? inner(n.child(0)) : null;
        return at != null && at.kind() == Kind.NAME ? Optional.of(at.text()) : Optional.empty();
    }

    /** The field that {@code n} assigns to or steps. */
    private static Optional<String> assignedField(Node n) {
        boolean changes = n.kind() == Kind.ASSIGN || n.kind() == Kind.UNARY && (n.operator().contains("++") || n.operator().contains("--"));
        Node at = changes ? inner(n.child(0)) : null;
        return at != null && at.kind() == Kind.FIELD ? Optional.of(at.text()) : Optional.empty();
    }

    /** The text with {@code aliases} told, to compare by. */
    String canonical(Map<String, String> aliases) {
        return aliases.getOrDefault(text, text).replaceAll("\\s+", "");
    }
}
