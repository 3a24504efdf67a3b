package org.lockwright.rules.rewrite;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.MacroUse;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Unit;

/**
 * Takes what a statement only reads into variables, in regions in front of it, where the statement may not stand in a region itself.
 *
 * <p>Where what is read is of several locks, the statement keeps the one that leaves the fewest variables, if it may have a region of that one.
 */
final class TakenValues {

    private final RegionPlan plan;
    private final Node function;
    private final RegionLocals locals;
    private final Types types;

    /** Where the types of values come from. */
    record Types(Unit unit, Map<String, SourceText> texts) {
    }

    /**
     * A value.
     *
     * @param local the variable for it
     * @param text the expression that reads it
     * @param span where that stands
     */
    record Value(RegionLocals.Local local, String text, Span span) {

        /** The statement that takes it. */
        String assignment() {
            return local.name() + " = " + text + ";";
        }
    }

    TakenValues(RegionPlan plan, Node function, RegionLocals locals, Types types) {
        this.plan = plan;
        this.function = function;
        this.locals = locals;
        this.types = types;
    }

    /**
     * Regions in front of {@code s}, one for each lock but the one that it keeps, and behind them its own of that; empty if a use in it must stay as it is.
     *
     * @param bare whether it is the only statement of a branch or a loop's body
     */
    List<RegionPlan.Piece> of(Node s, boolean bare) {
        Node whole = Set.of(Kind.EXPRESSION_STATEMENT, Kind.RETURN, Kind.IF).contains(s.kind()) && !s.children().isEmpty() ? s.child(0) : null;
        List<RegionUses.Use> here = whole == null ? List.of() : plan.openIn(whole);
        boolean elsewhere = s.kind() == Kind.IF && RegionPlan.conditions(s).stream().skip(1).anyMatch(c -> !plan.openIn(c).isEmpty());
        if (here.isEmpty() || elsewhere || !s.origin().isExact() || plan.speaksOfLocks(whole) || !locals.reaches(s)
                || s.kind() == Kind.RETURN && !bare && plan.hindrance(whole, plan.lock(here)).isEmpty()) {
            return List.of();
        }
        Map<String, List<RegionUses.Use>> byLock = here.stream().collect(Collectors.groupingBy(plan::canonical, LinkedHashMap::new, Collectors.toList()));
        Optional<RegionPlan.Piece> kept = byLock.size() == 1 || bare && s.kind() == Kind.IF ? Optional.empty() : kept(s, whole, byLock);
        List<RegionPlan.Piece> out = new ArrayList<>();
        for (List<RegionUses.Use> some : byLock.values()) {
            if (kept.isEmpty() || kept.get().uses() != some) {
                List<Value> values = values(some, whole, s);
                if (values.isEmpty()) {
                    return List.of();
                }
                out.add(new RegionPlan.Piece(s, plan.lock(some).orElseThrow(), false, some, values));
            }
        }
        kept.ifPresent(out::add);
        return out;
    }

    /** The region of one lock that {@code s} may stand in, or its conditions, once the values of the others are taken. */
    private Optional<RegionPlan.Piece> kept(Node s, Node whole, Map<String, List<RegionUses.Use>> byLock) {
        boolean isIf = s.kind() == Kind.IF;
        List<Node> parts = isIf ? RegionPlan.conditions(s) : List.of(s);
        List<List<RegionUses.Use>> may = byLock.values().stream()
                .filter(some -> parts.stream().allMatch(p -> plan.hindrance(p, plan.lock(some)).isEmpty()))
                .filter(some -> plan.mayName(plan.lock(some).orElseThrow(), parts.get(0), some))
                .filter(some -> byLock.values().stream().allMatch(o -> o == some || mayTake(o, whole, s))).toList();
        return may.stream().max(Comparator.comparing((List<RegionUses.Use> some) -> some.stream().map(u -> text(u).orElse("")).distinct().count())
                .thenComparing(some -> -may.indexOf(some))).map(some -> new RegionPlan.Piece(s, plan.lock(some).orElseThrow(), !isIf, some, List.of()));
    }

    /** Whether what {@code some} uses of one lock read can be read in front of {@code s}. */
    private boolean mayTake(List<RegionUses.Use> some, Node whole, Node s) {
        RegionLock lock = plan.lock(some).orElseThrow();
        return plan.mayName(lock, s, some) && !plan.isChanged(lock, whole) && outermost(some).stream().allMatch(use -> type(use, lock, whole).isPresent());
    }

    /** The values of {@code some} uses of one lock; empty if one of them is not to be taken. */
    private List<Value> values(List<RegionUses.Use> some, Node whole, Node s) {
        RegionLock lock = plan.lock(some).orElseThrow();
        List<Value> out = new ArrayList<>();
        for (RegionUses.Use use : mayTake(some, whole, s) ? outermost(some) : List.<RegionUses.Use>of()) {
            String name = use.field().isEmpty() ? plan.shortName(use.node().text()) : RegionLocals.bare(use.node().text());
            String text = text(use).orElseThrow();
            Optional<RegionLocals.Local> local = locals.of(text, name, lock, type(use, lock, whole).orElseThrow());
            if (local.isEmpty()) {
                return List.of();
            }
            out.add(new Value(local.get(), text, read(use).orElseThrow().span()));
        }
        return out;
    }

    /** Those of {@code some} that are not read on the way to another. */
    private static List<RegionUses.Use> outermost(List<RegionUses.Use> some) {
        List<Node> reads = some.stream().flatMap(o -> read(o).stream()).toList();
        return some.stream().filter(use -> reads.stream().noneMatch(r -> r != read(use).orElse(null) && EarlyRead.isIn(use.node(), r))).toList();
    }

    /** The type of what {@code use} reads; empty if that is not to be read in front of {@code whole}. */
    private Optional<ValueType> type(RegionUses.Use use, RegionLock lock, Node whole) {
        Node read = text(use).isEmpty() ? null : read(use).orElseThrow();
        if (read == null || read == whole && whole.parent().filter(p -> p.kind() == Kind.EXPRESSION_STATEMENT).isPresent()
                || plan.openIn(read).stream().anyMatch(u -> !plan.canonical(u).equals(plan.canonical(use)))
                || plan.hindrance(read, Optional.of(lock)).isPresent() || !isOnlyOne(read) || !EarlyRead.isSame(read, whole) || !EarlyRead.isValue(read)) {
            return Optional.empty();
        }
        boolean isCall = read.kind() == Kind.CALL;
        Optional<ValueType> type = isCall ? ValueType.returned(use.node().text(), types.unit(), types.texts()) : ValueType.of(read, types.unit());
        return type.filter(t -> !t.isPointer() || t.isOpaque() || EarlyRead.isCompared(read)).filter(t -> t.isMethod() || !EarlyRead.isCallee(read));
    }

    /** What a use reads: the field, or what the function gives that is called. */
    private static Optional<Node> read(RegionUses.Use use) {
        return use.field().isEmpty() ? use.node().parent().filter(p -> p.kind() == Kind.CALL && p.child(0) == use.node()) : Optional.of(use.node());
    }

    private Optional<String> text(RegionUses.Use use) {
        return read(use).filter(r -> r.origin().isExact() && r.path().equals(plan.source().path())).flatMap(r -> ValueType.line(plan.source(), r.span()));
    }

    /** Whether {@code read} is all that its text becomes, whatever the options are: it is in no macro, or in one that is defined once and puts it in once. */
    private boolean isOnlyOne(Node read) {
        int[] same = {0};
        function.walk(n -> same[0] += n.kind() == read.kind() && n.path().equals(read.path()) && n.span().equals(read.span()) && n.origin().isExact() ? 1 : 0);
        return same[0] == 1 && (read.macro().isEmpty() || isPlain(read.macro().get()));
    }

    private boolean isPlain(MacroUse use) {
        return plan.visible().definition(use).filter(text -> !text.matches("(?s).*[^#\\w]#[^#].*|.*##.*")).isPresent();
    }
}
