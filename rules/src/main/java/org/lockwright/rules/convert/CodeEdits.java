package org.lockwright.rules.convert;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.source.Token;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.rules.rewrite.Reason;
import org.lockwright.rules.softint.FileReading;
import org.lockwright.rules.softint.SoftintClass;

/** Edits of code: copies for a new class, and bodies of switches. */
final class CodeEdits {

    private final Bench bench;

    CodeEdits(Bench bench) {
        this.bench = bench;
    }

    void copy(TableEdit.Clone edit) {
        SoftintClass like = SoftintClass.of(edit.like()).orElseThrow();
        SoftintClass as = SoftintClass.of(edit.as()).orElseThrow();
        Optional<FileReading> file = bench.parsed(edit.in(), edit.function());
        if (file.isEmpty()) {
            return;
        }
        SourceText source = file.get().source();
        Optional<Span> original = original(edit, file.get(), like);
        Optional<Span> present = original(edit, file.get(), as);
        if (present.isPresent()) {
            bench.right(source, present.get(), as.word() + " is there");
        } else if (original.isPresent()) {
            String copy = Names.turned(source.slice(original.get()), like, as);
            if (edit.of() == TableEdit.Part.OPERAND) {
                copy = " || " + copy;
            } else {
                copy += copy.endsWith("\n") ? "" : "\n";
                if (edit.guard() != null && isThere(edit, file.get(), copy)) {
                    bench.right(source, original.get(), as.word() + " is there");
                    return;
                }
                copy = edit.guard() == null ? copy : "#if " + edit.guard() + "\n" + copy + "#endif\n";
            }
            int end = edit.of() == TableEdit.Part.OPERAND ? lastOperand(edit, file.get()) : original.get().end();
            bench.replace(source, new Span(end, end), copy, as.word());
        }
    }

    /** Whether the function has the copy already, be it in a branch that its guard leaves out here. */
    private static boolean isThere(TableEdit.Clone edit, FileReading file, String copy) {
        SourceText source = file.source();
        Span where = file.function(edit.function()).map(Node::span).orElse(new Span(0, source.length()));
        List<String> words = words(source, where);
        return Collections.indexOfSubList(words, words(SourceText.ofLatin1("copy", copy), new Span(0, copy.length()))) >= 0;
    }

    private static List<String> words(SourceText source, Span where) {
        return Lexer.tokens(source, where).stream().filter(t -> t.kind() != Token.Kind.COMMENT).map(t -> t.in(source)).toList();
    }

    private Optional<Span> original(TableEdit.Clone edit, FileReading file, SoftintClass type) {
        return switch (edit.of()) {
            case DECLARATION -> declaration(edit, file, type);
            case CALL -> call(edit, file, type);
            case CASE -> group(edit, file, type);
            case OPERAND -> operands(edit, file).stream().filter(o -> file.classesIn(o.span()).contains(type)).map(Node::span).findFirst();
            case DEFINE -> new Directives(file.source()).defines(Names.turned(edit.name(), SoftintClass.of(edit.like()).orElseThrow(), type))
                    .stream().map(Directives.Define::lines).findFirst();
        };
    }

    private static Optional<Span> declaration(TableEdit.Clone edit, FileReading file, SoftintClass type) {
        String name = Names.turned(edit.name(), SoftintClass.of(edit.like()).orElseThrow(), type);
        return file.parsed().unit().declarations().stream()
                .filter(d -> d.kind() == Kind.DECLARATION && d.children().stream().anyMatch(v -> v.text().equals(name)))
                .map(d -> Directives.lines(file.source(), d.span().start(), d.span().end()))
                .findFirst();
    }

    private static Optional<Span> call(TableEdit.Clone edit, FileReading file, SoftintClass type) {
        return file.function(edit.function()).flatMap(f -> FileReading.all(f, Kind.CALL).stream()
                .filter(c -> c.child(0).text().equals(edit.name()) && file.classesIn(c.span()).contains(type))
                .map(c -> Directives.lines(file.source(), c.span().start(), c.span().end()))
                .findFirst());
    }

    /** A case label with the statements up to its break. */
    private static Optional<Span> group(TableEdit.Clone edit, FileReading file, SoftintClass type) {
        Optional<Node> function = file.function(edit.function());
        for (Node sw : function.map(f -> FileReading.all(f, Kind.SWITCH)).orElse(List.of())) {
            Node start = null;
            for (Node statement : sw.child(1).children()) {
                if (statement.kind() == Kind.CASE && file.classesIn(statement.span()).contains(type)) {
                    start = statement;
                } else if (start != null && statement.kind() == Kind.BREAK) {
                    return Optional.of(Directives.lines(file.source(), start.span().start(), statement.span().end()));
                }
            }
        }
        return Optional.empty();
    }

    private List<Node> operands(TableEdit.Clone edit, FileReading file) {
        List<Node> out = new ArrayList<>();
        for (Node n : file.function(edit.function()).map(f -> FileReading.all(f, Kind.IF)).orElse(List.of())) {
            Node condition = n.child(0);
            boolean compares = !file.classesIn(condition.span()).isEmpty() && file.source().slice(condition.span()).contains(edit.name());
            if (compares && out.isEmpty()) {
                flatten(condition, out);
            }
        }
        return out;
    }

    private static void flatten(Node node, List<Node> out) {
        if (node.kind() == Kind.BINARY && node.operator().equals("||")) {
            node.children().forEach(c -> flatten(c, out));
        } else {
            out.add(node);
        }
    }

    private int lastOperand(TableEdit.Clone edit, FileReading file) {
        List<Node> all = operands(edit, file);
        return all.get(all.size() - 1).span().end();
    }

    void switchBody(TableEdit.SwitchBody edit) {
        Optional<FileReading> file = bench.parsed(edit.in(), edit.function());
        Optional<Node> sw = file.flatMap(f -> f.function(edit.function()))
                .flatMap(f -> FileReading.all(f, Kind.SWITCH).stream().findFirst());
        if (sw.isPresent()) {
            SourceText source = file.get().source();
            Span body = sw.get().child(1).span();
            int from = source.lines().endOf(source.lines().line(body.start()));
            int to = source.lines().startOf(source.lines().line(body.end() - 1));
            bench.replace(source, new Span(from, to), bench.block(edit.block(), Map.of()), edit.block());
        }
    }

    void refuse(TableEdit.Refuse edit) {
        Optional<FileReading> file = bench.parsed(edit.in(), edit.function());
        file.flatMap(f -> f.function(edit.function()))
                .ifPresent(f -> bench.refuse(file.get().source(), f.span(), Reason.of(edit.reason())));
    }

    void initializer(TableEdit.Initializer edit) {
        List<SoftintClass> wanted = edit.classes().stream().map(c -> SoftintClass.of(c).orElseThrow()).sorted().toList();
        Optional<FileReading> file = bench.parsed(edit.in(), edit.function());
        Optional<Node> variable = file.flatMap(f -> f.function(edit.function()))
                .flatMap(f -> FileReading.all(f, Kind.VARIABLE).stream().filter(v -> v.text().equals(edit.variable())).findFirst());
        if (variable.isEmpty()) {
            return;
        }
        SourceText source = file.get().source();
        FileReading.all(variable.get(), Kind.BINARY).stream()
                .filter(b -> b.operator().equals("|") && b.origin().isExact()
                        && file.get().classesIn(b.span()).stream().sorted().toList().equals(wanted))
                .findFirst()
                .ifPresentOrElse(b -> replace(source, b, bench.block(edit.block(), Map.of()).strip(), edit.block()),
                        () -> already(file.get(), variable.get(), edit));
    }

    /** The initialiser is right if it names what the block names, and no class besides. */
    private void already(FileReading file, Node variable, TableEdit.Initializer edit) {
        String block = bench.block(edit.block(), Map.of()).strip();
        SourceText source = SourceText.ofLatin1("block", block);
        List<SoftintClass> wanted = Lexer.tokens(source).stream().flatMap(t -> SoftintClass.in(t.in(source)).stream()).distinct().sorted().toList();
        if (file.classesIn(variable.span()).stream().sorted().toList().equals(wanted)) {
            bench.right(file.source(), variable.span(), edit.variable());
        }
    }

    /** Replaces an expression, with the parentheses around it where a single name takes its place. */
    private void replace(SourceText source, Node expression, String text, String what) {
        Node whole = expression;
        if (text.matches("\\w+") && expression.parent().filter(p -> p.kind() == Kind.PAREN && p.origin().isExact()).isPresent()) {
            whole = expression.parent().get();
        }
        bench.replace(source, whole.span(), text, what);
    }
}
