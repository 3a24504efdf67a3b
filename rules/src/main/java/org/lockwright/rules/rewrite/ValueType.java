package org.lockwright.rules.rewrite;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.source.Token;
import org.lockwright.parser.tree.FieldDef;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.StructDef;
import org.lockwright.parser.tree.Symbol;
import org.lockwright.parser.tree.Unit;

/**
 * How a variable is declared that takes a value, as the value's own declaration spells it.
 *
 * @param before what stands in front of the variable's name
 * @param after what stands behind it
 */
record ValueType(String before, String after) {

    private static final Pattern WORDS = Pattern.compile("\\b(static|extern|inline|__inline|__inline__|__unused|__noinline)\\b");
    private static final Pattern PLAIN = Pattern.compile("([A-Za-z_]\\w*(?: [A-Za-z_]\\w*)*) ?((?:\\* ?)*)(?: ?: ?\\w+)?");
    private static final Pattern NUMBER = Pattern.compile("((unsigned|signed|char|short|int|long) ?)+|enum \\w+|_?[bB]ool|u_(char|short|int|long|quad_t)|quad_t"
            + "|u_?int\\d+_t|int\\d+_t|u?intptr_t|s?size_t|(off|pid|uid|gid|mode|time|dev)_t");
    private static final Pattern METHOD = Pattern.compile("((?:\\w+ ?)+(?:\\* ?)*)\\( ?\\* ?\\) ?(\\([^()]*\\))");

    /** The type of the field {@code node}; empty for one that no assignment takes as it is, or whose declaration is none of {@code unit}'s. */
    static Optional<ValueType> of(Node node, Unit unit) {
        if (!(node.symbol().orElse(null) instanceof Symbol.Field field)) {
            return Optional.empty();
        }
        return unit.structs().stream().filter(s -> s.path().equals(field.path())).map(StructDef::fields).flatMap(List::stream)
                .filter(f -> f.name().equals(field.name()) && f.nameSpan().equals(field.declaredAt())).map(FieldDef::type).findFirst()
                .flatMap(ValueType::spelt);
    }

    /** A variable of what the function {@code name} returns, if {@code unit} has its definition. */
    static Optional<ValueType> returned(String name, Unit unit, Map<String, SourceText> texts) {
        return Stream.concat(unit.declarations().stream(), unit.headerDeclarations().stream())
                .filter(n -> n.kind() == Kind.FUNCTION && n.text().equals(name) && texts.containsKey(n.path())).findFirst()
                .flatMap(f -> returned(f, texts.get(f.path()))).filter(ValueType::isNumber);
    }

    /** A variable of what {@code function} returns, as it is spelt in front of its name. */
    static Optional<ValueType> returned(Node function, SourceText source) {
        Optional<Node.NamePlace> name = function.name();
        if (!function.origin().isExact() || name.isEmpty() || name.get().span().start() < function.span().start()) {
            return Optional.empty();
        }
        Span before = new Span(function.span().start(), name.get().span().start());
        return plain(WORDS.matcher(source.slice(before)).replaceAll(" ").strip().replaceAll("\\s+", " "));
    }

    /** The type that {@code text} spells, a member's without its name; empty for an array, a struct, or a name that may stand for either. */
    static Optional<ValueType> spelt(String text) {
        String folded = text.replaceAll("\\s+", " ").strip();
        Matcher method = METHOD.matcher(folded);
        if (method.matches()) {
            return Optional.of(new ValueType(method.group(1).strip() + (method.group(1).contains("*") ? "" : " ") + "(*", ")" + method.group(2)));
        }
        String last = folded.contains("*") ? folded.replaceAll("\\* ?(?:volatile|const) ?$", "*") : folded.replaceAll("\\b(volatile|const)\\b", " ");
        return plain(last.replaceAll("\\s+", " ").strip()).filter(t -> t.isPointer() || t.isNumber());
    }

    private static Optional<ValueType> plain(String text) {
        Matcher type = PLAIN.matcher(text);
        String stars = type.matches() ? type.group(2).replace(" ", "") : "";
        return type.matches() ? Optional.of(new ValueType(type.group(1) + " " + stars, "")) : Optional.empty();
    }

    /** Whether it is a pointer to an object. */
    boolean isPointer() {
        return before.endsWith("*") && after.isEmpty();
    }

    boolean isMethod() {
        return !after.isEmpty();
    }

    /** Whether it is a pointer that says nothing of what it leads to, so that nobody follows it here. */
    boolean isOpaque() {
        return before.equals("void *");
    }

    private boolean isNumber() {
        return NUMBER.matcher(before.strip()).matches();
    }

    /** The text of {@code span} on one line; empty if a comment stands there. */
    static Optional<String> line(SourceText source, Span span) {
        boolean comment = Lexer.tokens(source, span).stream().anyMatch(t -> t.kind() == Token.Kind.COMMENT || t.kind() == Token.Kind.DIRECTIVE);
        return comment ? Optional.empty() : Optional.of(source.slice(span).replaceAll("\\s*[\r\n]\\s*", ""));
    }
}
