package org.lockwright.rules.softint;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;

/** Reads what a switch on a class sets under each case. */
final class SwitchReader {

    private final FileReading file;

    SwitchReader(FileReading file) {
        this.file = file;
    }

    /** The value that {@code target}, a variable or a member, is set to under each class; the last one where several are. */
    Map<SoftintClass, Node> assignments(Node function, String target) {
        Map<SoftintClass, Node> out = new EnumMap<>(SoftintClass.class);
        for (Node sw : FileReading.all(function, Kind.SWITCH)) {
            SoftintClass current = null;
            for (Node statement : sw.child(1).children()) {
                if (statement.kind() == Kind.CASE) {
                    current = file.classesIn(statement.span()).stream().findFirst().orElse(null);
                } else if (statement.kind() == Kind.DEFAULT || statement.kind() == Kind.BREAK) {
                    current = null;
                }
                if (current != null) {
                    assigned(statement, target, current, out);
                }
            }
        }
        return out;
    }

    private void assigned(Node statement, String target, SoftintClass type, Map<SoftintClass, Node> out) {
        for (Node assign : FileReading.all(statement, Kind.ASSIGN)) {
            if (assign.operator().equals("=") && assign.child(0).text().equals(target)) {
                out.put(type, assign.child(1));
            }
        }
    }

    /** The classes that the function's switches have a case for. */
    List<SoftintClass> cases(Node function) {
        return FileReading.all(function, Kind.CASE).stream().flatMap(c -> file.classesIn(c.span()).stream()).distinct().toList();
    }
}
