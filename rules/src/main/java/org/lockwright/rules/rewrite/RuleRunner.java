package org.lockwright.rules.rewrite;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lockwright.parser.cdt.BigStack;
import org.lockwright.parser.tree.Gap;
import org.lockwright.parser.tree.HeaderInterest;
import org.lockwright.parser.tree.StructDef;
import org.lockwright.rules.pack.Pack;
import org.lockwright.rules.pack.Rewrite;
import org.lockwright.rules.program.FieldId;
import org.lockwright.rules.program.Parsing;

/** Runs one rule of a pack on a workspace. */
final class RuleRunner {

    private final Workspace workspace;

    RuleRunner(Workspace workspace) {
        this.workspace = workspace;
    }

    /** {@code earlier} holds the results of the rules before, by id. */
    RuleResult run(Rewrite rule, Map<String, RuleResult> earlier) {
        if (rule instanceof Rewrite.WriteKeys r) {
            return writeKeys(r);
        } else if (rule instanceof Rewrite.FieldType r) {
            return new FieldTypeRewrite(workspace, r).run();
        } else if (rule instanceof Rewrite.Insert r) {
            return new InsertRewrite(workspace, r).run();
        } else if (rule instanceof Rewrite.AtomicField r) {
            return new Sweep(workspace, r.id(), List.of(Anchor.of(FieldId.parse(r.field()))), (unit, texts) -> new AtomicSites(unit, r, workspace.pack(), texts).decide()).run();
        } else if (rule instanceof Rewrite.Replace r) {
            return replace(r);
        } else if (rule instanceof Rewrite.Region r) {
            return new RegionRewrite(workspace, r).run();
        } else if (rule instanceof Rewrite.Assert r) {
            return new AssertRewrite(workspace, r).run();
        } else if (rule instanceof Rewrite.TurnKey r) {
            return turnKey(r, earlier);
        }
        return workspace.source().run(rule, "", workspace.tree());
    }

    /** The result of the part of a rule that {@link EditSource#parts} calls so. */
    RuleResult run(Rewrite rule, String part) {
        return workspace.source().run(rule, part, workspace.tree());
    }

    private RuleResult replace(Rewrite.Replace rule) {
        Anchor anchor = Anchor.parse(rule.about());
        Parsing parsing = workspace.parsing(workspace.configurations().get(0), HeaderInterest.none());
        ReplaceSites sites = BigStack.map(List.of(rule), 1, r -> new ReplaceSites(r, anchor, parsing), r -> { }).get(0);
        return new Sweep(workspace, rule.id(), List.of(anchor), sites::decide).run();
    }

    private RuleResult writeKeys(Rewrite.WriteKeys rule) {
        List<Edit> edits = new ArrayList<>();
        List<Site> sites = new ArrayList<>();
        List<Gap> gaps = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        Set<String> headers = new LinkedHashSet<>();
        for (String tag : rule.structs()) {
            Pack.KeyedStruct keyed = keyed(tag);
            Optional<Declarations> header = Declarations.of(workspace, keyed.header());
            header.ifPresent(h -> gaps.addAll(h.unit().gaps()));
            Optional<StructDef> def = header.flatMap(h -> h.struct(tag));
            if (def.isEmpty()) {
                continue;
            }
            headers.add(keyed.header());
            Map<String, String> today = KeyRewrite.today(keyed);
            Set<String> present = def.get().fields().stream().map(f -> f.name()).collect(Collectors.toSet());
            today.keySet().retainAll(present);
            KeyRewrite writing = new KeyRewrite(rule.id(), keyed, header.get(), def.get());
            today.replaceAll((field, key) -> later(tag, field).filter(to -> writing.isMarked(field, to)).orElse(key));
            writing.write(today, Set.copyOf(today.values()));
            edits.addAll(writing.edits());
            sites.addAll(writing.sites());
            unmarked(keyed, present).ifPresent(notes::add);
        }
        return new RuleResult(rule.id(), edits, sites, headers.size(), gaps, notes);
    }

    /** The key that a later rule of the pack turns {@code field} to: where it stands already, that rule has been here. */
    private Optional<String> later(String tag, String field) {
        return workspace.pack().rewrites().stream()
                .filter(r -> r instanceof Rewrite.TurnKey turn && turn.field().equals(tag + "." + field))
                .map(r -> ((Rewrite.TurnKey) r).to())
                .findFirst();
    }

    private static Optional<String> unmarked(Pack.KeyedStruct keyed, Set<String> present) {
        List<String> none = keyed.fields().stream()
                .filter(f -> f.today().isEmpty() && present.contains(f.name()))
                .map(Pack.KeyedField::name)
                .toList();
        return none.isEmpty()
                ? Optional.empty()
                : Optional.of("struct " + keyed.tag() + ": no key is true today for " + String.join(", ", none)
                        + "; they get no mark");
    }

    private RuleResult turnKey(Rewrite.TurnKey rule, Map<String, RuleResult> earlier) {
        FieldId id = FieldId.parse(rule.field());
        Pack.KeyedStruct keyed = keyed(id.tag());
        Optional<Declarations> header = Declarations.of(workspace, keyed.header());
        Optional<StructDef> def = header.flatMap(h -> h.struct(id.tag()));
        if (def.isEmpty() || header.get().field(id).isEmpty()) {
            return new RuleResult(rule.id(), List.of(), List.of(), 1, List.of(), List.of());
        }
        RuleResult before = rule.after().isEmpty() ? null : earlier.get(rule.after());
        int refused = before == null ? 0 : before.sites(Site.Outcome.REFUSED).size() + before.sites(Site.Outcome.UNHANDLED).size();
        if (refused > 0) {
            Site site = new Site(rule.id(), keyed.header(), header.get().field(id).get().nameSpan(),
                    header.get().source().lines().line(header.get().field(id).get().nameSpan().start()), "",
                    Site.Outcome.REFUSED, Reason.DEPENDS_ON_REFUSED.code());
            return new RuleResult(rule.id(), List.of(), List.of(site), 1, List.of(), List.of(
                    id + (rule.from().isEmpty() ? " stays without a key: " : " stays under (" + rule.from() + "): ") + refused + " live sites of " + rule.after() + " are refused"));
        }
        KeyRewrite writing = new KeyRewrite(rule.id(), keyed, header.get(), def.get());
        writing.write(Map.of(id.name(), rule.to()), Set.of(rule.to()));
        boolean wrote = writing.sites().stream().noneMatch(s -> s.outcome() == Site.Outcome.REFUSED);
        return new RuleResult(rule.id(), wrote ? writing.edits() : List.of(), writing.sites(), 1, header.get().unit().gaps(), List.of());
    }

    private Pack.KeyedStruct keyed(String tag) {
        return workspace.pack().structs().stream().filter(s -> s.tag().equals(tag)).findFirst()
                .orElseThrow(() -> new IllegalStateException("pack has no struct " + tag));
    }
}
