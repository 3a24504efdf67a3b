package org.lockwright.rules.key;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.Collectors;
import org.lockwright.parser.keys.FileKeys;
import org.lockwright.parser.keys.KeyReader;
import org.lockwright.parser.keys.KeyedStruct;
import org.lockwright.parser.keys.Legend;
import org.lockwright.parser.keys.Mark;
import org.lockwright.parser.keys.UnparsedLegend;
import org.lockwright.parser.tree.Gap;
import org.lockwright.parser.tree.StructDef;
import org.lockwright.parser.tree.Unit;
import org.lockwright.rules.program.FieldId;
import org.lockwright.rules.program.FileStructs;

/** The keys that the comments of a tree give to fields. */
public final class KeyModel {

    private final List<KeyedStruct> structs;
    private final List<UnparsedLegend> unparsed;
    private final Map<FieldId, Guard> guards = new TreeMap<>();
    private final Map<String, FileKeys> files = new TreeMap<>();
    private LockIndex locks;
    private List<Gap> gaps = List.of();

    private KeyModel(List<KeyedStruct> structs, List<UnparsedLegend> unparsed) {
        this.structs = List.copyOf(structs);
        this.unparsed = List.copyOf(unparsed);
        for (KeyedStruct struct : structs) {
            for (Mark mark : struct.marks()) {
                guards.putIfAbsent(new FieldId(struct.def().tag(), mark.field()), GuardReader.of(struct.legend(), mark));
            }
        }
    }

    /** The keys written in the units' own files, each parsed for itself. */
    public static KeyModel of(Collection<Unit> units) {
        return ofFiles(units.stream().map(unit -> new FileStructs(unit.source(),
                unit.structs().stream().filter(s -> s.path().equals(unit.path())).toList())).toList());
    }

    /** The keys written in {@code files}. */
    public static KeyModel ofFiles(Collection<FileStructs> files) {
        Map<String, FileKeys> byFile = new TreeMap<>();
        files.forEach(file -> byFile.put(file.source().path(), KeyReader.read(file.source(), file.structs())));
        return ofKeys(byFile);
    }

    /** The keys that were read in files, by path. */
    public static KeyModel ofKeys(Map<String, FileKeys> byFile) {
        Map<String, FileKeys> sorted = new TreeMap<>(byFile);
        KeyModel model = new KeyModel(sorted.values().stream().flatMap(k -> k.structs().stream()).toList(), sorted.values().stream().flatMap(k -> k.unparsed().stream()).toList());
        model.files.putAll(sorted);
        return model;
    }

    /** This model, knowing where locks are declared and which files were lost. */
    public KeyModel with(LockIndex index, List<Gap> lost) {
        KeyModel out = copy();
        out.locks = index;
        out.gaps = List.copyOf(lost);
        return out;
    }

    private KeyModel copy() {
        KeyModel out = new KeyModel(structs, unparsed);
        out.files.putAll(files);
        out.guards.putAll(guards);
        out.locks = locks;
        out.gaps = gaps;
        return out;
    }

    /** Files of which nothing could be read, as gaps, sorted. */
    public List<Gap> gaps() {
        return gaps;
    }

    /** Finds the classes of the locks that the legend of {@code struct} names; empty if the tree's locks were not looked up. */
    public Optional<LockResolver> locksOf(KeyedStruct struct) {
        return Optional.ofNullable(locks).map(index -> new LockResolver(index, Stream.concat(Stream.of(struct), structs.stream()
                .filter(s -> s != struct && s.legend().equals(struct.legend()))).map(KeyedStruct::def).toList()));
    }

    /** Finds the classes of locks that are named as from inside {@code def}, which need have no legend. */
    public Optional<LockResolver> locksOf(StructDef def) {
        return Optional.ofNullable(locks).map(index -> new LockResolver(index, List.of(def)));
    }

    /** Structs with a legend, in the order of their files. */
    public List<KeyedStruct> structs() {
        return structs;
    }

    /** What was read, by file. */
    public Map<String, FileKeys> files() {
        return java.util.Collections.unmodifiableMap(files);
    }

    /** Comments that look like a legend and could not be read as one. */
    public List<UnparsedLegend> unparsed() {
        return unparsed;
    }

    /** What {@code mark} means under {@code legend}. */
    public static Guard guard(Legend legend, Mark mark) {
        return GuardReader.of(legend, mark);
    }

    /** The guard that a field's mark gives it. */
    public Optional<Guard> guard(FieldId field) {
        return Optional.ofNullable(guards.get(field));
    }

    /** Fields under an atomic key. */
    public Set<FieldId> atomicFields() {
        return guards.entrySet().stream()
                .filter(e -> e.getValue().isAtomic())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(java.util.TreeSet::new));
    }

    /** This model with {@code field} under {@code guard}, whatever the comments say. */
    public KeyModel with(FieldId field, Guard guard) {
        KeyModel out = copy();
        out.guards.put(field, guard);
        return out;
    }
}
