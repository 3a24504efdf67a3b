package org.lockwright.rules.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.source.Token;
import org.lockwright.rules.flow.Place;
import org.lockwright.rules.program.TextSearch;

/** Calls of functions in files that were not analysed, found by their text. */
public final class OutsideCalls {

    private static final Set<String> BEFORE_CALL = Set.of("return", "else", "do", "case", "sizeof");

    private OutsideCalls() {
    }

    /** For each of {@code names} that is called in one of {@code paths} the first such place, by path and line. */
    public static Map<String, Place> of(SourceTree tree, List<String> paths, Collection<String> names, int threads) {
        Map<String, Place> out = new HashMap<>();
        if (names.isEmpty()) {
            return out;
        }
        Set<String> wanted = Set.copyOf(names);
        for (String path : TextSearch.files(tree, paths, TextSearch.anyWord(List.copyOf(new java.util.TreeSet<>(names))), threads)) {
            tree.read(path).ifPresent(source -> calls(source, wanted).forEach(out::putIfAbsent));
        }
        return out;
    }

    /**
     * Whether {@code source} says one of {@code names} in its code, to call it or to put it in a table; in declarations it may, and a function of its own may
     * have the name.
     */
    public static boolean isNamedIn(SourceText source, Set<String> names) {
        List<Token> tokens = Lexer.tokens(source).stream().filter(t -> t.kind() != Token.Kind.COMMENT).toList();
        Set<String> said = new HashSet<>();
        Set<String> declared = new HashSet<>();
        int depth = 0;
        for (int i = 0; i + 1 < tokens.size(); i++) {
            String text = tokens.get(i).in(source);
            depth += text.equals("{") ? 1 : text.equals("}") ? -1 : 0;
            if (tokens.get(i).kind() == Token.Kind.IDENTIFIER && names.contains(text)) {
                (depth <= 0 && tokens.get(i + 1).in(source).equals("(") ? declared : said).add(text);
            }
        }
        said.removeAll(definedHere(source, tokens, declared));
        return !said.isEmpty();
    }

    /** Whether {@code source} calls through a member with one of {@code names}: {@code ops->o_get(p)}, {@code (*ops->o_get)(p)}. */
    public static boolean isCalledIn(SourceText source, Set<String> names) {
        if (names.isEmpty()) {
            return false;
        }
        List<Token> tokens = Lexer.tokens(source);
        for (int i = 1; i + 2 < tokens.size(); i++) {
            String before = tokens.get(i - 1).in(source);
            String behind = tokens.get(i + 1).in(source);
            boolean isCalled = behind.equals("(") || behind.equals(")") && tokens.get(i + 2).in(source).equals("(");
            if (isCalled && (before.equals("->") || before.equals(".")) && names.contains(tokens.get(i).in(source))) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, Place> calls(SourceText source, Set<String> names) {
        List<Token> tokens = Lexer.tokens(source).stream().filter(t -> t.kind() != Token.Kind.COMMENT).toList();
        Map<String, Place> out = new HashMap<>();
        Set<String> defined = new HashSet<>();
        List<Token> before = new ArrayList<>();
        for (int i = 0; i + 1 < tokens.size(); i++) {
            Token t = tokens.get(i);
            String name = t.kind() == Token.Kind.IDENTIFIER ? t.in(source) : "";
            if (names.contains(name) && tokens.get(i + 1).in(source).equals("(")) {
                if (isDeclared(source, before)) {
                    defined.add(name);
                } else {
                    int line = source.lines().line(t.span().start());
                    out.putIfAbsent(name, new Place(source.path(), t.span().start(), t.span().end(), line, source.lines().column(t.span().start())));
                }
            }
            before = List.of(t);
        }
        out.keySet().removeAll(definedHere(source, tokens, defined));
        return out;
    }

    /** Whether what stands before a name makes it a declaration: a type, or a star after one. */
    private static boolean isDeclared(SourceText source, List<Token> before) {
        if (before.isEmpty()) {
            return false;
        }
        String text = before.get(0).in(source);
        return before.get(0).kind() == Token.Kind.IDENTIFIER && !BEFORE_CALL.contains(text);
    }

    /** Those of {@code declared} that the file defines: its calls are of another function of that name. */
    private static Set<String> definedHere(SourceText source, List<Token> tokens, Set<String> declared) {
        Set<String> out = new HashSet<>();
        for (int i = 1; i + 1 < tokens.size(); i++) {
            String name = tokens.get(i).in(source);
            if (declared.contains(name) && tokens.get(i + 1).in(source).equals("(") && source.lines().column(tokens.get(i).span().start()) == 1) {
                out.add(name);
            }
        }
        return out;
    }
}
