package org.lockwright.rules.softint;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.rules.softint.PortSpec.Value;

/** Reads which line the trigger of a class raises, from the initialiser of a variable. */
final class TriggerReader {

    private final Value value;
    private final String machine;
    private final Map<String, FileReading> files;

    TriggerReader(Value value, String machine, Map<String, FileReading> files) {
        this.value = value;
        this.machine = machine;
        this.files = files;
    }

    /** The line that {@code c} raises, as a level from 1. */
    Optional<Cell> level(SoftintClass c) {
        FileReading file = files.get(FileReading.fill(value.in(), c, machine));
        if (file == null) {
            return Optional.empty();
        }
        Optional<Node> variable = file.function(value.function()).flatMap(f -> FileReading.all(f, Kind.VARIABLE).stream()
                .filter(v -> v.text().equals(value.variable()) && !v.children().isEmpty()).findFirst());
        Map<String, Long> names = new HashMap<>();
        value.with().forEach((name, expression) -> {
            Long v = file.values().get(FileReading.fill(expression, c, machine));
            if (v != null) {
                names.put(name, v);
            }
        });
        return variable.flatMap(v -> new ConstantExpression(names).value(v.child(0)).flatMap(raised -> level(file, raised)
                .map(level -> new Cell(level, text(file.source(), v), Place.of(file.source(), v.span())))));
    }

    private Optional<Integer> level(FileReading file, long raised) {
        return value.levels().entrySet().stream()
                .filter(e -> Long.valueOf(raised).equals(file.values().get(e.getKey())))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static String text(SourceText source, Node node) {
        return source.slice(node.span()).strip().replaceAll("\\s+", " ");
    }
}
