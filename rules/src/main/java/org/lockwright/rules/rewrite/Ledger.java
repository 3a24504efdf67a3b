package org.lockwright.rules.rewrite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.tree.Gap;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.MacroUse;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Region;
import org.lockwright.parser.tree.Symbol;
import org.lockwright.parser.tree.Unit;
import org.lockwright.rules.program.FieldId;
import org.lockwright.rules.program.Occurrence;

/**
 * Says of each mention of a field's name that is no access to the field what it is instead.
 *
 * <p>A mention that no unit explains is unhandled, which is an error: nothing is passed over in silence.
 */
final class Ledger {

    private record Other(Site.Outcome outcome, String detail) {
    }

    private final FieldId field;
    private final Map<String, Map<Span, Other>> entities = new HashMap<>();
    private final Map<String, List<List<Region>>> inactive = new HashMap<>();
    private final Map<String, List<MacroUse>> macroUses = new HashMap<>();
    private final Map<String, List<Gap>> gaps = new HashMap<>();
    private final Set<String> read = new HashSet<>();
    private final List<String> notes = new ArrayList<>();

    Ledger(FieldId field) {
        this.field = field;
    }

    /** Takes in what {@code unit} shows of the files in {@code paths}. */
    void add(Unit unit, Set<String> paths) {
        Set<String> here = new HashSet<>(unit.headers());
        here.add(unit.path());
        here.retainAll(paths);
        boolean failed = unit.gaps().stream().anyMatch(g -> g.line() == 0 && g.path().equals(unit.path()));
        if (!failed) {
            read.addAll(here);
        }
        for (String path : here) {
            inactive.computeIfAbsent(path, p -> new ArrayList<>())
                    .add(unit.inactive().stream().filter(r -> r.path().equals(path)).toList());
        }
        unit.macroUses().stream()
                .filter(use -> paths.contains(use.path()))
                .forEach(use -> macroUses.computeIfAbsent(use.path(), p -> new ArrayList<>()).add(use));
        unit.gaps().forEach(gap -> gaps.computeIfAbsent(gap.path(), p -> new ArrayList<>()).add(gap));
        unit.declarations().forEach(top -> top.walk(this::entity));
        unit.headerDeclarations().forEach(top -> top.walk(this::entity));
    }

    /** Whether some unit read the file. */
    boolean wasRead(String path) {
        return read.contains(path);
    }

    private void entity(Node node) {
        if (node.name().isEmpty()) {
            if (node.kind() == Kind.NAME && node.text().equals(field.name())) {
                put(node.path(), node.span(), new Other(Site.Outcome.OTHER_ENTITY, "another identifier"));
            }
            return;
        }
        Node.NamePlace name = node.name().get();
        switch (node.kind()) {
            case FIELD -> {
                if (node.text().equals(field.name()) && !field.isReferredToBy(node)) {
                    put(name.path(), name.span(), foreign(node));
                }
            }
            case VARIABLE, PARAMETER, FUNCTION -> {
                if (node.text().equals(field.name())) {
                    put(name.path(), name.span(), declared(node));
                }
            }
            case DESIGNATED -> {
                if (node.text().endsWith("." + field.name())) {
                    put(name.path(), name.span(), new Other(Site.Outcome.RIGHT_BY_TEXT, "initialiser of a new object"));
                }
            }
            default -> { }
        }
    }

    private static Other foreign(Node node) {
        return node.symbol().orElse(null) instanceof Symbol.Field f
                ? new Other(Site.Outcome.OTHER_ENTITY, "field of struct " + f.tag())
                : new Other(Site.Outcome.REFUSED, Reason.UNRESOLVED_TYPE.code());
    }

    private Other declared(Node node) {
        boolean mine = node.symbol().orElse(null) instanceof Symbol.Field f && f.tag().equals(field.tag());
        return mine
                ? new Other(Site.Outcome.DECLARATION, "the field's declaration")
                : new Other(Site.Outcome.OTHER_ENTITY, "declares something else");
    }

    private void put(String path, Span span, Other what) {
        entities.computeIfAbsent(path, p -> new HashMap<>()).merge(span, what,
                (a, b) -> a.outcome() == Site.Outcome.REFUSED ? b : a);
    }

    /** What the syntax tree says the name at {@code span} is, if it is no access to the field. */
    Optional<Site.Outcome> entity(String path, Span span) {
        return Optional.ofNullable(entities.getOrDefault(path, Map.of()).get(span)).map(Other::outcome);
    }

    /** The branch that leaves the mention {@code o} out; empty if some unit reads it or it is no code. */
    Optional<Region> condition(Occurrence o) {
        boolean code = o.where() == Occurrence.Where.CODE || o.where() == Occurrence.Where.MACRO_DEFINITION;
        return code ? region(o) : Optional.empty();
    }

    /** Notes that two units read one place differently. */
    void disagree(String path, int line, String one, String other) {
        notes.add(path + ":" + line + ": " + one + " and " + other + " read this differently");
    }

    /** One line each on what the user should know. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /** How the mention {@code o} ends. */
    Site settle(String rule, SourceText source, Occurrence o) {
        Other what = switch (o.where()) {
            case COMMENT -> new Other(Site.Outcome.COMMENT, "in a comment");
            case LITERAL -> new Other(Site.Outcome.LITERAL, "in a string");
            default -> code(o);
        };
        return new Site(rule, o.path(), o.span(), source.lines().line(o.span().start()), "", what.outcome(), what.detail());
    }

    private Other code(Occurrence o) {
        Other known = entities.getOrDefault(o.path(), Map.of()).get(o.span());
        if (known != null) {
            return known;
        }
        Optional<Region> region = region(o);
        if (region.isPresent()) {
            return new Other(Site.Outcome.INACTIVE, "left out by " + region.get().condition());
        }
        if (!wasRead(o.path())) {
            return new Other(Site.Outcome.REFUSED, Reason.NOT_PARSED.code());
        }
        if (o.where() == Occurrence.Where.MACRO_DEFINITION) {
            return new Other(Site.Outcome.INACTIVE, "in a macro that is not used");
        }
        Optional<MacroUse> dropped = droppedBy(o);
        if (dropped.isPresent()) {
            return new Other(Site.Outcome.INACTIVE, "argument dropped by macro " + dropped.get().name());
        }
        boolean broken = gaps.getOrDefault(o.path(), List.of()).stream().anyMatch(g -> g.stage() == Gap.Stage.PARSE);
        return broken
                ? new Other(Site.Outcome.REFUSED, Reason.NOT_PARSED.code())
                : new Other(Site.Outcome.UNHANDLED, "no syntax node for it");
    }

    /** The macro use in whose argument the mention stands; only asked of mentions that no unit has a node for. */
    Optional<MacroUse> droppedBy(Occurrence o) {
        boolean open = o.where() == Occurrence.Where.CODE && entity(o.path(), o.span()).isEmpty() && region(o).isEmpty();
        return !open ? Optional.empty() : macroUses.getOrDefault(o.path(), List.of()).stream()
                .filter(use -> use.span().contains(o.span()))
                .findFirst();
    }

    /** The region that leaves the mention out in every unit that read the file; empty if some unit compiles it. */
    private Optional<Region> region(Occurrence o) {
        Region found = null;
        for (List<Region> regions : inactive.getOrDefault(o.path(), List.of())) {
            Optional<Region> here = regions.stream().filter(r -> r.span().contains(o.span())).findFirst();
            if (here.isEmpty()) {
                return Optional.empty();
            }
            found = here.get();
        }
        return Optional.ofNullable(found);
    }
}
