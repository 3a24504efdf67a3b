package org.lockwright.rules.lockset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.lockwright.rules.flow.FunctionId;
import org.lockwright.rules.flow.Place;
import org.lockwright.rules.flow.Step;
import org.lockwright.rules.flow.UnitFlows;
import org.lockwright.rules.key.KeyModel;
import org.lockwright.rules.pack.Locking;
import org.lockwright.rules.pack.Pack;

/**
 * Which locks are held at the uses of keyed fields, and what calls may do: what all checks of the lock analysis rest on, and what rewrites ask of it.
 */
public final class HeldLocks {

    private final Map<String, String> types;
    private final Locking locking;
    private final Map<String, TreeMap<Integer, Integer>> assertions = new TreeMap<>();
    private final Map<String, String> readWith = new TreeMap<>();
    private final ProgramAnalysis program;
    private final Contexts contexts;
    private final Unheld unheld;
    private final Verdicts verdicts;
    private final Guards guards;
    private List<EntryNeed> needs;

    private HeldLocks(Collection<UnitFlows> units, KeyModel keys, Locking locking, List<Pack.KeyedStruct> packs, int threads) {
        this.types = new TreeMap<>();
        this.locking = locking;
        units.forEach(u -> u.assertions().forEach(a -> assertions.computeIfAbsent(a.path(), k -> new TreeMap<>()).put(a.start(), a.end())));
        units.forEach(u -> u.flows().forEach(f -> readWith.putIfAbsent(f.place().path(), u.path())));
        units.forEach(u -> u.fieldTypes().forEach(types::putIfAbsent));
        keys.structs().forEach(s -> s.def().fields().forEach(f -> types.putIfAbsent(s.def().tag() + "." + f.name(), f.type())));
        this.guards = Guards.of(keys, locking, packs, types);
        this.program = ProgramAnalysis.of(units, locking, types, threads);
        this.contexts = Contexts.of(program, locking);
        this.unheld = new Unheld(program, contexts);
        this.verdicts = new Verdicts(contexts, program.aliases(), types, unheld, new BackPointers(locking));
    }

    /** Analyses {@code units}; the keys of today of {@code packs} count where the comments give none. */
    public static HeldLocks of(Collection<UnitFlows> units, KeyModel keys, Locking locking, List<Pack.KeyedStruct> packs, int threads) {
        return new HeldLocks(units, keys, locking, packs, threads);
    }

    /** The types of fields, by {@code tag.field}. */
    Map<String, String> types() {
        return types;
    }

    ProgramAnalysis program() {
        return program;
    }

    Contexts contexts() {
        return contexts;
    }

    Unheld unheld() {
        return unheld;
    }

    Verdicts verdicts() {
        return verdicts;
    }

    Guards guards() {
        return guards;
    }

    /** The uses of keyed fields, and the places where their addresses are taken, with the verdict on each; the classes held are not told. */
    public List<FieldUse> uses() {
        BiPredicate<String, String> keyed = (tag, name) -> guards.field(tag, name).isPresent();
        List<FieldUse> out = new ArrayList<>();
        for (FunctionFacts facts : program.facts().values()) {
            Accesses.of(facts, keyed).forEach((access, all) -> out.add(use(facts, access, all, Accesses.isWrite(access))));
            Accesses.addressed(facts, keyed).forEach((access, all) -> out.add(use(facts, access, all, true)));
        }
        return out;
    }

    private FieldUse use(FunctionFacts facts, Step.Access access, List<Event.Use> all, boolean write) {
        GuardedField field = guards.field(access.member().tag(), access.member().field()).orElseThrow();
        Verdict verdict = verdicts.of(facts, all, all.stream().map(u -> guards.wanted(field, u.object(), write).need()).toList());
        return new FieldUse(access.place(), facts.flow().function().name(), field.id().toString(), write, verdict.answer().name(), verdict.need().print(),
                verdict.why(), List.of());
    }

    /** What calls may do, those of {@code harmless} left out. */
    public CallEffects effects(Set<String> harmless) {
        return new CallEffects(program, harmless);
    }

    /**
     * The locks that functions need on entry, or seem to, by function and lock: what an assertion at the entry could say, and why it might
     * not be true. It is worked out when first asked for.
     */
    public synchronized List<EntryNeed> entryNeeds() {
        if (needs == null) {
            needs = new EntryNeeds(program, contexts, verdicts, guards, locking, types, this::isInAssertion).all();
        }
        return needs;
    }

    /**
     * Functions that need a lock of their callers.
     *
     * @param names those that other files may call by their names
     * @param members members that hold some of which the pack does not say who calls them there
     */
    public record Needing(Set<String> names, Set<String> members) {
    }

    /** Those that need one for members of structs with {@code tags}. */
    public Needing needing(Predicate<String> tags) {
        Needing out = new Needing(new TreeSet<>(), new TreeSet<>());
        for (EntryNeed need : entryNeeds()) {
            FunctionId f = need.function();
            boolean isSeen = f.file().isEmpty() || need.place().path().endsWith(".h");
            if (need.structs().stream().anyMatch(tags)) {
                Stream.of(f.name()).filter(n -> isSeen).forEach(out.names()::add);
                program.graph().slotsOf(f).keySet().stream().filter(slot -> contexts.contracts().of(f).isEmpty() && slot.matches("\\w+\\.\\w+"))
                        .forEach(slot -> out.members().add(slot.substring(slot.indexOf('.') + 1)));
            }
        }
        return out;
    }

    /** The unit that functions of the file {@code path} were read with: itself, or one that includes it. */
    public String unitOf(String path) {
        return path.endsWith(".c") ? path : readWith.getOrDefault(path, path);
    }

    /** Whether {@code place} is in an assertion of KASSERT(9) or its like. */
    boolean isInAssertion(Place place) {
        Map.Entry<Integer, Integer> around = assertions.getOrDefault(place.path(), new TreeMap<>()).floorEntry(place.start());
        return around != null && place.end() <= around.getValue();
    }
}
