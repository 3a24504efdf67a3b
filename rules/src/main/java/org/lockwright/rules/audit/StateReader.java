package org.lockwright.rules.audit;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Symbol;
import org.lockwright.parser.tree.Unit;

/**
 * Says which shared state an expression of one unit touches: variables of file scope, and fields of objects other than the function's
 * own variables. Locks, callouts and what belongs to one holder at a time (table {@code held-by-one.txt}) are left out.
 */
final class StateReader {

    private static final List<String> LISTS = List.of("TAILQ_", "LIST_", "SIMPLEQ_", "STAILQ_", "SLIST_", "CIRCLEQ_", "PSLIST_", "IFQ_",
            "IF_", "IFADDR_", "IFNET_");
    private static final List<String> CHANGES = List.of("INSERT", "REMOVE", "CONCAT", "INIT", "SWAP", "ENQUEUE", "DEQUEUE", "PURGE",
            "DESTROY");
    private static final List<String> LOCK_TYPES = List.of("kmutex", "krwlock", "kcondvar", "callout", "pserialize", "kmutex_t");
    private static final Set<String> LINKS = Set.of("tqh_first", "tqh_last", "tqe_next", "tqe_prev", "lh_first", "le_next", "le_prev",
            "sqh_first", "sqh_last", "sqe_next", "stqh_first", "stqh_last", "stqe_next", "slh_first", "sle_next", "cqh_first",
            "cqh_last", "cqe_next", "cqe_prev", "plh_first", "ple_next", "ple_prevp");
    private static final Set<String> HELD_BY_ONE = Set.copyOf(AuditData.words("held-by-one.txt"));

    private final String path;
    private final Set<String> statics = new HashSet<>();

    StateReader(Unit unit) {
        this.path = unit.path();
        for (Node top : unit.declarations()) {
            boolean isOwn = top.kind() == Kind.DECLARATION && top.path().equals(path) && top.span().end() <= unit.source().length();
            if (isOwn && unit.source().slice(top.span()).startsWith("static")) {
                top.children().stream().filter(v -> v.kind() == Kind.VARIABLE).forEach(v -> statics.add(v.text()));
            }
        }
    }

    /** Hands each piece of state that {@code expression} touches to {@code out}, with the node that names it. */
    void read(Node expression, BiConsumer<Node, Found> out) {
        if (expression.kind() == Kind.UNEVALUATED) {
            return;
        }
        name(expression).ifPresent(state -> out.accept(expression, new Found(state, use(expression), home(expression))));
        expression.children().forEach(child -> read(child, out));
    }

    /** A name, what is done to it, and the file that declares it. */
    record Found(String state, Touched.Use use, String home) {
    }

    private static String home(Node n) {
        return n.symbol().orElse(null) instanceof Symbol.Field f ? f.path()
                : n.symbol().orElse(null) instanceof Symbol.Variable v ? v.path() : "";
    }

    private Optional<String> name(Node n) {
        if (n.symbol().isEmpty() || LOCK_TYPES.stream().anyMatch(n.type()::contains)) {
            return Optional.empty();
        }
        Symbol symbol = n.symbol().get();
        if (n.kind() == Kind.NAME && symbol instanceof Symbol.Variable v && v.scope() == Symbol.Scope.FILE) {
            return Optional.of(statics.contains(v.name()) ? path + ":" + v.name() : v.name());
        }
        if (n.kind() != Kind.FIELD || !(symbol instanceof Symbol.Field field) || isOwnVariable(n)) {
            return Optional.empty();
        }
        // A member of a struct without a tag is a part of the member or variable around it, which is listed.
        boolean isPart = field.tag().isEmpty() || LINKS.contains(field.name()) && (n.operator().equals(".") || isAddress(n.child(0)));
        return isPart || HELD_BY_ONE.contains(field.tag()) ? Optional.empty() : Optional.of(field.tag() + "." + field.name());
    }

    private static boolean isAddress(Node object) {
        Node n = object;
        while (n.kind() == Kind.PAREN) {
            n = n.child(0);
        }
        return n.kind() == Kind.UNARY && n.operator().equals("&");
    }

    /** Whether the field lies in a variable of the function itself. */
    private static boolean isOwnVariable(Node field) {
        Node n = field;
        while (n.kind() == Kind.FIELD && n.operator().equals(".") || n.kind() == Kind.PAREN || n.kind() == Kind.INDEX) {
            n = n.child(0);
        }
        boolean isAddress = n.kind() == Kind.UNARY && n.operator().equals("&");
        boolean isBase = n != field && n.kind() == Kind.NAME && !n.type().endsWith("*");
        return !isAddress && isBase && n.symbol().orElse(null) instanceof Symbol.Variable v && v.scope() != Symbol.Scope.FILE;
    }

    private static Touched.Use use(Node n) {
        String macro = n.macro().map(m -> m.name()).orElse("");
        if (LISTS.stream().anyMatch(macro::startsWith)) {
            return CHANGES.stream().anyMatch(macro::contains) ? Touched.Use.WRITE : Touched.Use.READ;
        }
        Node at = n;
        boolean isAddress = false;
        while (at.parent().isPresent()) {
            Node parent = at.parent().get();
            boolean isFirst = parent.children().get(0) == at;
            switch (parent.kind()) {
                case PAREN, CAST -> { }
                case FIELD -> {
                    if (parent.operator().equals("->") != isAddress) {
                        return Touched.Use.READ;
                    }
                    isAddress = false;
                }
                case INDEX -> {
                    if (!isFirst || !at.type().isEmpty() && !at.type().contains("[")) {
                        return Touched.Use.READ;
                    }
                }
                case UNARY -> {
                    if (!parent.operator().equals("&")) {
                        boolean isStep = parent.operator().contains("++") || parent.operator().contains("--");
                        return isStep ? Touched.Use.WRITE : Touched.Use.READ;
                    }
                    isAddress = true;
                }
                case ASSIGN -> {
                    return isFirst && !isAddress ? Touched.Use.WRITE : isAddress ? Touched.Use.ADDRESS : Touched.Use.READ;
                }
                default -> {
                    return isAddress ? Touched.Use.ADDRESS : Touched.Use.READ;
                }
            }
            at = parent;
        }
        return Touched.Use.READ;
    }
}
