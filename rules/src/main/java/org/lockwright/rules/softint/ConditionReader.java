package org.lockwright.rules.softint;

import java.util.Optional;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;

/** Finds conditions that compare a value with levels. */
final class ConditionReader {

    private ConditionReader() {
    }

    /** The first condition in {@code function} that compares {@code value}, a variable or member, with a level of software interrupts. */
    static Optional<Node> comparing(FileReading file, String function, String value) {
        Optional<Node> f = file.function(function);
        return f.flatMap(top -> FileReading.all(top, Kind.IF).stream()
                .map(n -> n.child(0))
                .filter(c -> !file.classesIn(c.span()).isEmpty() && file.source().slice(c.span()).contains(value))
                .findFirst());
    }
}
