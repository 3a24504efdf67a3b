package org.lockwright.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.source.UnreadableFileException;
import org.lockwright.rules.flow.Place;

/** Finds where places end; keeps the texts of a few files only. */
final class Regions {

    private static final int KEPT = 32;

    private final SourceTree tree;
    private final Map<String, Optional<SourceText>> texts = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<SourceText>> eldest) {
            return size() > KEPT;
        }
    };

    /**
     * Where a place ends.
     *
     * @param line line of its last byte, from 1
     * @param column column behind its last byte, from 1
     */
    record End(int line, int column) {
    }

    Regions(SourceTree tree) {
        this.tree = tree;
    }

    /** The end of {@code place}; empty if it has no length, or if its file cannot be read any more. */
    Optional<End> end(Place place) {
        if (place.end() <= place.start()) {
            return Optional.empty();
        }
        return texts.computeIfAbsent(place.path(), this::read).filter(t -> place.end() <= t.length())
                .map(t -> new End(t.lines().line(place.end() - 1), t.lines().column(place.end() - 1) + 1));
    }

    private Optional<SourceText> read(String path) {
        try {
            return tree.read(path);
        } catch (UnreadableFileException e) {
            return Optional.empty();
        }
    }
}
