package org.lockwright.parser.tree;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.lockwright.parser.source.Span;

/**
 * A node of our syntax tree: a declaration, statement or expression of one unit under one configuration.
 *
 * <p>Nodes are made by the front end and never change. They hold no reference to it.
 */
public final class Node {

    private final Kind kind;
    private final String path;
    private final Span span;
    private final Origin origin;
    private final MacroUse macro;
    private final String operator;
    private final String text;
    private final String type;
    private final Symbol symbol;
    private final NamePlace name;
    private final List<Node> children;
    private Node parent;

    private Node(Builder b) {
        this.kind = b.kind;
        this.path = b.path;
        this.span = b.span;
        this.origin = b.origin;
        this.macro = b.macro;
        this.operator = b.operator;
        this.text = b.text;
        this.type = b.type;
        this.symbol = b.symbol;
        this.name = b.name;
        this.children = List.copyOf(b.children);
        for (Node child : children) {
            child.parent = this;
        }
    }

    /** What this node is. */
    public Kind kind() {
        return kind;
    }

    /** The file its span lies in. */
    public String path() {
        return path;
    }

    /** Its bytes if {@link Origin#isExact()}, else those of the macro use or definition it comes from. */
    public Span span() {
        return span;
    }

    /** Where its bytes come from. */
    public Origin origin() {
        return origin;
    }

    /** The outermost macro use it comes out of; empty for {@link Origin#FILE}. */
    public Optional<MacroUse> macro() {
        return Optional.ofNullable(macro);
    }

    /** The operator of a FIELD, UNARY, BINARY, ASSIGN or UNEVALUATED node, else empty. */
    public String operator() {
        return operator;
    }

    /** The name or literal, see {@link Kind}; else empty. */
    public String text() {
        return text;
    }

    /** The type as C spells it but without the words struct, union and enum, for NAME, FIELD, VARIABLE and PARAMETER, and for TYPE_NAME with typedefs resolved; empty where unknown or not kept. */
    public String type() {
        return type;
    }

    /** What a NAME or FIELD refers to, or a VARIABLE, PARAMETER or FUNCTION declares; empty for others. */
    public Optional<Symbol> symbol() {
        return Optional.ofNullable(symbol);
    }

    /** Where the name of a FIELD or of a declared thing stands; empty where CDT does not know. */
    public Optional<NamePlace> name() {
        return Optional.ofNullable(name);
    }

    /** Children in source order. */
    public List<Node> children() {
        return children;
    }

    /** The {@code i}-th child. */
    public Node child(int i) {
        return children.get(i);
    }

    /** The node this one is a child of; empty at the top of a unit. */
    public Optional<Node> parent() {
        return Optional.ofNullable(parent);
    }

    /** The nearest enclosing node of {@code wanted}, this one included. */
    public Optional<Node> enclosing(Kind wanted) {
        Node n = this;
        while (n != null && n.kind != wanted) {
            n = n.parent;
        }
        return Optional.ofNullable(n);
    }

    /** Calls {@code visit} for this node and all below, parents first, in source order. */
    public void walk(Consumer<Node> visit) {
        visit.accept(this);
        for (Node child : children) {
            child.walk(visit);
        }
    }

    @Override
    public String toString() {
        return kind + (operator.isEmpty() ? "" : " " + operator) + (text.isEmpty() ? "" : " " + text) + " " + path + ":"
                + span.start() + "-" + span.end();
    }

    /**
     * Where a name stands.
     *
     * @param path the file; for a name out of a macro body that of the definition
     * @param span the name there
     * @param origin where it comes from; {@link Origin#MACRO_MIXED} if not known, then {@code span} is that of the macro use
     */
    public record NamePlace(String path, Span span, Origin origin) {
    }

    /** Collects the parts of a node. */
    public static final class Builder {

        private final Kind kind;
        private String path = "";
        private Span span = new Span(0, 0);
        private Origin origin = Origin.FILE;
        private MacroUse macro;
        private String operator = "";
        private String text = "";
        private String type = "";
        private Symbol symbol;
        private NamePlace name;
        private List<Node> children = List.of();

        /** A node of {@code kind} with no place, text or children yet. */
        public Builder(Kind kind) {
            this.kind = kind;
        }

        /** Sets where its bytes come from; {@code macro} is null for {@link Origin#FILE}. */
        public Builder at(String path, Span span, Origin origin, MacroUse macro) {
            this.path = path;
            this.span = span;
            this.origin = origin;
            this.macro = macro;
            return this;
        }

        /** Sets the operator. */
        public Builder operator(String operator) {
            this.operator = operator;
            return this;
        }

        /** Sets the name or literal. */
        public Builder text(String text) {
            this.text = text;
            return this;
        }

        /** Sets the type's spelling. */
        public Builder type(String type) {
            this.type = type;
            return this;
        }

        /** Sets what it refers to or declares; may be null. */
        public Builder symbol(Symbol symbol) {
            this.symbol = symbol;
            return this;
        }

        /** Sets where its name stands. */
        public Builder name(NamePlace name) {
            this.name = name;
            return this;
        }

        /** Sets the children. */
        public Builder children(List<Node> children) {
            this.children = children;
            return this;
        }

        /** Makes the node, and makes it the parent of its children. */
        public Node build() {
            return new Node(this);
        }
    }
}
