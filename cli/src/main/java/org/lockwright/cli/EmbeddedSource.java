package org.lockwright.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lockwright.netbsd.EmbeddedTree;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;

/** The embedded sample as a tree. */
final class EmbeddedSource implements SourceTree {

    private final List<String> paths = EmbeddedTree.paths();
    private final Set<String> known = new HashSet<>(paths);

    @Override
    public String describe() {
        return "embedded";
    }

    @Override
    public boolean isFile(String path) {
        return known.contains(path);
    }

    @Override
    public Optional<SourceText> read(String path) {
        return isFile(path) ? Optional.of(SourceText.of(path, EmbeddedTree.read(path))) : Optional.empty();
    }

    @Override
    public List<String> files() {
        return paths;
    }

    /** Every file's bytes by path. */
    static SortedMap<String, byte[]> bytes() {
        SortedMap<String, byte[]> out = new TreeMap<>();
        EmbeddedTree.paths().forEach(path -> out.put(path, EmbeddedTree.read(path)));
        return out;
    }
}
