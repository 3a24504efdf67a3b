package org.lockwright.rules.rewrite;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Token;
import org.lockwright.parser.source.Token.Kind;

/**
 * A header in two parts: what is parsed, and the macros it defines.
 *
 * @param code the tokens of code and of includes, and the conditionals around them; comments left out
 * @param macros each macro's definitions
 */
record HeaderParts(List<String> code, Map<String, Macro> macros) {

    private static final String CALLABLE = "f()";
    private static final Set<String> OPERATORS = Set.of("(", ")", "+", "-", "*", "/", "%", "<<", ">>", "&", "|", "^", "~");
    private static final Set<String> TYPES = Set.of("int", "unsigned", "signed", "long", "short", "char", "float", "double", "void", "struct",
            "union", "enum", "const", "volatile", "return", "break", "continue", "goto", "static", "extern", "inline");

    /**
     * A macro.
     *
     * @param definitions the words of each {@code #define} and {@code #undef} of it, its name left out
     * @param conditions the words of conditionals that hold such lines and no code
     */
    record Macro(List<List<String>> definitions, List<String> conditions) {

        /** Whether it stands for an arithmetic expression wherever it is defined. */
        boolean isNumber() {
            return !definitions.isEmpty() && definitions.stream().allMatch(HeaderParts::isNumber);
        }

        /** Whether a definition, or a conditional around it, has one of {@code names}. */
        boolean mentions(Collection<String> names) {
            return definitions.stream().anyMatch(d -> d.stream().anyMatch(names::contains)) || conditions.stream().anyMatch(names::contains);
        }
    }

    private record Directive(int from, int to, List<String> words) {

        boolean is(String... names) {
            return !words.isEmpty() && List.of(names).contains(words.get(0));
        }
    }

    static HeaderParts of(SourceText source) {
        List<Token> tokens = Lexer.tokens(source).stream().filter(t -> t.kind() != Kind.COMMENT).toList();
        List<Directive> directives = directives(source, tokens);
        Set<Directive> bare = withoutCode(tokens.size(), directives);
        List<String> code = new ArrayList<>();
        Map<String, Macro> macros = new HashMap<>();
        List<List<String>> open = new ArrayList<>();
        int at = 0;
        for (Directive d : directives) {
            tokens.subList(at, d.from()).forEach(t -> code.add(t.in(source)));
            at = d.to() + 1;
            if (bare.contains(d)) {
                nest(open, d);
            } else if (d.is("define", "undef") && d.words().size() > 1) {
                Macro macro = macros.computeIfAbsent(d.words().get(1), n -> new Macro(new ArrayList<>(), new ArrayList<>()));
                List<String> words = new ArrayList<>(d.words());
                words.remove(1);
                macro.definitions().add(words);
                open.forEach(macro.conditions()::addAll);
            } else if (d.is("include", "if", "ifdef", "ifndef", "elif", "else", "endif")) {
                code.addAll(d.words());
            }
        }
        tokens.subList(Math.min(at, tokens.size()), tokens.size()).forEach(t -> code.add(t.in(source)));
        return new HeaderParts(code, macros);
    }

    private static void nest(List<List<String>> open, Directive d) {
        if (d.is("if", "ifdef", "ifndef")) {
            open.add(new ArrayList<>(d.words()));
        } else if (d.is("endif")) {
            open.remove(open.size() - 1);
        } else {
            open.get(open.size() - 1).addAll(d.words());
        }
    }

    private static List<Directive> directives(SourceText source, List<Token> tokens) {
        List<Directive> out = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).kind() == Kind.DIRECTIVE) {
                int end = i;
                while (end < tokens.size() && tokens.get(end).kind() != Kind.END_OF_DIRECTIVE) {
                    end++;
                }
                List<Token> line = tokens.subList(i + 1, end);
                List<String> words = new ArrayList<>(line.stream().map(t -> t.in(source)).toList());
                boolean callable = words.size() > 2 && words.get(0).equals("define") && words.get(2).equals("(")
                        && line.get(1).span().end() == line.get(2).span().start();
                if (callable) {
                    words.add(2, CALLABLE);
                }
                out.add(new Directive(i, end, words));
                i = end;
            }
        }
        return out;
    }

    /** The lines of conditionals that hold neither code nor an include; none if they do not nest. */
    private static Set<Directive> withoutCode(int size, List<Directive> directives) {
        record Group(List<Directive> lines, boolean[] code) {
        }
        Set<Directive> out = new HashSet<>();
        List<Group> open = new ArrayList<>();
        int at = 0;
        for (Directive d : directives) {
            boolean code = d.from() > at || d.is("include");
            at = d.to() + 1;
            if (code) {
                open.forEach(g -> g.code()[0] = true);
            }
            if (d.is("if", "ifdef", "ifndef")) {
                open.add(new Group(new ArrayList<>(List.of(d)), new boolean[1]));
            } else if (d.is("elif", "else", "endif")) {
                if (open.isEmpty()) {
                    return Set.of();
                }
                Group top = open.get(open.size() - 1);
                top.lines().add(d);
                if (d.is("endif")) {
                    open.remove(open.size() - 1);
                    out.addAll(top.code()[0] ? List.of() : top.lines());
                }
            }
        }
        return open.isEmpty() ? out : Set.of();
    }

    /** Whether a definition is an arithmetic expression: no call, no type, no name that may stand for either. */
    private static boolean isNumber(List<String> definition) {
        List<String> words = definition.subList(1, definition.size());
        if (!definition.get(0).equals("define") || words.isEmpty() || !words.stream().allMatch(HeaderParts::isArithmetic)) {
            return false;
        }
        boolean behindOperand = false;
        for (String word : words) {
            boolean operand = word.matches("\\w+");
            if (behindOperand && (operand || word.equals("(") || word.equals("~"))) {
                return false;
            }
            behindOperand = operand || word.equals(")");
        }
        List<String> operands = words.stream().filter(w -> w.matches("\\w+")).toList();
        boolean alone = words.stream().allMatch(w -> w.matches("\\w+|[()]"));
        return !operands.isEmpty() && !(alone && operands.get(0).matches(".*[a-z].*") && !operands.get(0).matches("\\d.*"));
    }

    private static boolean isArithmetic(String word) {
        return OPERATORS.contains(word) || word.matches("\\w+") && !TYPES.contains(word);
    }

    /** The macros that are not the same in {@code other}, in the order of their names. */
    Set<String> differing(HeaderParts other) {
        Set<String> names = new TreeSet<>(macros.keySet());
        names.addAll(other.macros.keySet());
        names.removeIf(n -> macros.containsKey(n) && macros.get(n).equals(other.macros.get(n)));
        return names;
    }

    /** Whether the macro is a number here. */
    boolean isNumber(String name) {
        return macros.containsKey(name) && macros.get(name).isNumber();
    }

    /** Whether the macro is a number in both, under the same conditionals. */
    static boolean isNumberInBoth(HeaderParts a, HeaderParts b, String name) {
        return a.isNumber(name) && b.isNumber(name) && a.macros.get(name).conditions().equals(b.macros.get(name).conditions());
    }

    /** Whether the macro is a number in one of the two and not there in the other. */
    static boolean isNewNumber(HeaderParts a, HeaderParts b, String name) {
        return a.isNumber(name) && !b.macros.containsKey(name) || b.isNumber(name) && !a.macros.containsKey(name);
    }

    /** The macros whose definition or conditional has one of {@code names}. */
    Set<String> mentioning(Collection<String> names) {
        Set<String> out = new LinkedHashSet<>();
        macros.forEach((name, macro) -> {
            if (macro.mentions(names)) {
                out.add(name);
            }
        });
        return out;
    }
}
