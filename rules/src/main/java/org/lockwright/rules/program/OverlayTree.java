package org.lockwright.rules.program;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
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
        OverlayTree out = new OverlayTree(below, headersRead);
        out.replaced.putAll(replaced);
        texts.forEach(text -> out.replaced.put(text.path(), text));
        return out;
    }

    @Override
    public String describe() {
        return below.describe();
    }

    @Override
    public boolean isFile(String path) {
        return replaced.containsKey(path) || below.isFile(path);
    }

    @Override
    public Optional<SourceText> read(String path) {
        SourceText own = replaced.get(path);
        if (own != null) {
            return Optional.of(own);
        }
        return path.endsWith(".h") ? headersRead.computeIfAbsent(path, below::read) : below.read(path);
    }

    @Override
    public Optional<String> contentId(String path) {
        SourceText own = replaced.get(path);
        return own != null ? Optional.of(ContentId.of(own.bytes())) : below.contentId(path);
    }

    @Override
    public List<String> files() {
        return below.files();
    }
}
