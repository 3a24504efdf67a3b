package org.lockwright.rules.rewrite;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Unit;
import org.lockwright.rules.pack.Pack;
import org.lockwright.rules.pack.Rewrite;
import org.lockwright.rules.program.FieldId;

/** Brackets the accesses of a lock class's fields: a {@link Sweep} over the fields and the functions whose callers hold the lock. */
final class RegionRewrite {

    private final Workspace workspace;
    private final Rewrite.Region rule;
    private final List<Rewrite.ClassNames> inner;

    RegionRewrite(Workspace workspace, Rewrite.Region rule) {
        this.workspace = workspace;
        this.rule = rule;
        this.inner = RegionOrder.inner(workspace.pack(), rule);
    }

    /** The words a corpus must know for {@code rule}: what it accounts for, and the structs whose users the lock analysis follows. */
    static Stream<String> names(Rewrite.Region rule) {
        return Stream.concat(anchors(rule).stream().map(Anchor::word), tags(rule).stream()).distinct();
    }

    private static List<Anchor> anchors(Rewrite.Region rule) {
        Set<Anchor> out = new LinkedHashSet<>();
        rule.objects().forEach(o -> o.fields().forEach(f -> out.add(Anchor.of(FieldId.parse(f)))));
        rule.contracts().forEach(c -> out.add(Anchor.parse(c.function() + "()")));
        return List.copyOf(out);
    }

    private static Set<String> tags(Rewrite.Region rule) {
        return rule.objects().stream().flatMap(o -> o.fields().stream()).map(f -> FieldId.parse(f).tag()).collect(Collectors.toCollection(TreeSet::new));
    }

    RuleResult run() {
        LockView locks = LockView.of(workspace, anchors(rule).stream().map(Anchor::word).collect(Collectors.toSet()));
        Hindrances hindrances = new Hindrances(rule, locks, harmless(), ordered());
        RuleResult found = new Sweep(workspace, rule.id(), anchors(rule), (unit, texts) -> decide(unit, texts, locks, hindrances)).run();
        List<Edit> joined = new RegionJoins(rule.names()).joined(found.edits(), path -> workspace.tree().read(path).orElseThrow());
        RuleResult whole = new RuleResult(rule.id(), joined, found.sites(), found.unitsParsed(), found.gaps(), found.variants(), found.notes());
        return whole.and(new RuleResult(rule.id(), List.of(), List.of(), 0, List.of(), Stream.concat(locks.leftOut().stream(), hindrances.notes().stream()).toList()));
    }

    /** Calls that may stand in a region whatever is known of them: by the rule, and those that the pack calls neutral. */
    private Set<String> harmless() {
        return Stream.concat(rule.harmless().stream().map(Rewrite.HarmlessCall::call), workspace.pack().primitives().stream()
                .filter(p -> p.effect() == Pack.Effect.NEUTRAL).map(Pack.Primitive::call)).collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> ordered() {
        return workspace.pack().locking().locks().stream().flatMap(l -> l.is().stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    private List<Decision> decide(Unit unit, Map<String, SourceText> texts, LockView locks, Hindrances hindrances) {
        List<Decision> out = new ArrayList<>();
        List<Node> tops = new ArrayList<>(unit.declarations());
        tops.addAll(unit.headerDeclarations());
        RegionUses uses = new RegionUses(rule);
        VisibleNames visible = new VisibleNames(unit, workspace.tree());
        for (Node top : tops) {
            List<RegionUses.Use> here = uses.in(top);
            if (top.kind() != Kind.FUNCTION || !texts.containsKey(top.path())) {
                here.forEach(use -> out.add(use.refused("", Reason.ADDRESS_TAKEN)));
            } else if (!here.isEmpty()) {
                SourceText source = texts.get(top.path());
                RegionSettling settling = new RegionSettling(rule, inner, top, source, locks).settled(here);
                out.addAll(new RegionPlan(rule, top, here, source, settling, hindrances, visible, new TakenValues.Types(unit, texts)).decisions());
            }
        }
        return out.stream().filter(d -> texts.containsKey(d.path())).toList();
    }
}
