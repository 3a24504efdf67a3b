package org.lockwright.rules.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lockwright.parser.cdt.BigStack;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.source.UnreadableFileException;

/** The functions and macros of many files by name. */
final class FunctionIndex {

    private final Map<String, List<FunctionText>> byName = new HashMap<>();
    private final Set<String> compiled;
    private int functions;

    private FunctionIndex(Set<String> compiled) {
        this.compiled = compiled;
    }

    /**
     * The functions of {@code paths}.
     *
     * @param compiled files that the kernel compiles; they come first where a name is defined in several files
     */
    static FunctionIndex of(SourceTree tree, List<String> paths, Set<String> compiled, int threads) {
        FunctionIndex index = new FunctionIndex(compiled);
        BigStack.map(paths, threads, path -> read(tree, path), path -> { }).forEach(found -> found.forEach(f -> {
            index.byName.computeIfAbsent(f.name(), n -> new ArrayList<>()).add(f);
            index.functions += f.isMacro() ? 0 : 1;
        }));
        return index;
    }

    private static List<FunctionText> read(SourceTree tree, String path) {
        try {
            return tree.read(path).map((SourceText s) -> FunctionFinder.in(s)).orElse(List.of());
        } catch (UnreadableFileException e) {
            return List.of(); // the run lists it
        }
    }

    /** Number of functions, macros not among them. */
    int size() {
        return functions;
    }

    /** What a call of {@code name} in the file {@code from} may reach, sorted: its own file's definition, else what others show. */
    List<FunctionText> callees(String name, String from) {
        List<FunctionText> all = byName.getOrDefault(name, List.of());
        List<FunctionText> own = all.stream().filter(f -> f.path().equals(from)).sorted().toList();
        if (!own.isEmpty()) {
            return own;
        }
        List<FunctionText> shown = all.stream().filter(f -> !f.isLocal()).sorted().toList();
        List<FunctionText> built = shown.stream().filter(f -> compiled.contains(f.path()) || f.path().endsWith(".h")).toList();
        return built.isEmpty() ? shown : built;
    }

    /** Names of the functions that files of {@code folders} define. */
    Set<String> namesIn(Set<String> folders) {
        Set<String> out = new HashSet<>();
        byName.forEach((name, all) -> {
            if (all.stream().anyMatch(f -> !f.isMacro() && folders.contains(f.path().substring(0, f.path().lastIndexOf('/') + 1)))) {
                out.add(name);
            }
        });
        return out;
    }

    /** Whether the kernel compiles {@code path}; every file is taken to be, if no list of them is known. */
    boolean isCompiled(String path) {
        return compiled.isEmpty() || path.endsWith(".h") || compiled.contains(path);
    }
}
