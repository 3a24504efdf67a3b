package org.lockwright.parser.keys;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lockwright.parser.source.Span;

/**
 * A comment, or the part of one, that says what each locking key means.
 *
 * @param path file it stands in, as in {@link org.lockwright.parser.source.SourceTree}
 * @param span the whole comment
 * @param dialect how it spells its keys
 * @param entries its lines in order, at least one
 * @param otherwise what it says of members without a mark; that entry's key is empty
 * @param marks how the marks under it spell its keys: as the legend does, or between brackets where it lists the letters alone
 */
public record Legend(String path, Span span, Dialect dialect, List<Entry> entries, Optional<Entry> otherwise, Dialect marks) {

    public Legend {
        entries = List.copyOf(entries);
    }

    /** A legend whose marks are spelled as it is. */
    public Legend(String path, Span span, Dialect dialect, List<Entry> entries, Optional<Entry> otherwise) {
        this(path, span, dialect, entries, otherwise, dialect);
    }

    /** A legend that says nothing of members without a mark. */
    public Legend(String path, Span span, Dialect dialect, List<Entry> entries) {
        this(path, span, dialect, entries, Optional.empty());
    }

    /** The first entry for exactly {@code key}, which may be a combination such as {@code "i+u"}. */
    public Optional<Entry> entry(String key) {
        return entries.stream().filter(e -> e.key().equals(key)).findFirst();
    }

    /** Every single key it defines, those inside combinations included, sorted. */
    public Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        for (Entry entry : entries) {
            keys.addAll(KeySyntax.parts(entry.key()));
        }
        return keys;
    }
}
