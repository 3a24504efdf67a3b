package org.lockwright.tests.mutate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Unit;
import org.lockwright.rules.flow.Place;
import org.lockwright.rules.lockset.FieldUse;
import org.lockwright.rules.lockset.LockAct;

/** One function as its tree and the analysis have it: which statements do nothing but act on a lock, and what is used under it. */
final class View {

    /**
     * A statement that is one call, which takes or gives up one lock, or several at once.
     *
     * @param statement the statement
     * @param act what it does to the first of them
     * @param callee the function or macro called
     */
    record Spot(Node statement, LockAct act, String callee) {

        int start() {
            return statement.span().start();
        }

        boolean isTake() {
            return act.kind() == LockAct.Kind.TAKE;
        }

        boolean isGive() {
            return act.kind() == LockAct.Kind.GIVE;
        }

        boolean isOf(Spot other) {
            return act.lock().equals(other.act.lock()) && act.lockClass().equals(other.act.lockClass());
        }
    }

    /** An edit of the function's text. */
    record Edit(int start, int end, String text) {
    }

    private static final Pattern ASSERTION = Pattern.compile("\\w*ASSERT\\w*\\s*\\(");

    private final Unit unit;
    private final Node function;
    private final Known known;
    private final Known.Key key;
    private final List<Spot> spots = new ArrayList<>();
    private final List<Node> blocks = new ArrayList<>();

    private View(Unit unit, Node function, Known known) {
        this.unit = unit;
        this.function = function;
        this.known = known;
        this.key = new Known.Key(unit.path(), function.text());
        function.walk(n -> {
            if (isOwn(n) && n.kind() == Kind.EXPRESSION_STATEMENT) {
                spot(n).ifPresent(spots::add);
            } else if (isOwn(n) && n.kind() == Kind.COMPOUND) {
                blocks.add(n);
            }
        });
        spots.sort(Comparator.comparingInt(Spot::start));
    }

    /** The functions that {@code unit} defines itself, but for those in which something is found as they are, or that are wrong by their name. */
    static List<View> in(Unit unit, Known known) {
        return unit.declarations().stream().filter(d -> d.kind() == Kind.FUNCTION && d.path().equals(unit.path()) && d.origin().isExact())
                .map(d -> new View(unit, d, known)).filter(v -> !known.isWrong(v.key) && !v.name().endsWith("_wrong")).toList();
    }

    private boolean isOwn(Node n) {
        return n.path().equals(unit.path()) && n.origin().isExact();
    }

    private Optional<Spot> spot(Node statement) {
        List<LockAct> here = known.acts(key).stream().filter(a -> isWhole(a.place(), statement)).toList();
        Set<LockAct.Kind> kinds = here.stream().map(LockAct::kind).filter(k -> k != LockAct.Kind.CLAIM).collect(Collectors.toSet());
        List<LockAct> acts = here.stream().filter(a -> a.kind() == LockAct.Kind.TAKE && !a.tried() || a.kind() == LockAct.Kind.GIVE).toList();
        if (kinds.size() != 1 || acts.isEmpty()) {
            return Optional.empty();
        }
        String text = text(statement);
        int open = text.indexOf('(');
        return open < 0 || isAssertion(statement) ? // a lock of which it is only said that it is held is not taken
                Optional.empty() : Optional.of(new Spot(statement, acts.get(0), text.substring(0, open).strip()));
    }

    private boolean isWhole(Place place, Node statement) {
        Span span = statement.span();
        return place.path().equals(unit.path()) && place.start() == span.start() && place.end() <= span.end()
                && source().slice(new Span(place.end(), span.end())).strip().equals(";");
    }

    /** Whether {@code statement} is an assertion. */
    boolean isAssertion(Node statement) {
        return ASSERTION.matcher(text(statement)).lookingAt();
    }

    /** The function's node. */
    Node function() {
        return function;
    }

    Known known() {
        return known;
    }

    Unit unit() {
        return unit;
    }

    String path() {
        return key.path();
    }

    String name() {
        return key.function();
    }

    /** Whether the function was not understood as a whole. */
    boolean isUnclear() {
        return known.isUnclear(key);
    }

    /** Whether the pack's word on what the function does to locks goes before its body, so that this is not balanced. */
    boolean isSpokenFor() {
        return known.isSpokenFor(key);
    }

    SourceText source() {
        return unit.source();
    }

    String text(Node n) {
        return source().slice(n.span());
    }

    /** The statements that act on a lock, in the order of the text. */
    List<Spot> spots() {
        return spots;
    }

    /** The spot that {@code statement} is. */
    Optional<Spot> spotOf(Node statement) {
        return spots.stream().filter(s -> s.statement() == statement).findFirst();
    }

    /** Whether the statement behind that of {@code spot} calls a function that does not return. */
    boolean isBeforeTheEnd(Spot spot) {
        return blocks.stream().anyMatch(b -> IntStream.range(0, b.children().size() - 1).anyMatch(i -> b.child(i) == spot.statement() && calls(b.child(i + 1), known.endless())));
    }

    /** Whether the lock of {@code spot} is the only one of its class that the function acts on. */
    boolean isAlone(Spot spot) {
        return acts().stream().filter(a -> a.lockClass().equals(spot.act().lockClass())).map(LockAct::lock).distinct().count() == 1;
    }

    /** All calls that act on locks, in statements of any form. */
    List<LockAct> acts() {
        return known.acts(key);
    }

    /** The blocks of the function's own text. */
    List<Node> blocks() {
        return blocks;
    }

    /** Uses of fields for which the lock of {@code lockClass} is held as it should be. */
    List<FieldUse> guarded(String lockClass) {
        return known.uses(key).stream().filter(u -> known.isGuarded(u, lockClass)).toList();
    }

    /** Those of them in the text of {@code n}. */
    List<FieldUse> guarded(String lockClass, Node n) {
        return guarded(lockClass).stream().filter(u -> isIn(u.place(), n)).toList();
    }

    boolean isIn(Place place, Node n) {
        return place.path().equals(unit.path()) && n.span().start() <= place.start() && place.end() <= n.span().end();
    }

    /** Nodes of one kind in the function's own text, in order. */
    List<Node> all(Kind kind) {
        List<Node> out = new ArrayList<>();
        function.walk(n -> {
            if (n.kind() == kind && isOwn(n)) {
                out.add(n);
            }
        });
        return out;
    }

    /** Whether {@code n} calls a function of one of {@code names}, or uses such a macro. */
    boolean calls(Node n, Collection<String> names) {
        boolean[] found = new boolean[1];
        n.walk(c -> found[0] |= c.kind() == Kind.CALL && !c.children().isEmpty() && names.contains(c.child(0).text())
                || c.macro().filter(m -> names.contains(m.name())).isPresent());
        return found[0];
    }

    /** A fault made of edits that do not overlap. */
    Mutant mutant(Operator operator, String about, Set<String> names, List<Edit> edits) {
        List<Edit> sorted = edits.stream().sorted(Comparator.comparingInt(Edit::start)).toList();
        int start = sorted.get(0).start();
        int end = sorted.stream().mapToInt(Edit::end).max().orElseThrow();
        StringBuilder out = new StringBuilder();
        int at = start;
        for (Edit e : sorted) {
            out.append(source().text(), at, e.start()).append(e.text());
            at = e.end();
        }
        return new Mutant(operator, path(), new Span(start, end), out.append(source().text(), at, end).toString(), name(), about, names);
    }

    /** A fault about the lock of {@code act}, and the others that its call does the same to. */
    Mutant about(Operator operator, LockAct act, Edit... edits) {
        Set<String> names = new TreeSet<>();
        acts().stream().filter(a -> a.place().equals(act.place()) && a.kind() == act.kind()).forEach(a -> names.addAll(known.names(a.lockClass(), path())));
        return mutant(operator, act.lockClass(), names, List.of(edits));
    }

    static Edit replace(Node n, String text) {
        return new Edit(n.span().start(), n.span().end(), text);
    }
}
