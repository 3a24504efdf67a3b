package org.lockwright.rules.softint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.source.Token;
import org.lockwright.parser.tree.Node;
import org.lockwright.rules.check.Finding;
import org.lockwright.rules.softint.MachineIndependentSpec.Slots;

/** Checks the table of cross-calls: one slot for each class that has a level of its own. */
final class SlotChecks {

    private final MachineIndependent kernel;
    private final TreeReading tree;
    private final SoftintFindings out;

    SlotChecks(MachineIndependent kernel, TreeReading tree) {
        this.kernel = kernel;
        this.tree = tree;
        this.out = new SoftintFindings(kernel.profile());
    }

    List<Finding> findings(Map<SoftintClass, Cell> ids) {
        Slots slots = kernel.spec().slots();
        FileReading file = kernel.files().get(slots.in());
        if (file == null) {
            return List.of();
        }
        List<Cell> numbers = new ArrayList<>();
        for (SoftintClass c : ids.keySet()) {
            String macro = slots.prefix() + "SOFT" + c;
            Optional<Cell> cell = file.cell(macro, macro, c);
            if (cell.isEmpty()) {
                out.add("LW4003", at(file, slots.array()), macro, "there is no " + macro + ", so no cross-call at the level of " + c.word(),
                        ids.get(c).place().note("class at "));
                continue;
            }
            for (Cell other : numbers) {
                if (other.value() == cell.get().value()) {
                    out.add("LW4005", cell.get().place(), macro, macro + " has the slot " + other.value() + " of another class, at " + other.place());
                }
            }
            numbers.add(cell.get());
        }
        array(file, slots, numbers);
        cases(file, slots, ids);
        handlers(file, slots, ids);
        List<Finding> all = new ArrayList<>(out.all());
        all.addAll(PortChecks.asserted(file, Assertions.conditions(tree.tree(), slots.in()), kernel.profile()));
        return all;
    }

    private void array(FileReading file, Slots slots, List<Cell> numbers) {
        Matcher m = Pattern.compile("\\b" + Pattern.quote(slots.array()) + "\\s*\\[\\s*(\\d{1,4})\\s*\\]").matcher(file.source().text());
        long highest = numbers.stream().mapToLong(Cell::value).max().orElse(-1);
        if (m.find() && Long.parseLong(m.group(1)) <= highest) {
            out.add("LW4005", Place.of(file.source(), new Span(m.start(), m.end())), slots.array(), slots.array() + " has " + m.group(1)
                    + " slots, the highest used is " + highest);
        }
    }

    /** Each level has a case, whatever its branch, and each of them speaks of one class. */
    private void cases(FileReading file, Slots slots, Map<SoftintClass, Cell> ids) {
        Optional<Node> function = file.function(slots.function());
        if (function.isEmpty()) {
            return;
        }
        List<Token> tokens = tokens(file, function.get());
        List<SoftintClass> named = new ArrayList<>();
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).in(file.source()).equals("case")) {
                SoftintClass.in(tokens.get(i + 1).in(file.source())).ifPresent(named::add);
            }
        }
        ids.keySet().stream().filter(c -> !named.contains(c)).forEach(c -> out.add("LW4003", name(file, function.get()),
                slots.function() + " " + c.word(), slots.function() + "() has no case for the level of " + c.word()));
    }

    /** Each class has a handler, whatever its branch, and each of them speaks of one class. */
    private void handlers(FileReading file, Slots slots, Map<SoftintClass, Cell> ids) {
        Optional<Node> function = file.function(slots.handlers());
        if (function.isEmpty()) {
            return;
        }
        List<SoftintClass> made = new ArrayList<>();
        for (Span call : calls(file, function.get(), slots.call())) {
            List<SoftintClass> named = file.classesIn(call);
            made.addAll(named.subList(0, Math.min(1, named.size())));
            if (named.size() > 1) {
                out.add("LW4009", Place.of(file.source(), call), slots.handlers() + " " + named.get(0).word(), slots.call()
                        + "() is given values of " + named.stream().map(SoftintClass::word).collect(Collectors.joining(" and ")));
            }
        }
        ids.keySet().stream().filter(c -> !made.isEmpty() && !made.contains(c)).forEach(c -> out.add("LW4003", name(file, function.get()),
                slots.handlers() + " " + c.word(), slots.handlers() + "() makes no handler of cross-calls for " + c.word()));
    }

    /** Calls by the text, those in branches that the kernel leaves out included. */
    private static List<Span> calls(FileReading file, Node function, String name) {
        List<Token> tokens = tokens(file, function);
        List<Span> out = new ArrayList<>();
        for (int i = 0; i + 1 < tokens.size(); i++) {
            boolean called = tokens.get(i).in(file.source()).equals(name) && tokens.get(i + 1).in(file.source()).equals("(");
            int end = i + 1;
            while (called && end < tokens.size() && !tokens.get(end).in(file.source()).equals(")")) {
                end++;
            }
            if (called && end < tokens.size()) {
                out.add(new Span(tokens.get(i).span().start(), tokens.get(end).span().end()));
            }
        }
        return out;
    }

    private static List<Token> tokens(FileReading file, Node function) {
        return Lexer.tokens(file.source(), function.span()).stream().filter(t -> t.kind() != Token.Kind.COMMENT).toList();
    }

    private static Place name(FileReading file, Node function) {
        return Place.of(file.source(), function.name().map(n -> n.span()).orElse(function.span()));
    }

    private static Place at(FileReading file, String word) {
        int start = Math.max(0, file.source().text().indexOf(word));
        return Place.of(file.source(), new Span(start, Math.min(start + word.length(), file.source().length())));
    }
}
