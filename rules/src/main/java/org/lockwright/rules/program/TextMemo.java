package org.lockwright.rules.program;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.lockwright.parser.cdt.BigStack;
import org.lockwright.parser.source.ContentId;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.UnreadableFileException;
import org.lockwright.rules.cache.CacheKey;
import org.lockwright.rules.cache.Codec;
import org.lockwright.rules.cache.Store;

/** Scans texts, or takes what is kept of a scan of the same text under the same path: one table in the store for all files. */
final class TextMemo<R> {

    private final Reading reading;
    private final CacheKey key;
    private final Function<SourceText, R> scan;
    private final R unread;
    private final Map<String, Row> now = new ConcurrentHashMap<>();

    /** What was found in the text with an id. */
    private record Row(String id, Object found) {
    }

    /** Rows by path. */
    private record Table(Map<String, Row> rows) {
    }

    TextMemo(Reading reading, CacheKey key, Function<SourceText, R> scan, R unread) {
        this.reading = reading;
        this.key = CacheKey.of("texts").add(key.hex()).key();
        this.scan = scan;
        this.unread = unread;
    }

    List<R> each(List<String> paths) {
        if (reading.store().isEmpty()) {
            return BigStack.map(paths, reading.threads(), this::scanned, path -> { });
        }
        Store store = reading.store().get();
        Map<String, Row> known = store.get(key).flatMap(bytes -> Codec.decode(bytes, Table.class)).map(Table::rows).orElse(Map.of());
        List<R> found = BigStack.map(paths, reading.threads(), path -> kept(known, path), path -> { });
        if (!now.isEmpty()) {
            Map<String, Row> all = new HashMap<>(known);
            all.putAll(now);
            store.put(key, Codec.encode(new Table(all)));
        }
        return found;
    }

    @SuppressWarnings("unchecked") // the key says what is in the table
    private R kept(Map<String, Row> known, String path) {
        Row row = known.get(path);
        try {
            return row != null && reading.tree().contentId(path).equals(Optional.of(row.id())) ? (R) row.found() : scanned(path);
        } catch (UnreadableFileException e) {
            return unread;
        }
    }

    private R scanned(String path) {
        try {
            Optional<SourceText> text = reading.tree().read(path);
            R found = scan.apply(text.orElseGet(() -> SourceText.ofLatin1(path, "")));
            if (reading.store().isPresent()) {
                text.ifPresent(t -> now.put(path, new Row(ContentId.of(t.bytes()), found)));
            }
            return found;
        } catch (UnreadableFileException e) {
            return unread;
        }
    }
}
