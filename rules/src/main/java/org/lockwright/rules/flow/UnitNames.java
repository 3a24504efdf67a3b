package org.lockwright.rules.flow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.MacroUse;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.StructDef;
import org.lockwright.parser.tree.Symbol;
import org.lockwright.parser.tree.Unit;

/** What the lowering of every function of one unit asks: texts, places, file-scope names, types of members. */
final class UnitNames {

    private static final Pattern TYPEDEF = Pattern.compile("typedef\\s+(?:const\\s+)?(?:struct|union)\\s+(\\w+)\\b[^{};,()*\\[]*\\b(\\w+)\\s*;");

    private final Unit unit;
    private final Mentions mentions;
    private final Set<String> macroRows;
    private final Function<String, Optional<SourceText>> texts;
    private final Map<String, Optional<SourceText>> known = new HashMap<>();
    private final Map<String, String> statics = new HashMap<>();
    private final Map<String, String> typedefs = new HashMap<>();
    private final Map<String, StructDef> structs = new HashMap<>();
    private final Map<String, String> fieldTypes = new TreeMap<>();
    private final Enumerators enumerators = new Enumerators();

    UnitNames(Unit unit, Set<String> macroRows, Function<String, Optional<SourceText>> texts) {
        this.unit = unit;
        this.mentions = new Mentions(unit);
        this.macroRows = Set.copyOf(macroRows);
        this.texts = texts;
        unit.structs().forEach(s -> structs.putIfAbsent(s.tag(), s));
        for (List<Node> declarations : List.of(unit.headerDeclarations(), unit.declarations())) {
            declarations.stream().filter(d -> d.kind() == Kind.DECLARATION).forEach(this::declaration);
        }
    }

    private void declaration(Node d) {
        enumerators.add(d);
        for (Node child : d.children()) {
            if (child.kind() == Kind.VARIABLE && child.symbol().orElse(null) instanceof Symbol.Variable && isStatic(d, child)) {
                statics.put(child.text(), d.path());
            }
        }
        if (d.origin().isExact() && d.children().stream().noneMatch(c -> c.kind() == Kind.STRUCT)) {
            Matcher m = TYPEDEF.matcher(text(d.path()).map(t -> t.slice(d.span())).orElse(""));
            if (m.matches()) {
                typedefs.put(m.group(2), m.group(1));
            }
        }
    }

    /** Whether {@code declaration} begins as a static one. */
    boolean isStatic(Node declaration, Node variable) {
        return begins(declaration, variable, "static");
    }

    /** Whether the words before the name of {@code variable} have {@code word} among them. */
    boolean begins(Node declaration, Node variable, String word) {
        Optional<SourceText> text = text(declaration.path());
        if (text.isEmpty() || !declaration.origin().isExact() || declaration.span().end() > text.get().length()) {
            return false;
        }
        int end = variable.name().filter(n -> n.path().equals(declaration.path()) && declaration.span().contains(n.span()))
                .map(n -> n.span().start()).orElse(declaration.span().end());
        String before = text.get().slice(new Span(declaration.span().start(), end));
        int at = before.indexOf(word);
        while (at >= 0) {
            boolean whole = (at == 0 || !Character.isJavaIdentifierPart(before.charAt(at - 1)))
                    && !Character.isJavaIdentifierPart(before.charAt(Math.min(at + word.length(), before.length() - 1)));
            int brace = before.indexOf('{');
            if (whole && (brace < 0 || at < brace)) {
                return true;
            }
            at = before.indexOf(word, at + 1);
        }
        return false;
    }

    Mentions mentions() {
        return mentions;
    }

    Enumerators enumerators() {
        return enumerators;
    }

    boolean isRow(MacroUse use) {
        return macroRows.contains(use.name());
    }

    /** Whether a pack row names the variable {@code name}, so that its value is that of a call. */
    boolean isRow(String name) {
        return macroRows.contains(name);
    }

    /** The variable of file scope {@code name}. */
    Expr.Target.GlobalVariable global(String name) {
        return new Expr.Target.GlobalVariable(name, statics.getOrDefault(name, ""));
    }

    /** The struct whose tag or typedef {@code name} is; null if this unit does not keep it. */
    StructDef struct(String name) {
        StructDef direct = structs.get(name);
        return direct != null ? direct : structs.get(typedefs.getOrDefault(name, ""));
    }

    /** The tag of the struct that {@code type}, an array or pointer of it perhaps, is of. */
    String tagOf(String type) {
        String name = CTypes.tag(type);
        return typedefs.getOrDefault(name, name);
    }

    Map<String, String> fieldTypes() {
        return fieldTypes;
    }

    /** The member that a FIELD node names, of the object at {@code object}. */
    Expr.Target.Member member(Expr object, Node field) {
        String tag = field.symbol().orElse(null) instanceof Symbol.Field f ? f.tag() : "";
        if (!tag.isEmpty() && !field.type().isEmpty()) {
            fieldTypes.putIfAbsent(tag + "." + field.text(), CTypes.spelled(field.type()));
        }
        return new Expr.Target.Member(object, tag, field.text(), CTypes.spelled(field.type()));
    }

    /** The text of a file of this unit. */
    Optional<SourceText> text(String path) {
        return path.equals(unit.path()) ? Optional.of(unit.source()) : known.computeIfAbsent(path, texts);
    }

    /** Where a reader looks for {@code n}. */
    Place place(Node n) {
        MacroUse use = n.origin().isExact() ? null : n.macro().orElse(null);
        return use == null ? place(n.path(), n.span()) : place(use.path(), use.span());
    }

    Place place(String path, Span span) {
        Optional<SourceText> text = text(path);
        if (text.isEmpty() || span.end() > text.get().length()) {
            return new Place(path, span.start(), span.end(), 0, 0);
        }
        return new Place(path, span.start(), span.end(), text.get().lines().line(span.start()), text.get().lines().column(span.start()));
    }
}
