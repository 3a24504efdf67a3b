package org.lockwright.rules.program;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.lockwright.parser.source.ContentId;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;

/**
 * A tree with some files replaced; the tree below is not touched. Headers of the tree below are kept once read, for all overlays made
 * from this one.
 */
public final class OverlayTree implements SourceTree {

    private final SourceTree below;
    private final Map<String, Optional<SourceText>> headersRead;
    private final Map<String, SourceText> replaced = new TreeMap<>();
    private final Set<String> removed = new TreeSet<>();

    private OverlayTree(SourceTree below, Map<String, Optional<SourceText>> headersRead) {
        this.below = below;
        this.headersRead = headersRead;
    }

    /** {@code below} as it is. */
    public static OverlayTree on(SourceTree below) {
        return new OverlayTree(below, new ConcurrentHashMap<>());
    }

    /** This tree with {@code texts} in place of the files of the same paths. */
    public OverlayTree with(Collection<SourceText> texts) {
        return with(texts, Set.of());
    }

    /** This tree with {@code texts} in place of the files of the same paths, and without the files {@code gone}. */
    public OverlayTree with(Collection<SourceText> texts, Collection<String> gone) {
        OverlayTree out = new OverlayTree(below, headersRead);
        out.replaced.putAll(replaced);
        out.removed.addAll(removed);
        gone.forEach(out.replaced::remove);
        out.removed.addAll(gone);
        texts.forEach(text -> out.replaced.put(text.path(), text));
        texts.forEach(text -> out.removed.remove(text.path()));
        return out;
    }

    @Override
    public String describe() {
        return below.describe();
    }

    @Override
    public boolean isFile(String path) {
        return replaced.containsKey(path) || !removed.contains(path) && below.isFile(path);
    }

    @Override
    public Optional<SourceText> read(String path) {
        SourceText own = replaced.get(path);
        if (own != null) {
            return Optional.of(own);
        }
        if (removed.contains(path)) {
            return Optional.empty();
        }
        return path.endsWith(".h") ? headersRead.computeIfAbsent(path, below::read) : below.read(path);
    }

    @Override
    public Optional<String> contentId(String path) {
        SourceText own = replaced.get(path);
        return own != null ? Optional.of(ContentId.of(own.bytes())) : removed.contains(path) ? Optional.empty() : below.contentId(path);
    }

    @Override
    public List<String> files() {
        List<String> added = replaced.keySet().stream().filter(path -> !below.isFile(path)).toList();
        if (added.isEmpty() && removed.isEmpty()) {
            return below.files();
        }
        return Stream.concat(below.files().stream().filter(path -> !removed.contains(path)), added.stream()).sorted().toList();
    }
}
