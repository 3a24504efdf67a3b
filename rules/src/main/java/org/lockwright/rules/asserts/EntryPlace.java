package org.lockwright.rules.asserts;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.source.Token;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Origin;
import org.lockwright.rules.lockset.EntryNeed;

/**
 * Where assertions stand in one function: after its declarations and the blank line that follows them, before the first statement, as
 * style(5) has it; the first of those that are there.
 */
final class EntryPlace {

    private static final Pattern ASSERTION = Pattern.compile("K?D?ASSERT(?:MSG)?\\s*\\(.*", Pattern.DOTALL);

    /** Why there is no such place, and where that shows. */
    record Trouble(AssertReason reason, int at, String what) {
    }

    private final SourceText source;
    private final Node function;
    private Trouble trouble;
    private Node body;
    private List<Node> declarations = List.of();
    private List<Node> statements = List.of();
    private int tested = -1;

    private EntryPlace(SourceText source, Node function) {
        this.source = source;
        this.function = function;
    }

    /** The place in {@code function}, a FUNCTION node of the text {@code source}. */
    static EntryPlace of(SourceText source, Node function) {
        EntryPlace out = new EntryPlace(source, function);
        out.look();
        return out;
    }

    /** Why assertions cannot stand there; empty if they can. */
    Optional<Trouble> trouble() {
        return Optional.ofNullable(trouble);
    }

    private void look() {
        body = function.children().isEmpty() ? null : function.child(function.children().size() - 1);
        boolean own = function.origin() == Origin.FILE && function.path().equals(source.path()) && body != null && body.kind() == Kind.COMPOUND
                && body.origin() == Origin.FILE && source.text().charAt(body.span().start()) == '{';
        if (!own) {
            trouble = new Trouble(AssertReason.MACRO_BODY, function.span().start(), AssertReason.MACRO_BODY.why());
            return;
        }
        int named = function.name().map(n -> n.span().end()).orElse(function.span().start());
        List<Token> head = Lexer.tokens(source, new Span(named, body.span().start()));
        if (head.stream().anyMatch(t -> t.in(source).equals(";"))) {
            trouble = new Trouble(AssertReason.OLD_STYLE, named, AssertReason.OLD_STYLE.why());
        } else if (head.stream().anyMatch(t -> t.kind() == Token.Kind.DIRECTIVE)) {
            trouble = new Trouble(AssertReason.DIRECTIVE, named, "a directive stands between the function's parameters and its body");
        }
        int n = 0;
        while (n < body.children().size() && body.child(n).kind() == Kind.DECLARATION_STATEMENT) {
            n++;
        }
        declarations = body.children().subList(0, n);
        statements = body.children().subList(n, body.children().size());
        if (trouble == null) {
            inside();
        }
    }

    private void inside() {
        int open = body.span().start();
        boolean foreign = body.children().stream().anyMatch(c -> !c.path().equals(source.path()));
        int first = body.children().isEmpty() ? body.span().end() - 1 : body.child(0).span().start();
        if (foreign) {
            trouble = new Trouble(AssertReason.MACRO_BODY, open, "statements of the function come out of a macro of another file");
        } else if (source.lines().line(first) == source.lines().line(open)) {
            trouble = new Trouble(AssertReason.ONE_LINE, open, AssertReason.ONE_LINE.why());
        } else {
            directive(open, firstStatement()).ifPresent(at -> trouble = new Trouble(AssertReason.DIRECTIVE, at, AssertReason.DIRECTIVE.why()));
        }
    }

    private Optional<Integer> directive(int from, int to) {
        return Lexer.tokens(source, new Span(from, Math.max(from, to))).stream().filter(t -> t.kind() == Token.Kind.DIRECTIVE).map(t -> t.span().start()).findFirst();
    }

    /** The first directive between the body's brace and {@code to} that makes code depend on the configuration. */
    Optional<Integer> conditionBefore(int to) {
        int end = source.lines().endOf(source.lines().line(Math.max(to, body.span().start())));
        return directive(body.span().start(), Math.min(end, body.span().end())).filter(at -> source.text().startsWith("if", at + 1 + blanks(at + 1)));
    }

    private int blanks(int from) {
        int n = 0;
        while (from + n < source.length() && (source.text().charAt(from + n) == ' ' || source.text().charAt(from + n) == '\t')) {
            n++;
        }
        return n;
    }

    private int firstStatement() {
        return statements.isEmpty() ? body.span().end() - 1 : statements.get(0).span().start();
    }

    /** The text of each assertion that stands first in the function. */
    List<String> standing() {
        return statements.stream().map(s -> source.slice(s.span())).takeWhile(t -> ASSERTION.matcher(t).matches()).toList();
    }

    /** The first word of how the lock of {@code need} is spelt. */
    static String first(EntryNeed need) {
        return need.lock().replaceAll("^\\W*(\\w*).*", "$1");
    }

    /** The variable that the lock of {@code need} is named by, if it is one of the function's own and has no value at the entry. */
    Optional<String> unset(EntryNeed need) {
        String name = first(need);
        List<Node> own = variables().filter(v -> v.text().equals(name)).toList();
        return own.isEmpty() || need.roots().contains(name) || own.stream().anyMatch(v -> !v.children().isEmpty()) ? Optional.empty() : Optional.of(name);
    }

    private Stream<Node> variables() {
        return declarations.stream().flatMap(d -> d.children().stream()).flatMap(d -> d.kind() == Kind.VARIABLE ? Stream.of(d) : d.children().stream())
                .filter(v -> v.kind() == Kind.VARIABLE);
    }

    /** Whether a declaration at the entry declares one of {@code names}. */
    Optional<Integer> hiding(Set<String> names) {
        return variables().filter(v -> names.contains(v.text())).map(v -> v.span().start()).findFirst();
    }

    /** This, behind the assertions at the entry that one of {@code names} is no null pointer. */
    EntryPlace behindTests(Set<String> names) {
        statements.stream().takeWhile(s -> ASSERTION.matcher(source.slice(s.span())).matches())
                .filter(s -> names.stream().anyMatch(n -> source.slice(s.span()).replaceAll("\\s", "").matches("\\w+\\(" + Pattern.quote(n) + "(?:!=NULL)?[,)].*")))
                .forEach(s -> tested = s.span().end());
        return this;
    }

    /** Where the lines of assertions begin that are put in. */
    int offset() {
        int at = afterDeclarations();
        return tested < 0 && isBlank(at) ? source.lines().endOf(source.lines().line(at)) : at;
    }

    /** What to put there: {@code lines}, which end in newlines, with the blank lines around them that are missing. */
    String inserted(String lines) {
        int at = afterDeclarations();
        String before = tested >= 0 || isBlank(at) || declarations.isEmpty() ? "" : "\n";
        int next = offset();
        boolean asserts = statements.stream().anyMatch(s -> source.lines().line(s.span().start()) == source.lines().line(next) && ASSERTION.matcher(source.slice(s.span())).matches());
        boolean closes = statements.isEmpty();
        String after = asserts || closes || isBlank(next) ? "" : "\n";
        String text = before + lines + after;
        int open = source.lines().endOf(source.lines().line(body.span().start()));
        boolean crlf = open >= 2 && source.text().startsWith("\r\n", open - 2);
        return crlf ? text.replace("\n", "\r\n") : text;
    }

    /** The first byte of the line after the last declaration, or after the brace, or after the tests for null. */
    private int afterDeclarations() {
        if (tested >= 0) {
            return source.lines().endOf(source.lines().line(tested - 1));
        }
        int end = declarations.isEmpty() ? body.span().start() + 1 : declarations.get(declarations.size() - 1).span().end();
        int line = source.lines().line(end);
        for (Token t : Lexer.tokens(source, new Span(end, Math.max(end, firstStatement())))) {
            if (source.lines().line(t.span().start()) == line) { // the end of the declaration, or a comment that begins beside it
                line = source.lines().line(t.span().end() - 1);
            }
        }
        return source.lines().endOf(line);
    }

    private boolean isBlank(int lineStart) {
        return source.text().substring(lineStart, source.lines().endOf(source.lines().line(lineStart))).isBlank();
    }

    /** The white space that a line of the body begins with. */
    String indent() {
        int from = statements.isEmpty() || statements.get(0).kind() == Kind.LABEL ? declarations.isEmpty() ? -1 : declarations.get(0).span().start() : statements.get(0).span().start();
        if (from < 0) {
            return "\t";
        }
        int line = source.lines().startOf(source.lines().line(from));
        String white = source.text().substring(line, from);
        return !white.isEmpty() && white.isBlank() && !white.contains(" \t") ? white : "\t";
    }
}
