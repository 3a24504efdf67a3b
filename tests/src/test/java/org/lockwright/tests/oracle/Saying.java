package org.lockwright.tests.oracle;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lockwright.rules.check.Finding;

/**
 * That something is wrong at a line of a case, in terms that Clang and lockwright share.
 *
 * @param line the line; for {@link Kind#HELD} that of the function's closing brace, where Clang reports it
 * @param kind what is wrong
 */
record Saying(int line, Kind kind) implements Comparable<Saying> {

    /** What is wrong. */
    enum Kind {
        /** A field is read without its lock. */
        READ("reading variable "),
        /** A field is written without its lock held exclusively. */
        WRITE("writing variable "),
        /** A lock is released that is not held. */
        RELEASE("releasing \\w+ '.*' that was not held"),
        /** A lock is taken that is held. */
        AGAIN("acquiring \\w+ '.*' that is already held"),
        /** A lock is held at the function's end, on some path. */
        HELD(".* is still held at the end of function"),
        /** A lock that the function found held is not held at its end. */
        LOST("expecting .* to be held at the end of function"),
        /** A lock is held at the begin of one round of a loop and not of another. */
        LOOP("expecting .* to be held at start of each loop"),
        /** Paths meet of which one holds a lock; lockwright keeps them apart and has no such check. */
        JOIN(".* is not held on every path through here"),
        /** Paths meet that hold a lock in different modes; likewise. */
        MODES(".* is acquired exclusively and shared in the same scope"),
        /** A function is called without the lock that it asks for. */
        CALL("calling function ");

        private final Pattern clang;

        Kind(String clang) {
            this.clang = Pattern.compile("^" + clang);
        }
    }

    /** What Clang's words at {@code line} of {@code text} say; fails for words that are not known. */
    static Saying ofClang(int line, String words, String text) {
        Kind kind = List.of(Kind.values()).stream().filter(k -> k.clang.matcher(words).find()).findFirst()
                .orElseThrow(() -> new AssertionError("Clang says what the oracle does not know: " + words));
        boolean atEnd = kind == Kind.JOIN && text.lines().skip(line - 1).findFirst().orElseThrow().startsWith("}");
        return new Saying(line, atEnd ? Kind.HELD : kind);
    }

    /** What a finding in {@code text} says; empty for checks that Clang has none for. */
    static Optional<Saying> ofFinding(Finding finding, String text) {
        Kind access = finding.message().contains(" is written ") ? Kind.WRITE : Kind.READ;
        return switch (finding.rule()) {
            case "LW1001", "LW1002", "LW1004", "LW1005" -> Optional.of(new Saying(finding.line(), access));
            case "LW1009" -> Optional.of(new Saying(finding.line(), Kind.CALL));
            case "LW2003" -> Optional.of(new Saying(finding.line(), Kind.AGAIN));
            case "LW3001" -> Optional.of(new Saying(endOfFunction(finding.line(), text), Kind.HELD));
            case "LW3002" -> Optional.of(new Saying(finding.line(), Kind.RELEASE));
            case "LW3003" -> Optional.of(new Saying(finding.line(), Kind.LOOP));
            default -> Optional.empty();
        };
    }

    private static int endOfFunction(int line, String text) {
        List<String> lines = text.lines().toList();
        int end = line;
        while (!lines.get(end - 1).startsWith("}")) {
            end++;
        }
        return end;
    }

    @Override
    public int compareTo(Saying o) {
        int c = Integer.compare(line, o.line);
        return c != 0 ? c : kind.compareTo(o.kind);
    }

    @Override
    public String toString() {
        return line + " " + kind;
    }
}
