package org.lockwright.rules.audit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Token;

/**
 * A function's body as tokens: whom it calls, what it names, and which locks it holds where.
 *
 * <p>Locks are followed in the order of the text: a block that ends in a jump leaves the locks as they were before it; any other block
 * leaves those held both before and after it. So a lock is named only where no way to the place was seen without it.
 */
final class BodyText {

    private static final Set<String> JUMPS = Set.of("return", "goto", "break", "continue", "panic");
    private static final Set<String> KEYWORDS = Set.of("if", "while", "for", "switch", "return", "sizeof", "do", "else", "case",
            "defined", "__attribute__", "typeof", "__typeof__");

    /**
     * A call.
     *
     * @param name the function or macro
     * @param at offset of its name
     * @param locks locks held there
     */
    record Call(String name, int at, Set<String> locks) {
    }

    private final SourceText source;
    private final List<Token> tokens;
    private final LockWords words;
    private final List<Call> calls = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final NavigableMap<Integer, Set<String>> locks = new TreeMap<>();
    private final Map<String, Set<String>> jumpedWith = new HashMap<>();
    private int pointerCalls;

    private record Block(Set<String> before, boolean jumps) {
    }

    /** Reads the body of {@code function}. */
    static BodyText of(SourceText source, FunctionText function, LockWords words) {
        return of(source, function, words, Set.of());
    }

    /** Reads the body of {@code function}, which is called with the locks {@code entry} held. */
    static BodyText of(SourceText source, FunctionText function, LockWords words, Set<String> entry) {
        BodyText body = new BodyText(source, Lexer.tokens(source, function.body()), words);
        body.locks.put(function.body().start() - 1, entry);
        body.read(entry);
        return body;
    }

    private BodyText(SourceText source, List<Token> all, LockWords words) {
        this.source = source;
        this.words = words;
        this.tokens = new ArrayList<>();
        boolean inDirective = false;
        for (Token t : all) {
            inDirective = t.kind() == Token.Kind.DIRECTIVE || inDirective && t.kind() != Token.Kind.END_OF_DIRECTIVE;
            boolean isText = t.kind() == Token.Kind.COMMENT || t.kind() == Token.Kind.END_OF_DIRECTIVE;
            if (!inDirective && !isText) {
                tokens.add(t);
            }
        }
    }

    private void read(Set<String> entry) {
        Set<String> held = entry;
        Deque<Block> blocks = new ArrayDeque<>();
        boolean jumps = false;
        boolean starts = true;
        for (int i = 0; i < tokens.size(); i++) {
            String t = text(i);
            if (t.equals("{")) {
                blocks.push(new Block(held, jumps));
                jumps = false;
            } else if (t.equals("}") && !blocks.isEmpty()) {
                Block block = blocks.pop();
                held = jumps ? block.before() : both(held, block.before(), blocks.isEmpty());
                locks.put(tokens.get(i).span().start(), held);
                jumps = block.jumps();
            } else if (starts && isLabel(i)) {
                held = label(i, held, jumps);
                jumps = false;
            } else if (tokens.get(i).kind() == Token.Kind.IDENTIFIER) {
                jumps = starts ? JUMPS.contains(t) : jumps;
                held = name(i, t, held);
                jumpTo(i, held);
            } else if (t.equals("(") && i > 1 && text(i - 1).equals(")")) {
                pointerCalls += isPointerCall(i - 1) ? 1 : 0;
            }
            starts = t.equals(";") || t.equals("{") || t.equals("}") || t.equals(":");
        }
    }

    private boolean isLabel(int i) {
        return tokens.get(i).kind() == Token.Kind.IDENTIFIER && i + 1 < tokens.size() && text(i + 1).equals(":")
                && !text(i).equals("default");
    }

    /** Locks at a label: those held on every jump to it seen so far, and on the way into it if there is one. */
    private Set<String> label(int i, Set<String> held, boolean afterJump) {
        Set<String> jumped = jumpedWith.get(text(i));
        Set<String> out = jumped == null ? held : afterJump ? jumped : both(held, jumped, false);
        locks.put(tokens.get(i).span().start(), out);
        return out;
    }

    private void jumpTo(int i, Set<String> held) {
        if (i > 0 && text(i - 1).equals("goto")) {
            jumpedWith.merge(text(i), held, (a, b) -> both(a, b, false));
        }
    }

    private static Set<String> both(Set<String> after, Set<String> before, boolean isOutermost) {
        if (isOutermost || after.equals(before)) {
            return after;
        }
        Set<String> out = new TreeSet<>(after);
        out.retainAll(before);
        return out;
    }

    private Set<String> name(int i, String t, Set<String> held) {
        names.add(t);
        boolean isCall = i + 1 < tokens.size() && text(i + 1).equals("(");
        if (!isCall || KEYWORDS.contains(t)) {
            return held;
        }
        boolean isMember = i > 0 && (text(i - 1).equals("->") || text(i - 1).equals("."));
        if (isMember) {
            pointerCalls++;
            return held;
        }
        int at = tokens.get(i).span().start();
        calls.add(new Call(t, at, held));
        Set<String> now = words.after(t, argument(i + 1), source.path(), held);
        if (!now.equals(held)) {
            locks.put(at, now);
        }
        return now;
    }

    /** Whether the parenthesis that closes at {@code close} is one of {@code (*p)(...)}. */
    private boolean isPointerCall(int close) {
        int depth = 0;
        for (int i = close; i >= 0; i--) {
            depth += text(i).equals(")") ? 1 : text(i).equals("(") ? -1 : 0;
            if (depth == 0) {
                return text(i + 1).equals("*") && (i == 0 || tokens.get(i - 1).kind() != Token.Kind.IDENTIFIER);
            }
        }
        return false;
    }

    /** The tokens of the first argument of the call whose parenthesis is at {@code open}. */
    private List<String> argument(int open) {
        List<String> out = new ArrayList<>();
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            String t = text(i);
            depth += t.equals("(") ? 1 : t.equals(")") ? -1 : 0;
            if (depth == 0 || depth == 1 && t.equals(",")) {
                break;
            }
            if (i > open) {
                out.add(t);
            }
        }
        return out;
    }

    private String text(int i) {
        return tokens.get(i).in(source);
    }

    /** Calls by name, in order. */
    List<Call> calls() {
        return calls;
    }

    /** Every identifier. */
    Set<String> names() {
        return names;
    }

    /** Locks held at {@code offset}. */
    Set<String> locksAt(int offset) {
        Map.Entry<Integer, Set<String>> last = locks.lowerEntry(offset);
        return last == null ? Set.of() : last.getValue();
    }

    /** Number of calls through pointers. */
    int pointerCalls() {
        return pointerCalls;
    }
}
