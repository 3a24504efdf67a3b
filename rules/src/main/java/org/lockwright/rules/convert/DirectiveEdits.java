package org.lockwright.rules.convert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.source.Token;
import org.lockwright.parser.tree.Node;
import org.lockwright.rules.convert.Directives.Define;
import org.lockwright.rules.rewrite.Reason;

/** Edits of definitions, and insertions beside directives. */
final class DirectiveEdits {

    private final Bench bench;

    DirectiveEdits(Bench bench) {
        this.bench = bench;
    }

    void defines(TableEdit.Defines edit) {
        Optional<SourceText> source = bench.read(edit.in());
        if (source.isEmpty()) {
            return;
        }
        Directives directives = new Directives(source.get());
        List<Define> found = edit.names().stream().flatMap(n -> directives.defines(n).stream()).toList();
        if (found.isEmpty()) {
            return;
        }
        if (edit.unless() != null && directives.mentions(edit.unless())) {
            bench.right(source.get(), found.get(0).nameSpan(), edit.unless() + " is there");
            return;
        }
        int start = found.stream().mapToInt(d -> d.lines().start()).min().orElseThrow();
        int end = found.stream().mapToInt(d -> d.lines().end()).max().orElseThrow();
        String between = source.get().slice(new Span(start, end));
        for (Define d : found) {
            between = between.replace(source.get().slice(d.lines()), "");
        }
        if (!between.isBlank()) {
            bench.refuse(source.get(), new Span(start, end), Reason.OTHER_SHAPE);
            return;
        }
        Map<String, String> comments = new LinkedHashMap<>();
        found.forEach(d -> comments.putIfAbsent(d.name(), d.comment()));
        int from = edit.withComment() ? directives.withCommentAbove(start) : start;
        bench.replace(source.get(), new Span(from, end), bench.block(edit.block(), Map.of("comments", comments)), edit.block());
    }

    void value(TableEdit.Value edit) {
        Optional<SourceText> source = bench.read(edit.in());
        source.ifPresent(s -> new Directives(s).defines(edit.name())
                .forEach(d -> bench.replace(s, d.body(), edit.value(), edit.name() + " = " + edit.value())));
    }

    void insert(TableEdit.Insert edit) {
        Optional<SourceText> source = bench.read(edit.in());
        if (source.isEmpty()) {
            return;
        }
        Directives directives = new Directives(source.get());
        Optional<Integer> at = anchor(edit, source.get(), directives);
        if (at.isEmpty()) {
            return;
        }
        Span here = new Span(at.get(), at.get());
        if (directives.mentions(edit.unless())) {
            bench.right(source.get(), here, edit.unless() + " is there");
        } else {
            bench.replace(source.get(), here, bench.block(edit.block(), Map.of()), edit.block());
        }
    }

    private Optional<Integer> anchor(TableEdit.Insert edit, SourceText source, Directives directives) {
        if (edit.afterDefine() != null) {
            List<Define> defines = directives.defines(edit.afterDefine());
            return defines.isEmpty() ? Optional.empty() : Optional.of(defines.get(defines.size() - 1).lines().end());
        } else if (edit.afterInclude() != null) {
            return directives.directive("include", edit.afterInclude()).map(Span::end);
        }
        Optional<Node> function = bench.parsed(edit.in(), edit.beforeFunction()).flatMap(f -> f.function(edit.beforeFunction()));
        return function.map(f -> directives.withCommentAbove(source.lines().startOf(source.lines().line(f.span().start()))));
    }

    void lines(TableEdit.Lines edit) {
        Optional<SourceText> source = bench.read(edit.in());
        if (source.isEmpty()) {
            return;
        }
        String text = source.get().text();
        int after = edit.after() == null ? 0 : end(source.get(), edit.after(), 0);
        int first = after < 0 ? -1 : start(source.get(), edit.first(), after);
        int before = first < 0 ? -1 : start(source.get(), edit.before(), first);
        if (before < 0) {
            return;
        }
        int from = source.get().lines().startOf(source.get().lines().line(first));
        int to = source.get().lines().startOf(source.get().lines().line(before));
        String gap = text.substring(from, to).replaceAll("(?s).*?((\\r?\\n\\s*)*)$", "$1").replaceFirst("\\r?\\n", "");
        bench.replace(source.get(), new Span(from, to), bench.block(edit.block(), Map.of()) + gap, edit.block());
    }

    void tokens(TableEdit.Tokens edit) {
        Optional<SourceText> source = bench.read(edit.in());
        Optional<Span> where = edit.function() == null ? source.map(s -> new Span(0, s.length()))
                : bench.parsed(edit.in(), edit.function()).flatMap(f -> f.function(edit.function())).map(Node::span);
        if (source.isEmpty() || where.isEmpty()) {
            return;
        }
        int at = where.get().start();
        boolean any = false;
        for (Optional<Span> found = find(source.get(), edit.from(), at); found.isPresent() && where.get().contains(found.get());
                found = find(source.get(), edit.from(), at)) {
            bench.replace(source.get(), found.get(), edit.to(), edit.to());
            at = found.get().end();
            any = true;
        }
        if (!any) {
            find(source.get(), words(edit.to()), where.get().start()).ifPresent(span -> bench.right(source.get(), span, edit.to()));
        }
    }

    /** {@code text} with a blank between tokens. */
    private static String words(String text) {
        SourceText source = SourceText.ofLatin1("words", text);
        return Lexer.tokens(source).stream().map(t -> t.in(source)).collect(Collectors.joining(" "));
    }

    private static int start(SourceText source, String words, int from) {
        return find(source, words, from).map(Span::start).orElse(-1);
    }

    private static int end(SourceText source, String words, int from) {
        return find(source, words, from).map(Span::end).orElse(-1);
    }

    /** The first run of tokens, comments left out, that reads like {@code words}. */
    private static Optional<Span> find(SourceText source, String words, int from) {
        List<Token> all = Lexer.tokens(source).stream().filter(t -> t.span().start() >= from && t.kind() != Token.Kind.COMMENT).toList();
        String[] wanted = words.split(" ");
        for (int i = 0; i + wanted.length <= all.size(); i++) {
            boolean same = true;
            for (int j = 0; j < wanted.length && same; j++) {
                same = all.get(i + j).in(source).equals(wanted[j]);
            }
            if (same) {
                return Optional.of(new Span(all.get(i).span().start(), all.get(i + wanted.length - 1).span().end()));
            }
        }
        return Optional.empty();
    }

    void arraySize(TableEdit.ArraySize edit) {
        Optional<SourceText> source = bench.read(edit.in());
        if (source.isEmpty()) {
            return;
        }
        List<Token> tokens = code(source.get());
        for (int i = 0; i + 3 < tokens.size(); i++) {
            if (tokens.get(i).in(source.get()).equals(edit.name()) && tokens.get(i + 1).in(source.get()).equals("[")) {
                int end = i + 2;
                while (end < tokens.size() && !tokens.get(end).in(source.get()).equals("]")) {
                    end++;
                }
                Span size = new Span(tokens.get(i + 2).span().start(), tokens.get(end - 1).span().end());
                bench.replace(source.get(), size, edit.size(), edit.name() + "[" + edit.size() + "]");
                return;
            }
        }
    }

    /** The tokens that are neither of comments nor of directives. */
    private static List<Token> code(SourceText source) {
        List<Token> out = new ArrayList<>();
        boolean directive = false;
        for (Token t : Lexer.tokens(source)) {
            directive = directive ? t.kind() != Token.Kind.END_OF_DIRECTIVE : t.kind() == Token.Kind.DIRECTIVE;
            if (!directive && t.kind() != Token.Kind.COMMENT && t.kind() != Token.Kind.END_OF_DIRECTIVE) {
                out.add(t);
            }
        }
        return out;
    }
}
