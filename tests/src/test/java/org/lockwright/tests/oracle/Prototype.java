package org.lockwright.tests.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Token;

/**
 * A function as a file declares or defines it.
 *
 * @param start where the declaration begins
 * @param end where it ends, its semicolon included; of a definition, where its body begins
 * @param isDefinition whether a body follows
 * @param type what stands before the name
 * @param name the function
 * @param parameters the parameters, with a name for each
 * @param names those names
 */
record Prototype(int start, int end, boolean isDefinition, String type, String name, List<String> parameters, List<String> names) {

    private static final Pattern QUALIFIED = Pattern.compile("\\b(?:const|volatile|unsigned|signed)\\b");
    private static final Pattern TAGGED = Pattern.compile("\\b(?:struct|union|enum)\\s+\\w+");
    private static final Pattern WORD = Pattern.compile("\\w+");

    /** The declarations and the definitions of {@code name} in {@code code}, a file {@link #withoutComments}. */
    static List<Prototype> of(String name, String code) {
        List<Prototype> out = new ArrayList<>();
        Matcher m = Pattern.compile("(?m)^([A-Za-z_][\\w \\t*]*[\\s*])" + name + "\\(([^;{}]*)\\)[^;{}()=]*([;{])").matcher(code);
        while (m.find()) {
            List<String> parameters = split(m.group(2));
            List<String> names = IntStream.range(0, parameters.size()).mapToObj(i -> nameOf(parameters.get(i), i)).toList();
            List<String> named = IntStream.range(0, parameters.size()).mapToObj(i -> named(parameters.get(i), names.get(i))).toList();
            boolean isDefinition = m.group(3).equals("{");
            out.add(new Prototype(m.start(), isDefinition ? m.start(3) : m.end(), isDefinition, m.group(1).strip(), name, named, names));
        }
        return out;
    }

    /** The declaration again, in C++, of {@code as}, with {@code attributes}. */
    String again(String as, String attributes) {
        return CxxText.adapt(type + " " + as + "(" + String.join(", ", parameters) + ")") + " " + attributes + ";";
    }

    /** The same text with blanks for comments and for lines of the preprocessor. */
    static String withoutComments(String file) {
        StringBuilder out = new StringBuilder(file);
        SourceText source = SourceText.ofLatin1("", file);
        int directive = -1;
        for (Token token : Lexer.tokens(source)) {
            directive = token.kind() == Token.Kind.DIRECTIVE ? token.span().start() : directive;
            boolean ends = token.kind() == Token.Kind.END_OF_DIRECTIVE;
            if (token.kind() == Token.Kind.COMMENT || ends) {
                for (int i = ends ? directive : token.span().start(); i < token.span().end(); i++) {
                    out.setCharAt(i, out.charAt(i) == '\n' ? '\n' : ' ');
                }
            }
        }
        return out.toString();
    }

    private static List<String> split(String list) {
        List<String> out = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < list.length(); i++) {
            depth += list.charAt(i) == '(' ? 1 : list.charAt(i) == ')' ? -1 : 0;
            if (list.charAt(i) == ',' && depth == 0) {
                out.add(list.substring(from, i).strip());
                from = i + 1;
            }
        }
        out.add(list.substring(from).strip());
        return out;
    }

    /** The name that a parameter has, or {@code argN} if it has none. */
    private static String nameOf(String parameter, int i) {
        List<String> words = WORD.matcher(TAGGED.matcher(QUALIFIED.matcher(parameter).replaceAll("")).replaceAll("T")).results()
                .map(r -> r.group()).collect(Collectors.toList());
        return words.size() > 1 && !parameter.contains("(") ? words.get(words.size() - 1) : "arg" + i;
    }

    private static String named(String parameter, String name) {
        boolean cannot = parameter.equals("void") || parameter.equals("...") || parameter.contains("(");
        return cannot || parameter.matches("(?s).*\\b" + name) ? parameter : parameter + " " + name;
    }
}
