package org.lockwright.rules.rewrite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.MacroUse;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Unit;
import org.lockwright.rules.lockset.FieldUse;
import org.lockwright.rules.pack.Rewrite;
import org.lockwright.rules.program.FieldId;

/** Accounts for uses that no other rule answers for, and changes nothing: one {@link Sweep} over the names of all rules of kind {@code account}. */
final class AccountRewrite {

    private final Workspace workspace;
    private final List<Rewrite.Account> rules;
    private final Map<Anchor, Optional<Reason>> anchors = new LinkedHashMap<>();
    private final Map<String, List<Anchor>> byWord = new HashMap<>();
    private final Map<String, String> ruleOf = new TreeMap<>();

    AccountRewrite(Workspace workspace, List<Rewrite.Account> rules) {
        this.workspace = workspace;
        this.rules = rules;
        for (Rewrite.Account rule : rules) {
            rule.keep().forEach(f -> anchor(rule, f, Optional.empty()));
            rule.later().of().forEach(name -> anchor(rule, name, Optional.of(Reason.of(rule.later().reason()))));
        }
    }

    private void anchor(Rewrite.Account rule, String name, Optional<Reason> later) {
        Anchor anchor = Anchor.parse(name);
        anchors.put(anchor, later);
        byWord.computeIfAbsent(anchor.word(), w -> new ArrayList<>()).add(anchor);
        ruleOf.putIfAbsent(anchor.word(), rule.id());
    }

    /** The words a corpus must know for {@code rule}. */
    static Stream<String> names(Rewrite.Account rule) {
        return Stream.concat(Stream.concat(rule.keep().stream(), rule.later().of().stream()).map(name -> Anchor.parse(name).word()),
                rule.keep().stream().map(f -> FieldId.parse(f).tag())).distinct();
    }

    /** Tags and names of the fields that {@code rule} keeps. */
    static Stream<String> kept(Rewrite.Account rule) {
        return rule.keep().stream().flatMap(f -> Stream.of(FieldId.parse(f).tag(), FieldId.parse(f).name()));
    }

    /** What the rules found, one result each. */
    List<RuleResult> run() {
        Set<String> kept = rules.stream().flatMap(r -> r.keep().stream()).map(f -> FieldId.parse(f).name()).collect(Collectors.toSet());
        Optional<LockView> locks = kept.isEmpty() ? Optional.empty() : Optional.of(LockView.of(workspace, kept));
        RuleResult all = new Sweep(workspace, rules.get(0).id(), List.copyOf(anchors.keySet()), (unit, texts) -> decide(unit, texts, locks)).run();
        List<RuleResult> out = new ArrayList<>();
        for (Rewrite.Account rule : rules) {
            List<Site> mine = all.sites().stream().filter(s -> ruleOf.get(word(s)).equals(rule.id()))
                    .map(s -> new Site(rule.id(), s.path(), s.span(), s.line(), s.function(), s.outcome(), s.detail())).toList();
            out.add(out.isEmpty() ? new RuleResult(rule.id(), List.of(), mine, all.unitsParsed(), all.gaps(), all.variants(), all.notes())
                    : new RuleResult(rule.id(), List.of(), mine, 0, List.of(), List.of()));
        }
        return out;
    }

    private String word(Site site) {
        return workspace.tree().read(site.path()).orElseThrow().slice(site.span());
    }

    private List<Decision> decide(Unit unit, Map<String, SourceText> texts, Optional<LockView> locks) {
        Map<String, Decision> out = new TreeMap<>();
        Stream.concat(unit.declarations().stream(), unit.headerDeclarations().stream()).forEach(top -> top.walk(node -> named(node.text()).forEach(anchor -> {
            if (anchor.isUsedBy(node)) {
                add(out, decided(node, anchor, locks));
            }
        })));
        for (MacroUse use : unit.macroUses()) {
            named(use.name()).filter(anchor -> anchor.field().isEmpty()).forEach(anchor -> {
                Span name = new Span(use.span().start(), use.span().start() + use.name().length());
                add(out, new Decision(use.path(), name, "", Site.Outcome.REFUSED, anchors.get(anchor).orElseThrow().code(), List.of()));
            });
        }
        return out.values().stream().filter(d -> texts.containsKey(d.path())).toList();
    }

    private Stream<Anchor> named(String word) {
        return byWord.getOrDefault(word, List.of()).stream();
    }

    /** A place that a unit uses in several ways, as a macro's text or its argument, ends as the worst of them. */
    private static void add(Map<String, Decision> all, Decision one) {
        all.merge(one.path() + " " + one.name().start(), one, (a, b) -> a.outcome() == Site.Outcome.REFUSED ? a : b);
    }

    private Decision decided(Node node, Anchor anchor, Optional<LockView> locks) {
        Optional<Reason> later = anchors.get(anchor);
        Node.NamePlace name = Anchor.place(node);
        String function = node.enclosing(Kind.FUNCTION).map(Node::text).orElse("");
        if (later.isPresent()) {
            return new Decision(name.path(), name.span(), function, Site.Outcome.REFUSED, later.get().code(), List.of());
        } else if (node.enclosing(Kind.UNEVALUATED).isPresent()) {
            return new Decision(name.path(), name.span(), function, Site.Outcome.RIGHT_BY_TEXT, "not evaluated", List.of());
        }
        Optional<String> unbuilt = locks.orElseThrow().unbuilt(name.path());
        if (unbuilt.isPresent()) {
            return new Decision(name.path(), name.span(), function, Site.Outcome.INACTIVE, unbuilt.get(), List.of());
        }
        Optional<FieldUse> use = locks.orElseThrow().use(node, anchor.field().orElseThrow().toString());
        boolean proved = use.filter(FieldUse::isProved).isPresent();
        return new Decision(name.path(), name.span(), function, proved ? Site.Outcome.RIGHT_BY_PROOF : Site.Outcome.REFUSED,
                proved ? use.get().isHeld() ? "the lock of its key is held" : use.get().why()
                        : (use.isEmpty() ? Reason.NOT_FOLLOWED : Reason.NOT_HELD).code(), List.of());
    }
}
