package org.lockwright.rules.convert;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.rules.softint.FileReading;
import org.lockwright.rules.softint.SoftintClass;

/** Puts statements, one for each class, in the order of classes. */
final class OrderEdits {

    private final Bench bench;

    OrderEdits(Bench bench) {
        this.bench = bench;
    }

    /** A statement or test of one class. */
    private record Element(SoftintClass type, Span span) {
    }

    void arrange(TableEdit.Arrange edit) {
        Optional<FileReading> file = bench.parsed(edit.in(), edit.function());
        Optional<Node> function = file.flatMap(f -> f.function(edit.function()));
        if (function.isEmpty()) {
            return;
        }
        List<Element> elements = edit.macro() == null ? chain(file.get(), function.get()) : uses(file.get(), function.get(), edit.macro());
        if (elements.size() < 2) {
            return;
        }
        List<SoftintClass> order = new ArrayList<>();
        if ("today".equals(edit.order())) {
            elements.forEach(e -> order.add(e.type()));
            bench.priorities().ladder().stream().filter(c -> !order.contains(c)).forEach(order::add);
        } else {
            order.addAll(bench.priorities().ladder());
        }
        SourceText source = file.get().source();
        Span whole = new Span(elements.get(0).span().start(), elements.get(elements.size() - 1).span().end());
        if (edit.block() != null && source.text().startsWith(";", whole.end())) {
            bench.replace(source, new Span(whole.start(), whole.end() + 1), bench.block(edit.block(), Map.of()).strip(), edit.block());
            return;
        }
        bench.replace(source, whole, arranged(source, elements, order, SoftintClass.of(edit.like()).orElseThrow()), "ladder");
    }

    private static String arranged(SourceText source, List<Element> elements, List<SoftintClass> order, SoftintClass like) {
        Map<SoftintClass, String> texts = new LinkedHashMap<>();
        elements.forEach(e -> texts.put(e.type(), source.slice(e.span())));
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < order.size(); i++) {
            if (i > 0) {
                int at = Math.min(i, elements.size() - 1);
                out.append(source.text(), elements.get(at - 1).span().end(), elements.get(at).span().start());
            }
            String text = texts.get(order.get(i));
            out.append(text == null ? Names.turned(texts.get(like), like, order.get(i)) : text);
        }
        return out.toString();
    }

    /** The tests of an {@code if ... else if} chain: condition and statement of each. */
    private static List<Element> chain(FileReading file, Node function) {
        List<Element> out = new ArrayList<>();
        for (Node n : FileReading.all(function, Kind.IF)) {
            List<SoftintClass> named = file.classesIn(n.child(0).span());
            if (named.size() == 1 && n.children().size() > 1) {
                out.add(new Element(named.get(0), new Span(n.child(0).span().start(), n.child(1).span().end())));
            }
        }
        return out;
    }

    private static List<Element> uses(FileReading file, Node function, String macro) {
        return file.parsed().unit().macroUses().stream()
                .filter(u -> u.name().equals(macro) && u.path().equals(file.source().path()) && function.span().contains(u.span()))
                .filter(u -> file.classesIn(u.span()).size() == 1)
                .map(u -> new Element(file.classesIn(u.span()).get(0), u.span()))
                .sorted(java.util.Comparator.comparing(Element::span))
                .toList();
    }

    void steps(TableEdit.Steps edit) {
        Optional<FileReading> file = bench.parsed(edit.in(), edit.function(), edit.macros());
        Optional<Node> function = file.flatMap(f -> f.function(edit.function()));
        if (function.isEmpty()) {
            return;
        }
        SourceText source = file.get().source();
        List<Span> starts = new ArrayList<>();
        List<SoftintClass> classes = new ArrayList<>();
        int end = -1;
        for (Node call : FileReading.all(function.get(), Kind.CALL)) {
            String name = call.child(0).text();
            Optional<SoftintClass> type = SoftintClass.in(name)
                    .filter(c -> name.equals(edit.first().replace("${class}", c.word())));
            Span line = Directives.lines(source, call.span().start(), call.span().start());
            if (type.isPresent() && end < 0) {
                classes.add(type.get());
                starts.add(line);
            } else if (!classes.isEmpty() && end < 0 && name.startsWith("spl")) {
                end = line.start();
            }
        }
        if (classes.size() < 2 || end < 0) {
            return;
        }
        List<SoftintClass> order = new ArrayList<>(bench.priorities().ladder());
        order.retainAll(classes);
        Collections.reverse(order);
        bench.replace(source, new Span(starts.get(0).start(), end), paragraphs(source, starts, classes, end, order, edit.previous()), "steps");
        after(source, end, function.get().span().end(), classes, order, edit.previous());
    }

    private static String paragraphs(SourceText source, List<Span> starts, List<SoftintClass> classes, int end, List<SoftintClass> order,
            String previous) {
        Map<SoftintClass, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < classes.size(); i++) {
            texts.put(classes.get(i), source.text().substring(starts.get(i).start(), i + 1 < starts.size() ? starts.get(i + 1).start() : end));
        }
        String none = texts.get(classes.get(0)).replaceAll("(?s).*" + java.util.regex.Pattern.quote(previous) + "\\s*(\\w+).*", "$1");
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < order.size(); i++) {
            String before = i == 0 ? none : "IPL_SOFT" + order.get(i - 1);
            out.append(texts.get(order.get(i)).replaceAll(java.util.regex.Pattern.quote(previous) + "\\s*\\w+", previous + " " + before));
        }
        return out.toString();
    }

    /** Behind the paragraphs: what compares with the last of them, and loops that begin at the first. */
    private void after(SourceText source, int from, int to, List<SoftintClass> classes, List<SoftintClass> order, String previous) {
        String rest = source.text().substring(from, to);
        change(source, from, rest, previous + " IPL_SOFT" + classes.get(classes.size() - 1), previous + " IPL_SOFT" + order.get(order.size() - 1));
        change(source, from, rest, "= IPL_SOFT" + classes.get(0) + ";", "= IPL_SOFT" + order.get(0) + ";");
    }

    private void change(SourceText source, int base, String text, String old, String now) {
        int at = text.indexOf(old);
        if (at >= 0) {
            bench.replace(source, new Span(base + at, base + at + old.length()), now, "steps");
        }
    }
}
