package org.lockwright.rules.rewrite;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lockwright.parser.source.SourceText;

/** Edits that do not overlap, ready to be applied once. */
public final class EditSet {

    private final Map<String, List<Edit>> byPath;

    private EditSet(Map<String, List<Edit>> byPath) {
        this.byPath = byPath;
    }

    /**
     * The set of {@code edits}; equal edits count once.
     *
     * @throws EditConflictException if two of them touch the same bytes, naming both rules
     */
    public static EditSet of(Collection<Edit> edits) {
        Map<String, List<Edit>> byPath = new TreeMap<>();
        for (Edit edit : edits.stream().distinct().sorted().toList()) {
            List<Edit> list = byPath.computeIfAbsent(edit.path(), p -> new ArrayList<>());
            if (!list.isEmpty()) {
                Edit before = list.get(list.size() - 1);
                boolean sameInsertion = before.span().equals(edit.span()) && edit.span().length() == 0;
                if (before.span().overlaps(edit.span()) || sameInsertion) {
                    throw new EditConflictException(before, edit);
                }
            }
            list.add(edit);
        }
        return new EditSet(byPath);
    }

    /** The files it edits, sorted. */
    public List<String> paths() {
        return List.copyOf(byPath.keySet());
    }

    /** The edits of one file, in order. */
    public List<Edit> of(String path) {
        return byPath.getOrDefault(path, List.of());
    }

    /** Whether there is nothing to do. */
    public boolean isEmpty() {
        return byPath.isEmpty();
    }

    /**
     * {@code source} with its edits done.
     *
     * @throws IllegalStateException if the bytes at an edit are not the ones it expects
     */
    public SourceText apply(SourceText source) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (Edit edit : of(source.path())) {
            if (edit.span().end() > source.length() || !source.slice(edit.span()).equals(edit.expected())) {
                throw new IllegalStateException(edit.rule() + ": " + edit.path() + " is not what the edit expects at byte "
                        + edit.span().start());
            }
            out.append(source.text(), at, edit.span().start()).append(edit.replacement());
            at = edit.span().end();
        }
        return SourceText.ofLatin1(source.path(), out.append(source.text(), at, source.length()).toString());
    }
}
