package org.lockwright.tests.oracle;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Token;

/**
 * Makes of C what Clang takes for C++, in which a guard may name another member of the object at hand: in C, Clang 19 reads the name
 * in {@code guarded_by(r_lock)} as if it were a variable's, and finds no access right.
 *
 * <p>Three things differ that the cases use: pointers to void, which become a class that converts; the names and constants of
 * {@code bool} and {@code NULL}; and names that are words of C++.
 */
final class CxxText {

    /** A pointer to anything that becomes a pointer to anything else by itself. */
    static final String ANY = "struct lw_any { void *p; lw_any() = default; lw_any(const volatile void *q) : p(const_cast<void *>(q)) { } "
            + "template<class T> operator T *() const { return (T *)p; } bool operator==(decltype(__null)) const { return !p; } "
            + "bool operator!=(decltype(__null)) const { return p; } }; ";

    private static final Pattern C_NAMES = Pattern.compile("(?m)^(?:typedef\\s+_Bool\\s+bool;|#define\\s+(?:true|false|NULL)\\b.*)$");
    private static final Set<String> WORDS = Set.of("new", "delete", "class", "this", "private", "public", "template", "try", "catch",
            "throw", "operator", "friend", "virtual", "explicit", "mutable", "namespace", "using", "typename", "export");

    private CxxText() {
    }

    /** A declaration as C++ has it. */
    static String adapt(String declaration) {
        Insertions text = new Insertions(declaration);
        adapt(text);
        return text.result();
    }

    /** Adds to {@code file} what makes C++ of it. */
    static void adapt(Insertions file) {
        Matcher names = C_NAMES.matcher(file.text());
        while (names.find()) {
            file.replace(names.start(), names.end(), names.group().contains("NULL") ? "#define NULL __null" : "");
        }
        SourceText source = SourceText.ofLatin1("", file.text());
        List<Token> tokens = Lexer.tokens(source).stream().filter(t -> t.kind() != Token.Kind.COMMENT).toList();
        for (int i = 0; i + 1 < tokens.size(); i++) {
            Token token = tokens.get(i);
            String before = i == 0 ? "" : tokens.get(i - 1).in(source);
            if (token.in(source).equals("void") && tokens.get(i + 1).in(source).equals("*") && !Set.of("const", "volatile").contains(before)
                    && !isInside(names.reset(), token)) {
                file.replace(token.span().start(), tokens.get(i + 1).span().end(), "lw_any ");
            } else if (token.kind() == Token.Kind.IDENTIFIER && WORDS.contains(token.in(source))) {
                file.replace(token.span().start(), token.span().end(), token.in(source) + "_");
            }
        }
    }

    private static boolean isInside(Matcher names, Token token) {
        while (names.find()) {
            if (names.start() <= token.span().start() && token.span().end() <= names.end()) {
                return true;
            }
        }
        return false;
    }
}
