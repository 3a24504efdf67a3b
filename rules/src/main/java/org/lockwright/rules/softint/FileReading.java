package org.lockwright.rules.softint;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.source.Token;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.MacroDef;
import org.lockwright.parser.tree.MacroUnit;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Region;

/**
 * One file as parsed, and the values asked for at its end.
 *
 * @param tree where it and its headers are
 * @param source the file as it is
 * @param parsed the file with the questions behind it
 * @param values the value of each expression that is a constant
 */
public record FileReading(SourceTree tree, SourceText source, MacroUnit parsed, Map<String, Long> values) {

    /** The value of {@code expression}, placed at {@code macro}'s definition: the line of it that speaks of {@code type}. */
    Optional<Cell> cell(String expression, String macro, SoftintClass type) {
        Long value = values.get(expression);
        MacroDef def = parsed.macros().get(macro);
        if (value == null || def == null) {
            return Optional.empty();
        }
        return place(def, type).map(place -> new Cell(value, def.body().strip(), place));
    }

    /** The definition of {@code macro}. */
    Optional<MacroDef> macro(String macro) {
        return Optional.ofNullable(parsed.macros().get(macro));
    }

    /** Where {@code def} stands: the first line of it that names {@code type}, its own name apart, else its first line. */
    Optional<Place> place(MacroDef def, SoftintClass type) {
        return text(def.path()).map(text -> {
            Span whole = new Span(Math.min(def.span().start(), text.length()), Math.min(def.span().end(), text.length()));
            List<Token> tokens = Lexer.tokens(text, whole);
            boolean own = SoftintClass.in(def.name()).equals(Optional.ofNullable(type));
            Optional<Token> named = type == null || own ? Optional.empty() : tokens.stream()
                    .filter(t -> t.kind() == Token.Kind.IDENTIFIER && SoftintClass.in(t.in(text)).equals(Optional.of(type)))
                    .findFirst();
            return Place.of(text, named.map(Token::span).orElse(whole));
        });
    }

    private Optional<SourceText> text(String path) {
        return path.equals(source.path()) ? Optional.of(source) : tree.isFile(path) ? tree.read(path) : Optional.empty();
    }

    /** The definition of function {@code name} in the file. */
    public Optional<Node> function(String name) {
        return parsed.unit().declarations().stream().filter(n -> n.kind() == Kind.FUNCTION && n.text().equals(name)).findFirst();
    }

    /** Every node of {@code kind} below {@code top}, in source order. */
    public static List<Node> all(Node top, Kind kind) {
        Stream.Builder<Node> out = Stream.builder();
        top.walk(n -> {
            if (n.kind() == kind) {
                out.add(n);
            }
        });
        return out.build().toList();
    }

    /** Whether the configuration leaves {@code offset} of the file out. */
    boolean isInactive(int offset) {
        return parsed.unit().inactive().stream().map(Region::span)
                .anyMatch(s -> s.start() <= offset && offset < s.end());
    }

    /** The classes that identifiers in {@code span} speak of, in order, each once. */
    public List<SoftintClass> classesIn(Span span) {
        return Lexer.tokens(source, span).stream()
                .filter(t -> t.kind() == Token.Kind.IDENTIFIER)
                .flatMap(t -> SoftintClass.in(t.in(source)).stream())
                .distinct()
                .toList();
    }

    /** {@code text} with its class filled in. */
    static String fill(String text, SoftintClass type, String machine) {
        String out = text.replace("${machine}", machine);
        return type == null ? out : out.replace("${CLASS}", type.name()).replace("${class}", type.word());
    }

    /** The first identifier in {@code text} that names a class when filled. */
    static String firstWithClass(String text) {
        return Arrays.stream(text.split("[^A-Za-z0-9_${}]+")).filter(w -> w.contains("${CLASS}")).findFirst().orElse(text);
    }
}
