package org.lockwright.cli;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lockwright.parser.keys.Dialect;
import org.lockwright.parser.keys.Entry;
import org.lockwright.parser.keys.FileKeys;
import org.lockwright.parser.keys.KeyedStruct;
import org.lockwright.parser.keys.MarkedVariable;
import org.lockwright.parser.source.LineIndex;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.rules.key.Guard;
import org.lockwright.rules.key.KeyModel;
import org.lockwright.rules.key.LockClass;
import org.lockwright.rules.key.LockPath;

/** What {@code keys} shows: the structs asked for, and with nothing asked for all else that the comments say. */
final class KeysResult {

    private final String name;
    private final SourceTree tree;
    private final List<KeyedStruct> structs;
    private final KeyModel model;
    private final boolean whole;
    private final Map<String, LineIndex> lines = new HashMap<>();

    KeysResult(String name, SourceTree tree, List<KeyedStruct> structs, KeyModel model, boolean whole) {
        this.name = name;
        this.tree = tree;
        this.structs = structs;
        this.model = model;
        this.whole = whole;
    }

    String tree() {
        return name;
    }

    List<KeyedStruct> structs() {
        return structs;
    }

    KeyModel model() {
        return model;
    }

    /** The marked variables; none when structs were asked for by name. */
    List<MarkedVariable> variables() {
        return files().values().stream().flatMap(f -> f.variables().stream()).toList();
    }

    /** What was read, by file; nothing when structs were asked for by name. */
    Map<String, FileKeys> files() {
        return whole ? model.files() : Map.of();
    }

    /** The class of each lock that a legend line names; of a combination's line none, as its keys have lines of their own. */
    Map<LockPath, LockClass> locks(KeyedStruct struct, Entry entry) {
        Map<LockPath, LockClass> classes = new LinkedHashMap<>();
        boolean isCombination = entry.key().length() > 1 && entry.key().chars().anyMatch(c -> ",&+|/".indexOf(c) >= 0);
        if (struct.legend().dialect() != Dialect.PROSE && !isCombination) {
            model.locksOf(struct).ifPresent(resolver ->
                    Guard.of(entry.text()).locks().forEach(lock -> classes.put(lock, resolver.resolve(lock, entry.text()))));
        }
        return classes;
    }

    int line(String path, int offset) {
        return lines.computeIfAbsent(path, p -> tree.read(p).map(SourceText::lines).orElseThrow()).line(offset);
    }
}
