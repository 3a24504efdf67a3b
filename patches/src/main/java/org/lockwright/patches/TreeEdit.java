package org.lockwright.patches;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.util.Paths;

/** Writes a root tree that differs from another in some files; subtrees without a change are kept by id. */
final class TreeEdit {

    /** One line of a tree object. */
    private record Entry(byte[] name, FileMode mode, ObjectId id) {

        static int order(Entry a, Entry b) {
            return Paths.compare(a.name, 0, a.name.length, a.mode.getBits(), b.name, 0, b.name.length, b.mode.getBits());
        }
    }

    private final ObjectReader reader;
    private final ObjectInserter inserter;

    TreeEdit(ObjectReader reader, ObjectInserter inserter) {
        this.reader = reader;
        this.inserter = inserter;
    }

    /** Id of {@code root} with each path of {@code files} holding the given mode and blob; {@code where} begins an error. */
    ObjectId apply(ObjectId root, SortedMap<String, FileDiff.Side> files, String where) throws IOException {
        return rewrite(root, "", new TreeMap<>(files), where);
    }

    private ObjectId rewrite(ObjectId tree, String folder, SortedMap<String, FileDiff.Side> files, String where)
            throws IOException {
        List<Entry> entries = tree == null ? new ArrayList<>() : entries(tree);
        while (!files.isEmpty()) {
            String first = files.firstKey();
            int slash = first.indexOf('/');
            if (slash < 0) {
                FileDiff.Side side = files.remove(first);
                replace(entries, new Entry(first.getBytes(StandardCharsets.UTF_8), side.mode(), side.id()));
                continue;
            }
            String name = first.substring(0, slash);
            byte[] key = name.getBytes(StandardCharsets.UTF_8);
            Entry old = entries.stream().filter(e -> Arrays.equals(e.name, key)).findFirst().orElse(null);
            if (old != null && old.mode != FileMode.TREE) {
                throw new PatchException(where + ": '" + folder + name + "' is a file in the base, so '" + folder + first
                        + "' cannot be made; choose another path");
            }
            ObjectId below = rewrite(old == null ? null : old.id, folder + name + "/", takeBelow(files, name + "/"), where);
            replace(entries, new Entry(key, FileMode.TREE, below));
        }
        return write(entries);
    }

    /** Removes from {@code files} what lies under {@code prefix} and returns it with the prefix taken off. */
    private static SortedMap<String, FileDiff.Side> takeBelow(SortedMap<String, FileDiff.Side> files, String prefix) {
        SortedMap<String, FileDiff.Side> below = new TreeMap<>();
        for (Map.Entry<String, FileDiff.Side> e : files.entrySet()) {
            if (e.getKey().startsWith(prefix)) {
                below.put(e.getKey().substring(prefix.length()), e.getValue());
            }
        }
        below.keySet().forEach(rest -> files.remove(prefix + rest));
        return below;
    }

    private List<Entry> entries(ObjectId tree) throws IOException {
        List<Entry> out = new ArrayList<>();
        CanonicalTreeParser parser = new CanonicalTreeParser();
        parser.reset(reader.open(tree, Constants.OBJ_TREE).getBytes());
        while (!parser.eof()) {
            byte[] name = new byte[parser.getNameLength()];
            parser.getName(name, 0);
            out.add(new Entry(name, parser.getEntryFileMode(), parser.getEntryObjectId()));
            parser.next(1);
        }
        return out;
    }

    private static void replace(List<Entry> entries, Entry entry) {
        entries.removeIf(e -> Arrays.equals(e.name, entry.name));
        entries.add(entry);
    }

    private ObjectId write(List<Entry> entries) throws IOException {
        entries.sort(Entry::order);
        TreeFormatter out = new TreeFormatter();
        for (Entry entry : entries) {
            out.append(entry.name, entry.mode, entry.id);
        }
        return inserter.insert(out);
    }
}
