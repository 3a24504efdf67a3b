package org.lockwright.parser.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A {@link DiskTree} as it is when this is made: listed once, with the content id of each file known from {@link FileStamps} where its
 * stamp is the same, and otherwise from its bytes.
 */
public final class StampedTree implements SourceTree {

    private final DiskTree disk;
    private final FileStamps stamps;
    private final Map<String, FileStamps.Stamp> listed = new HashMap<>();
    private final List<String> files;
    private boolean links;
    private final Map<String, Optional<String>> ids = new ConcurrentHashMap<>();

    /** The tree {@code disk}, with ids that earlier runs left in {@code stamps}. */
    public StampedTree(DiskTree disk, FileStamps stamps) {
        this.disk = disk;
        this.stamps = stamps;
        disk.walk((path, attributes) -> {
            if (attributes.isRegularFile()) {
                listed.put(path, FileStamps.Stamp.of(attributes));
            }
            links |= attributes.isSymbolicLink();
        });
        List<String> sorted = new ArrayList<>(listed.keySet());
        sorted.sort(null);
        this.files = java.util.Collections.unmodifiableList(sorted);
    }

    /** Whether there are symbolic links in it, whose files are not listed. */
    public boolean hasLinks() {
        return links;
    }

    /** Whether the files on disk have the stamps that they had. */
    public boolean isStill() {
        return new StampedTree(disk, stamps).listed.equals(listed);
    }

    @Override
    public String describe() {
        return disk.describe();
    }

    @Override
    public boolean isFile(String path) {
        return listed.containsKey(path) || disk.isFile(path);
    }

    @Override
    public Optional<SourceText> read(String path) {
        Optional<SourceText> text = disk.read(path);
        FileStamps.Stamp stamp = listed.get(path);
        if (text.isPresent() && stamp != null && !ids.containsKey(path)) {
            note(path, stamp, text.get());
        }
        return text;
    }

    private Optional<String> note(String path, FileStamps.Stamp stamp, SourceText text) {
        return ids.computeIfAbsent(path, p -> {
            String known = stamps.id(path, stamp);
            String id = known != null ? known : ContentId.of(text.bytes());
            if (known == null && text.length() == stamp.size()) {
                stamps.note(path, stamp, id);
            }
            return Optional.of(id);
        });
    }

    @Override
    public Optional<String> contentId(String path) {
        Optional<String> known = ids.get(path);
        if (known != null) {
            return known;
        }
        FileStamps.Stamp stamp = listed.get(path);
        String id = stamp == null ? null : stamps.id(path, stamp);
        if (id != null) {
            ids.put(path, Optional.of(id));
            return Optional.of(id);
        }
        Optional<SourceText> text = disk.read(path);
        return text.isPresent() && stamp != null ? note(path, stamp, text.get()) : text.map(t -> ContentId.of(t.bytes()));
    }

    @Override
    public List<String> files() {
        return files;
    }
}
