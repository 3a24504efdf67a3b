package org.lockwright.rules.flow;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.HashMap;
import java.util.List;
import java.util.ArrayList;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.MacroUse;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Unit;

/** Finds the names that a stretch of code mentions, macros by the names they have before they are expanded. */
final class Mentions {

    private final Map<String, TreeMap<Integer, List<MacroUse>>> uses = new HashMap<>();

    Mentions(Unit unit) {
        for (MacroUse use : unit.macroUses()) {
            uses.computeIfAbsent(use.path(), p -> new TreeMap<>()).computeIfAbsent(use.span().start(), s -> new ArrayList<>()).add(use);
        }
    }

    /** The macros used at {@code place}. */
    Set<String> macros(Place place) {
        Set<String> out = new TreeSet<>();
        uses.getOrDefault(place.path(), new TreeMap<>()).subMap(place.start(), Math.max(place.start(), place.end())).values()
                .forEach(here -> here.stream().filter(use -> use.span().end() <= place.end()).forEach(use -> out.add(use.name())));
        return out;
    }

    /** The macros and the names in {@code list}. */
    Set<String> in(Node list, Place place) {
        Set<String> out = macros(place);
        list.walk(n -> {
            if (n.kind() == Kind.NAME) {
                out.add(n.text());
            }
        });
        return out;
    }
}
