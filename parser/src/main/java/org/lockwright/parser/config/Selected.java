package org.lockwright.parser.config;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.lockwright.parser.config.Definitions.Attribute;

/** The names a kernel selects; a file condition asks for them. An attribute brings those it depends on. */
final class Selected {

    private final Definitions definitions;
    private final Set<String> names = new TreeSet<>();

    Selected(Definitions definitions) {
        this.definitions = definitions;
    }

    boolean contains(String name) {
        return names.contains(name);
    }

    Set<String> names() {
        return names;
    }

    /** Selects one name and nothing else. */
    void addName(String name) {
        names.add(name);
    }

    void removeName(String name) {
        names.remove(name);
    }

    /** Selects an attribute and all it depends on. */
    void add(String attribute) {
        Deque<String> waiting = new ArrayDeque<>(List.of(attribute));
        Set<String> seen = new HashSet<>();
        while (!waiting.isEmpty()) {
            String name = waiting.pop();
            if (seen.add(name)) {
                names.add(name);
                definitions.attribute(name).ifPresent(a -> waiting.addAll(a.depends()));
                definitions.device(name).ifPresent(d -> d.attributes().stream().filter(this::isPlain).forEach(waiting::add));
            }
        }
    }

    private boolean isPlain(String attribute) {
        return definitions.attribute(attribute).map(a -> !a.isInterface() && !a.isClass()).orElse(true);
    }

    /** Takes back an attribute and all that depend on it. */
    void remove(String attribute) {
        Deque<String> waiting = new ArrayDeque<>(List.of(attribute));
        Set<String> seen = new HashSet<>();
        while (!waiting.isEmpty()) {
            String name = waiting.pop();
            if (seen.add(name)) {
                names.remove(name);
                for (Attribute a : definitions.attributes()) {
                    if (a.depends().contains(name)) {
                        waiting.add(a.name());
                    }
                }
                definitions.devices().forEach(d -> {
                    if (d.attributes().contains(name)) {
                        waiting.add(d.name());
                    }
                });
            }
        }
    }
}
