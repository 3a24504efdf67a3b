package org.lockwright.rules.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.source.Token;
import org.lockwright.parser.source.Token.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.rules.softint.FileReading;

/** Edits of single words, in code and in comments. */
final class WordEdits {

    private static final String GAP = "(?:\\s|\\*)+";

    private final Bench bench;

    WordEdits(Bench bench) {
        this.bench = bench;
    }

    void rename(TableEdit.Rename edit) {
        Optional<SourceText> source = bench.read(edit.in());
        if (source.isEmpty()) {
            return;
        }
        List<Span> where = new ArrayList<>();
        for (String function : edit.functions()) {
            Optional<Node> found = bench.parsed(edit.in(), function).flatMap(f -> f.function(function));
            if (edit.call() == null) {
                found.ifPresent(f -> where.add(withComment(source.get(), f.span())));
            } else {
                found.ifPresent(f -> FileReading.all(f, org.lockwright.parser.tree.Kind.CALL).stream().filter(c -> c.child(0).text().equals(edit.call()))
                        .forEach(c -> where.add(c.span())));
            }
        }
        if (edit.functions().isEmpty()) {
            where.add(new Span(0, source.get().length()));
        }
        Pattern word = Pattern.compile("\\b" + Pattern.quote(edit.from()) + "\\b");
        boolean any = false;
        for (Token token : Lexer.tokens(source.get())) {
            boolean inside = where.stream().anyMatch(w -> w.contains(token.span()));
            if (!inside || token.kind() != Kind.IDENTIFIER && token.kind() != Kind.COMMENT) {
                continue;
            }
            Matcher m = word.matcher(token.in(source.get()));
            while (m.find()) {
                any = true;
                Span span = new Span(token.span().start() + m.start(), token.span().start() + m.end());
                bench.replace(source.get(), span, edit.to(), edit.from() + " to " + edit.to());
            }
        }
        if (!any && Pattern.compile("\\b" + Pattern.quote(edit.to()) + "\\b").matcher(source.get().text()).find()) {
            bench.right(source.get(), new Span(0, 0), edit.to() + " is there");
        }
    }

    void names(TableEdit.Names edit) {
        Optional<SourceText> source = bench.read(edit.in());
        if (source.isEmpty()) {
            return;
        }
        if (new Directives(source.get()).mentions(edit.unless())) {
            bench.right(source.get(), new Span(0, 0), edit.unless() + " is there");
            return;
        }
        for (Token token : Lexer.tokens(source.get())) {
            String word = token.in(source.get());
            if (token.kind() == Kind.IDENTIFIER && edit.map().containsKey(word)) {
                bench.replace(source.get(), token.span(), edit.map().get(word), word + " to " + edit.map().get(word));
            } else if (token.kind() == Kind.STRING) {
                string(source.get(), token, edit);
            }
        }
    }

    /** Names in strings that are printed follow. */
    private void string(SourceText source, Token token, TableEdit.Names edit) {
        Matcher m = Pattern.compile("\\b\\w+\\b").matcher(token.in(source));
        while (m.find()) {
            if (edit.map().containsKey(m.group())) {
                Span span = new Span(token.span().start() + m.start(), token.span().start() + m.end());
                bench.replace(source, span, edit.map().get(m.group()), m.group() + " in a string");
            }
        }
    }

    private static Span withComment(SourceText source, Span function) {
        int line = source.lines().startOf(source.lines().line(function.start()));
        return new Span(new Directives(source).withCommentAbove(line), function.end());
    }

    void phrase(TableEdit.Phrase edit) {
        Optional<SourceText> source = bench.read(edit.in());
        if (source.isEmpty()) {
            return;
        }
        Pattern words = Pattern.compile("\\b" + String.join(GAP, java.util.Arrays.stream(edit.from().split(" ")).map(Pattern::quote).toList()) + "(?!\\w)");
        for (Token token : Lexer.tokens(source.get())) {
            if (token.kind() == Kind.COMMENT) {
                Matcher m = words.matcher(token.in(source.get()));
                while (m.find()) {
                    Span span = new Span(token.span().start() + m.start(), token.span().start() + m.end());
                    bench.replace(source.get(), span, laidOut(m.group(), edit.to()), "comment");
                }
            }
        }
    }

    /** {@code to} with the line breaks of {@code old}: a break stays behind as many words as before, as far as there are any. */
    private static String laidOut(String old, String to) {
        Matcher breaks = Pattern.compile("\\s*\\n(?:\\s|\\*)*").matcher(old);
        if (!breaks.find()) {
            return to;
        }
        int before = old.substring(0, breaks.start()).split("\\s+").length;
        String[] words = to.split(" ");
        int first = Math.min(before, words.length - 1);
        return first < 1 ? to
                : String.join(" ", List.of(words).subList(0, first)) + breaks.group() + String.join(" ", List.of(words).subList(first, words.length));
    }
}
