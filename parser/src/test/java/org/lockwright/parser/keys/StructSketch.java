package org.lockwright.parser.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.source.Token;
import org.lockwright.parser.source.Token.Kind;
import org.lockwright.parser.tree.FieldDef;
import org.lockwright.parser.tree.StructDef;

/** Finds the structs of a fixture from its tokens alone, in the shape the front end gives: for tests of this package only. */
final class StructSketch {

    private final SourceText source;
    private final List<Token> tokens = new ArrayList<>();
    private final List<StructDef> found = new ArrayList<>();

    private StructSketch(SourceText source) {
        this.source = source;
        boolean directive = false;
        for (Token token : Lexer.tokens(source)) {
            directive |= token.kind() == Kind.DIRECTIVE;
            if (!directive && token.kind() != Kind.COMMENT) {
                tokens.add(token);
            }
            directive &= token.kind() != Kind.END_OF_DIRECTIVE;
        }
    }

    static List<StructDef> structs(SourceText source) {
        StructSketch sketch = new StructSketch(source);
        for (int i = 0; i < sketch.tokens.size(); i++) {
            if (sketch.opensStruct(i)) {
                i = sketch.struct(i, new ArrayList<>()) - 1;
            }
        }
        return sketch.found;
    }

    /** Reads the struct at token {@code i}; returns the index past its closing brace. */
    private int struct(int i, List<FieldDef> fields) {
        int open = is(i + 1, "{") ? i + 1 : i + 2;
        String tag = open == i + 2 ? text(i + 1) : "(anonymous)";
        int at = open + 1;
        while (at < tokens.size() && !is(at, "}")) {
            at = member(at, fields);
        }
        int end = Math.min(at, tokens.size() - 1);
        found.add(new StructDef(source.path(), new Span(tokens.get(i).span().start(), tokens.get(end).span().end()), tag, fields));
        return at + 1;
    }

    private int member(int from, List<FieldDef> fields) {
        List<FieldDef> inner = new ArrayList<>();
        List<Integer> own = new ArrayList<>();
        int depth = 0;
        int at = from;
        while (at < tokens.size() && !(depth == 0 && (is(at, ";") || is(at, "}")))) {
            if (opensStruct(at)) {
                at = struct(at, inner);
                continue;
            }
            depth += is(at, "(") ? 1 : is(at, ")") ? -1 : 0;
            own.add(at++);
        }
        if (!is(at, ";")) {
            return at;
        }
        Span whole = new Span(tokens.get(from).span().start(), tokens.get(at).span().end());
        List<Span> names = names(own);
        if (names.isEmpty() && !inner.isEmpty()) {
            found.removeIf(d -> d.fields().equals(inner));
            fields.addAll(inner);
        }
        names.forEach(n -> fields.add(new FieldDef(source.slice(n), type(whole, n), whole, n)));
        return at + 1;
    }

    private String type(Span whole, Span name) {
        return source.slice(new Span(whole.start(), name.start())).strip();
    }

    private List<Span> names(List<Integer> own) {
        List<Span> names = new ArrayList<>();
        Span last = null;
        boolean done = false;
        int depth = 0;
        for (int k = 0; k < own.size(); k++) {
            int i = own.get(k);
            boolean pointer = is(i, "(") && k + 1 < own.size() && is(own.get(k + 1), "*");
            if (pointer && depth == 0 && !done) {
                while (!is(own.get(k), ")")) {
                    k++;
                    last = tokens.get(own.get(k)).kind() == Kind.IDENTIFIER ? tokens.get(own.get(k)).span() : last;
                }
                done = true;
            } else if (depth == 0 && is(i, ",")) {
                if (last != null) {
                    names.add(last);
                }
                done = false;
            } else if (is(i, "(") || is(i, "[")) {
                depth++;
            } else if (is(i, ")") || is(i, "]")) {
                depth--;
            } else if (depth == 0 && is(i, ":")) {
                done = true;
            } else if (depth == 0 && !done && tokens.get(i).kind() == Kind.IDENTIFIER && !text(i).startsWith("__aligned")) {
                last = tokens.get(i).span();
            }
        }
        if (last != null) {
            names.add(last);
        }
        return names;
    }

    private boolean opensStruct(int i) {
        return i < tokens.size() && Set.of("struct", "union").contains(text(i))
                && (is(i + 1, "{") || i + 1 < tokens.size() && tokens.get(i + 1).kind() == Kind.IDENTIFIER && is(i + 2, "{"));
    }

    private boolean is(int i, String token) {
        return i < tokens.size() && text(i).equals(token);
    }

    private String text(int i) {
        return tokens.get(i).in(source);
    }
}
