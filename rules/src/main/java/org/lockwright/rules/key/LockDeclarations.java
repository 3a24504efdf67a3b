package org.lockwright.rules.key;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Token;
import org.lockwright.parser.source.Token.Kind;
import org.lockwright.rules.key.LockIndex.Place;

/** Reads from a file's tokens what a lock's name is declared as. */
final class LockDeclarations {

    private static final Set<String> TYPES = Set.of("kmutex_t", "krwlock_t", "kmutex", "krwlock", "mtx", "rwlock", "__cpu_simple_lock_t");
    /** What a brace of a function, an initialiser or an enumeration is called here: nothing in it is a member. */
    private static final String BODY = "{";

    private final SourceText source;
    private final List<Token> tokens;
    private final String name;
    private final List<Place> found = new ArrayList<>();
    private final Deque<String> open = new ArrayDeque<>();

    private LockDeclarations(SourceText source, String name) {
        this.source = source;
        this.tokens = Lexer.tokens(source).stream().filter(t -> t.kind() != Kind.COMMENT).toList();
        this.name = name;
    }

    /** What {@code source} declares {@code name} as. */
    static List<Place> of(SourceText source, String name) {
        LockDeclarations read = new LockDeclarations(source, name);
        read.read();
        return read.found.stream().distinct().toList();
    }

    private void read() {
        int parentheses = 0;
        boolean typed = false;
        for (int i = 0; i < tokens.size(); i++) {
            String text = tokens.get(i).in(source);
            if (tokens.get(i).kind() == Kind.DIRECTIVE) {
                i = directive(i);
                continue;
            }
            switch (text) {
                case "(" -> parentheses++;
                case ")" -> parentheses = Math.max(0, parentheses - 1);
                case "{" -> {
                    open.push(label(i));
                    typed = false;
                }
                case "}" -> {
                    open.poll();
                    typed = false;
                }
                case ";" -> typed = false;
                default -> {
                    if (typed && parentheses == 0 && text.equals(name)) {
                        declared();
                    }
                    typed |= TYPES.contains(text);
                }
            }
        }
    }

    private void declared() {
        String inside = open.isEmpty() ? "" : open.peek();
        if (inside.isEmpty()) {
            found.add(new Place(LockIndex.Kind.VARIABLE, "", source.path()));
        } else if (!inside.equals(BODY)) {
            found.add(new Place(LockIndex.Kind.MEMBER, inside, source.path()));
        }
    }

    /** Passes over a directive; notes a definition of the name. */
    private int directive(int from) {
        int i = from + 1;
        if (i + 1 < tokens.size() && tokens.get(i).in(source).equals("define") && tokens.get(i + 1).in(source).equals(name)) {
            found.add(new Place(LockIndex.Kind.MACRO, "", source.path()));
        }
        while (i < tokens.size() && tokens.get(i).kind() != Kind.END_OF_DIRECTIVE) {
            i++;
        }
        return i;
    }

    /** The tag of the struct that the brace at {@code i} opens, the typedef or variable of one without; {@link #BODY} for no struct. */
    private String label(int i) {
        if (i >= 1 && isStruct(i - 1)) {
            int end = closing(i);
            return end + 1 < tokens.size() && tokens.get(end + 1).kind() == Kind.IDENTIFIER ? tokens.get(end + 1).in(source) : outer();
        }
        return i >= 2 && isStruct(i - 2) ? tokens.get(i - 1).in(source) : BODY;
    }

    /** Members of a struct without a name are members of the one around it. */
    private String outer() {
        return open.isEmpty() ? "(anonymous)" : open.peek();
    }

    private boolean isStruct(int i) {
        String text = tokens.get(i).in(source);
        return text.equals("struct") || text.equals("union");
    }

    private int closing(int from) {
        int depth = 0;
        for (int i = from; i < tokens.size(); i++) {
            String text = tokens.get(i).in(source);
            depth += text.equals("{") ? 1 : text.equals("}") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return tokens.size();
    }
}
