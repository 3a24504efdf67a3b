package org.lockwright.rules.rewrite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.tree.Gap;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.MacroUse;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Region;
import org.lockwright.parser.tree.Symbol;
import org.lockwright.parser.tree.Unit;
import org.lockwright.rules.program.Occurrence;

/**
 * Says of each mention of a name that is no use of what a rule is about what it is instead.
 *
 * <p>A mention that no unit explains is unhandled, which is an error: nothing is passed over in silence.
 */
final class Ledger {

    private static final String TAG = "a tag, label or enumerator";
    private static final Pattern DEFINE = Pattern.compile("#[ \\t]*define[ \\t]+$");
    private static final Pattern KEYWORD = Pattern.compile("\\b(?:struct|union|enum)\\s+$");

    private record Other(Site.Outcome outcome, String detail, String reader) {
    }

    /** The branches of a file that one unit left out, and the options it was read under beyond the configuration's. */
    private record Reading(List<String> options, List<Region> inactive) {
    }

    /**
     * A branch that leaves a mention out.
     *
     * @param options the options beyond the configuration's under which it does
     * @param region the branch
     */
    record LeftOut(List<String> options, Region region) {
    }

    private final Anchor anchor;
    private final Map<String, Map<Span, Other>> entities = new HashMap<>();
    private final Map<String, List<Reading>> readings = new HashMap<>();
    private final Map<String, List<MacroUse>> macroUses = new HashMap<>();
    private final Map<String, List<Gap>> gaps = new HashMap<>();
    private final Set<String> read = new HashSet<>();

    Ledger(Anchor anchor) {
        this.anchor = anchor;
    }

    /** Takes in what {@code unit}, read under further {@code options}, shows of the files in {@code paths}. */
    void add(Unit unit, List<String> options, Set<String> paths) {
        Set<String> here = new HashSet<>(unit.headers());
        here.add(unit.path());
        here.retainAll(paths);
        boolean failed = unit.gaps().stream().anyMatch(g -> g.line() == 0 && g.path().equals(unit.path()));
        if (!failed) {
            read.addAll(here);
        }
        for (String path : here) {
            readings.computeIfAbsent(path, p -> new ArrayList<>())
                    .add(new Reading(options, unit.inactive().stream().filter(r -> r.path().equals(path)).toList()));
        }
        unit.macroUses().stream()
                .filter(use -> paths.contains(use.path()))
                .forEach(use -> macroUses.computeIfAbsent(use.path(), p -> new ArrayList<>()).add(use));
        unit.gaps().forEach(gap -> gaps.computeIfAbsent(gap.path(), p -> new ArrayList<>()).add(gap));
        String reader = reader(unit.path(), unit.configuration());
        unit.declarations().forEach(top -> top.walk(node -> entity(node, reader)));
        unit.headerDeclarations().forEach(top -> top.walk(node -> entity(node, reader)));
    }

    /** Whether some unit read the file. */
    boolean wasRead(String path) {
        return read.contains(path);
    }

    /** How messages name one reading of a file. */
    static String reader(String unit, String configuration) {
        return unit + " (" + configuration + ")";
    }

    private void entity(Node node, String reader) {
        if (node.name().isEmpty()) {
            if (node.kind() == Kind.NAME && node.text().equals(anchor.word()) && !anchor.isUsedBy(node)) {
                put(node.path(), node.span(), new Other(Site.Outcome.OTHER_ENTITY, "another identifier", reader));
            }
            return;
        }
        Node.NamePlace name = node.name().get();
        switch (node.kind()) {
            case FIELD -> {
                if (node.text().equals(anchor.word()) && !anchor.isUsedBy(node)) {
                    put(name.path(), name.span(), foreign(node, reader));
                }
            }
            case VARIABLE, PARAMETER, FUNCTION -> {
                if (node.text().equals(anchor.word())) {
                    put(name.path(), name.span(), declared(node, reader));
                }
            }
            case DESIGNATED -> {
                if (node.text().endsWith("." + anchor.word())) {
                    put(name.path(), name.span(), new Other(Site.Outcome.RIGHT_BY_TEXT, "initialiser of a new object", reader));
                }
            }
            case STRUCT, ENUM, ENUMERATOR, LABEL, GOTO -> {
                if (node.text().equals(anchor.word())) {
                    put(name.path(), name.span(), new Other(Site.Outcome.OTHER_ENTITY, TAG, reader));
                }
            }
            default -> { }
        }
    }

    private static Other foreign(Node node, String reader) {
        return node.symbol().orElse(null) instanceof Symbol.Field f
                ? new Other(Site.Outcome.OTHER_ENTITY, "field of struct " + f.tag(), reader)
                : new Other(Site.Outcome.REFUSED, Reason.UNRESOLVED_TYPE.code(), reader);
    }

    private Other declared(Node node, String reader) {
        return anchor.isDeclaredBy(node)
                ? new Other(Site.Outcome.DECLARATION, anchor.what(), reader)
                : new Other(Site.Outcome.OTHER_ENTITY, "declares something else", reader);
    }

    private void put(String path, Span span, Other what) {
        entities.computeIfAbsent(path, p -> new HashMap<>()).merge(span, what,
                (a, b) -> a.outcome() == Site.Outcome.REFUSED ? b : a);
    }

    /** Who reads the name at {@code span} as something else than an access to the field, if anyone does. */
    Optional<String> otherReader(String path, Span span) {
        return Optional.ofNullable(entities.getOrDefault(path, Map.of()).get(span)).map(Other::reader);
    }

    /** The branches that leave the mention {@code o} out, one for each reading; none if some unit reads it or it is no code. */
    List<LeftOut> leftOut(Occurrence o) {
        boolean code = o.where() == Occurrence.Where.CODE || o.where() == Occurrence.Where.MACRO_DEFINITION;
        List<LeftOut> out = new ArrayList<>();
        for (Reading reading : code ? readings.getOrDefault(o.path(), List.of()) : List.<Reading>of()) {
            Optional<Region> region = reading.inactive().stream().filter(r -> r.span().contains(o.span())).findFirst();
            if (region.isEmpty()) {
                return List.of();
            }
            out.add(new LeftOut(reading.options(), region.get()));
        }
        return out;
    }

    /** How the mention {@code o} ends. */
    Site settle(String rule, SourceText source, Occurrence o) {
        Other what = switch (o.where()) {
            case COMMENT -> new Other(Site.Outcome.COMMENT, "in a comment", "");
            case LITERAL -> new Other(Site.Outcome.LITERAL, "in a string", "");
            default -> follows(DEFINE, source, o) ? macro() : follows(KEYWORD, source, o) ? new Other(Site.Outcome.OTHER_ENTITY, TAG, "") : code(o);
        };
        return new Site(rule, o.path(), o.span(), source.lines().line(o.span().start()), "", what.outcome(), what.detail());
    }

    /** Whether {@code before} stands right before the mention: {@code struct} before that in {@code struct so_accf *p}. */
    private static boolean follows(Pattern before, SourceText source, Occurrence o) {
        return before.matcher(source.text().substring(Math.max(0, o.span().start() - 80), o.span().start())).find();
    }

    /** What the name of a macro in its definition is. */
    private Other macro() {
        return anchor.field().isEmpty() ? new Other(Site.Outcome.DECLARATION, "the macro's definition", "") : new Other(Site.Outcome.OTHER_ENTITY, "a macro", "");
    }

    private Other code(Occurrence o) {
        Other known = entities.getOrDefault(o.path(), Map.of()).get(o.span());
        if (known != null) {
            return known;
        }
        List<LeftOut> leftOut = leftOut(o);
        if (!leftOut.isEmpty()) {
            return new Other(Site.Outcome.INACTIVE, "left out by " + leftOut.get(0).region().condition(), "");
        }
        if (!wasRead(o.path())) {
            return new Other(Site.Outcome.REFUSED, Reason.NOT_PARSED.code(), "");
        }
        if (o.where() == Occurrence.Where.MACRO_DEFINITION) {
            return new Other(Site.Outcome.INACTIVE, "in a macro that is not used", "");
        }
        Optional<MacroUse> dropped = droppedBy(o);
        if (dropped.isPresent()) {
            return new Other(Site.Outcome.INACTIVE, "argument dropped by macro " + dropped.get().name(), "");
        }
        boolean broken = gaps.getOrDefault(o.path(), List.of()).stream().anyMatch(g -> g.stage() == Gap.Stage.PARSE);
        return broken
                ? new Other(Site.Outcome.REFUSED, Reason.NOT_PARSED.code(), "")
                : new Other(Site.Outcome.UNHANDLED, "no syntax node for it", "");
    }

    /** The macro use in whose argument the mention stands; only asked of mentions that no unit has a node for. */
    Optional<MacroUse> droppedBy(Occurrence o) {
        boolean open = o.where() == Occurrence.Where.CODE
                && !entities.getOrDefault(o.path(), Map.of()).containsKey(o.span())
                && leftOut(o).isEmpty();
        return !open ? Optional.empty() : macroUses.getOrDefault(o.path(), List.of()).stream()
                .filter(use -> use.span().contains(o.span()))
                .findFirst();
    }
}
