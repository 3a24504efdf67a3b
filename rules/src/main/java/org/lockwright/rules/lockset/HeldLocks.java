package org.lockwright.rules.lockset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.lockwright.rules.flow.Step;
import org.lockwright.rules.flow.UnitFlows;
import org.lockwright.rules.key.KeyModel;
import org.lockwright.rules.pack.Locking;
import org.lockwright.rules.pack.Pack;

/**
 * Which locks are held at the uses of keyed fields, and what calls may do: what rewrites ask of the lock analysis, without its checks.
 */
public final class HeldLocks {

    private final ProgramAnalysis program;
    private final Verdicts verdicts;
    private final Guards guards;

    private HeldLocks(ProgramAnalysis program, Verdicts verdicts, Guards guards) {
        this.program = program;
        this.verdicts = verdicts;
        this.guards = guards;
    }

    /** Analyses {@code units}; the keys of today of {@code packs} count where the comments give none. */
    public static HeldLocks of(Collection<UnitFlows> units, KeyModel keys, Locking locking, List<Pack.KeyedStruct> packs, int threads) {
        Map<String, String> types = new TreeMap<>();
        units.forEach(u -> u.fieldTypes().forEach(types::putIfAbsent));
        keys.structs().forEach(s -> s.def().fields().forEach(f -> types.putIfAbsent(s.def().tag() + "." + f.name(), f.type())));
        ProgramAnalysis program = ProgramAnalysis.of(units, locking, types, threads);
        Contexts contexts = Contexts.of(program, locking);
        Verdicts verdicts = new Verdicts(contexts, program.aliases(), types, new Unheld(program, contexts), new BackPointers(locking));
        return new HeldLocks(program, verdicts, Guards.of(keys, locking, packs, types));
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
}
