package org.lockwright.rules.softint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.source.Token;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.rules.softint.PortSpec.Dispatch;
import org.lockwright.rules.softint.PortTable.Row;
import org.lockwright.rules.softint.PortTable.Rung;

/** Reads in which order classes are dispatched. */
final class LadderReader {

    private final Dispatch dispatch;
    private final String machine;
    private final Map<String, FileReading> files;

    LadderReader(Dispatch dispatch, String machine, Map<String, FileReading> files) {
        this.dispatch = dispatch;
        this.machine = machine;
        this.files = files;
    }

    /** The ladder, first to last; a class that it lacks is not in it, one that it tests twice is in it twice. */
    List<Rung> ladder(List<Row> rows) {
        FileReading file = dispatch.in() == null ? null : files.get(FileReading.fill(dispatch.in(), null, machine));
        if (dispatch.fifo() || file == null) {
            return List.of();
        } else if (dispatch.highestBit() != null) {
            return bits(file, rows);
        }
        return tests(file, dispatch.function(), dispatch.macro());
    }

    private List<Rung> bits(FileReading file, List<Row> rows) {
        Optional<Place> place = Lexer.tokens(file.source()).stream()
                .filter(t -> t.kind() == Token.Kind.IDENTIFIER && t.in(file.source()).startsWith(dispatch.highestBit()))
                .findFirst()
                .map(t -> Place.of(file.source(), t.span()));
        if (place.isEmpty()) {
            return List.of();
        }
        return rows.stream()
                .filter(r -> r.pending() != null)
                .sorted(Comparator.comparing((Row r) -> r.pending().value()).reversed())
                .map(r -> new Rung(r.type(), r.pending().place()))
                .toList();
    }

    /** The classes that the tests of {@code function} are about, in order: uses of {@code macro}, or conditions of {@code if}. */
    static List<Rung> tests(FileReading file, String function, String macro) {
        Optional<Node> found = file.function(function);
        if (found.isEmpty()) {
            return List.of();
        }
        List<Span> spans = new ArrayList<>();
        if (macro != null) {
            file.parsed().unit().macroUses().stream()
                    .filter(u -> u.name().equals(macro) && u.path().equals(file.source().path()) && found.get().span().contains(u.span()))
                    .forEach(u -> spans.add(u.span()));
        } else {
            FileReading.all(found.get(), Kind.IF).forEach(n -> spans.add(n.child(0).span()));
        }
        return spans.stream().sorted().flatMap(s -> rung(file, s).stream()).toList();
    }

    private static Optional<Rung> rung(FileReading file, Span span) {
        SourceText source = file.source();
        List<SoftintClass> classes = file.classesIn(span);
        return classes.size() == 1 ? Optional.of(new Rung(classes.get(0), Place.of(source, span))) : Optional.empty();
    }
}
