package org.lockwright.rules.softint;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Expressions to compute, each at the end of a file, where its macros are defined; asked for before anything is parsed. */
final class Questions {

    /** Stands for a file that includes the headers in which priorities are declared. */
    static final String HEADERS = "sys/lockwright_headers.c";

    private final Map<String, Set<String>> byFile = new LinkedHashMap<>();

    /** Asks for {@code expression} at the end of {@code path}; without one the file is only parsed. */
    void ask(String path, String... expressions) {
        byFile.computeIfAbsent(path, p -> new LinkedHashSet<>()).addAll(List.of(expressions));
    }

    /** These questions but for those about {@code path}. */
    Questions without(String path) {
        Questions out = new Questions();
        out.byFile.putAll(byFile);
        out.byFile.remove(path);
        return out;
    }

    /** The files asked about, in the order of asking. */
    List<String> files() {
        return List.copyOf(byFile.keySet());
    }

    /** The expressions asked for in {@code path}. */
    List<String> expressions(String path) {
        return List.copyOf(byFile.get(path));
    }
}
