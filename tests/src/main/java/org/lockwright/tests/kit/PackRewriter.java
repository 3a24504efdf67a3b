package org.lockwright.tests.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.lockwright.generators.LockAsserts;
import org.lockwright.generators.SoftintBlocks;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.profile.Profile;
import org.lockwright.rules.asserts.AssertRule;
import org.lockwright.rules.convert.Conversions;
import org.lockwright.rules.pack.Pack;
import org.lockwright.rules.pack.Rewrite;
import org.lockwright.rules.program.Corpus;
import org.lockwright.rules.rewrite.Draft;
import org.lockwright.rules.rewrite.Drafting;
import org.lockwright.rules.softint.PortSpecs;

/** Carries out rules of a pack as {@code series} would, under amd64; no rule has to match anything. */
final class PackRewriter implements Rewriter {

    private final Pack pack;
    private final List<List<String>> optionSets;

    PackRewriter(Pack pack, List<List<String>> optionSets) {
        this.pack = pack;
        this.optionSets = optionSets;
    }

    @Override
    public Run run(MemoryTree tree) {
        Profile profile = Profile.named("amd64");
        List<Configuration> configurations = new ArrayList<>();
        optionSets.forEach(options -> configurations.add(profile.in(tree, options)));
        Function<List<String>, Configuration> variant = more -> {
            List<String> options = new ArrayList<>(optionSets.get(0));
            options.addAll(more);
            return profile.in(tree, options);
        };
        Corpus corpus = Corpus.of(tree, Drafting.names(pack), 1);
        Draft draft = Drafting.draft(tree, corpus, pack, List.copyOf(configurations), variant, 1, path -> { },
                new Conversions(new SoftintBlocks(), PortSpecs.all(), 1, path -> { }), new AssertRule(new LockAsserts()));
        draft.results().stream().flatMap(r -> r.variants().stream())
                .forEach(v -> configurations.add(variant.apply(v.options())));
        return new Run(draft, configurations);
    }

    /** {@code pack} with only {@code rules}, each optional; all of them if none is named. */
    static Pack narrow(Pack pack, List<String> rules) {
        List<Rewrite> kept = pack.rewrites().stream()
                .filter(r -> rules.isEmpty() || rules.contains(r.id())).map(PackRewriter::optional).toList();
        if (kept.isEmpty() || kept.size() < Set.copyOf(rules).size()) {
            throw new IllegalArgumentException("pack " + pack.name() + " lacks one of the rules " + rules);
        }
        List<Pack.PatchGroup> groups = pack.patches().stream()
                .map(g -> new Pack.PatchGroup(g.rules().stream().filter(id -> kept.stream().anyMatch(r -> r.id().equals(id)))
                        .toList(), g.perSubsystem(), g.perPort(), g.title(), g.body()))
                .filter(g -> !g.rules().isEmpty())
                .toList();
        return new Pack(pack.name(), pack.version(), pack.summary(), pack.hash(), pack.order(), pack.structs(),
                pack.primitives(), kept, groups, pack.subsystems(), pack.cover(), pack.locking());
    }

    private static Rewrite optional(Rewrite rule) {
        if (rule instanceof Rewrite.WriteKeys r) {
            return new Rewrite.WriteKeys(r.id(), true, r.examples(), r.structs());
        } else if (rule instanceof Rewrite.FieldType r) {
            return new Rewrite.FieldType(r.id(), true, r.examples(), r.field(), r.from(), r.to());
        } else if (rule instanceof Rewrite.Insert r) {
            return new Rewrite.Insert(r.id(), true, r.examples(), r.file(), r.beforeFunction(), r.text(), r.declares());
        } else if (rule instanceof Rewrite.AtomicField r) {
            return new Rewrite.AtomicField(r.id(), true, r.examples(), r.field(), r.operations(), r.clearThenSet(),
                    r.assertion(), r.relaxed());
        } else if (rule instanceof Rewrite.Replace r) {
            return new Rewrite.Replace(r.id(), true, r.examples(), r.about(), r.with(), r.cases(), r.where());
        } else if (rule instanceof Rewrite.Region r) {
            return new Rewrite.Region(r.id(), true, r.examples(), r.names(), r.objects(), r.contracts(), r.harmless());
        } else if (rule instanceof Rewrite.Account r) {
            return new Rewrite.Account(r.id(), true, r.examples(), r.keep(), r.later());
        } else if (rule instanceof Rewrite.Assert r) {
            return new Rewrite.Assert(r.id(), true, r.examples(), r.structs(), r.expand());
        } else if (rule instanceof Rewrite.TurnKey r) {
            return new Rewrite.TurnKey(r.id(), true, r.examples(), r.field(), r.from(), r.to(), r.after());
        } else if (rule instanceof Rewrite.SoftintStep r) {
            return new Rewrite.SoftintStep(r.id(), true, r.examples(), r.step(), r.order());
        } else if (rule instanceof Rewrite.SoftintPorts r) {
            return new Rewrite.SoftintPorts(r.id(), true, r.examples(), r.order());
        }
        throw new IllegalStateException("unknown kind of rule " + rule.getClass());
    }
}
