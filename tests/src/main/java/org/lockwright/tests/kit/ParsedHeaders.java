package org.lockwright.tests.kit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.tree.HeaderInterest;
import org.lockwright.parser.tree.Unit;
import org.lockwright.rules.program.Parsing;

/**
 * The units of a tree's files, those of headers parsed once for all trees with the same headers: hundreds of cases share theirs, and a
 * header's own unit depends on nothing in a case that includes it.
 */
final class ParsedHeaders {

    /** All that the units of headers depend on. */
    private record Key(Configuration configuration, List<String> paths, Map<String, String> besidesSources) {
    }

    private static final Map<Key, List<Unit>> UNITS = new ConcurrentHashMap<>();

    private ParsedHeaders() {
    }

    /** The units of the C files of {@code tree} and of its {@code headers}, in that order; what every header of the tree declares is in each of them. */
    static List<Unit> units(MemoryTree tree, Configuration configuration, List<String> headers) {
        HeaderInterest interest = HeaderInterest.of(Set.copyOf(tree.headers()));
        List<Unit> out = new ArrayList<>(new Parsing(tree, configuration, interest, 1).units(tree.sources()));
        Map<String, String> rest = new HashMap<>();
        tree.files().stream().filter(path -> !path.endsWith(".c")).forEach(path -> rest.put(path, tree.text(path)));
        out.addAll(UNITS.computeIfAbsent(new Key(configuration, List.copyOf(headers), rest),
                key -> new Parsing(tree, configuration, interest, 1).units(key.paths())));
        return out;
    }
}
