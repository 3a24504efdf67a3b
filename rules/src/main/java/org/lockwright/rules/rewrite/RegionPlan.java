package org.lockwright.rules.rewrite;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.source.Token;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.rules.pack.Rewrite;

/**
 * The regions of one function, the smallest legal one for each use.
 *
 * <p>Statements are tried from the outside: one that may stand in a region as a whole gets one, of one that may not, the conditions and the parts
 * are tried. Regions of one lock that are neighbours become one.
 */
final class RegionPlan {

    private static final Pattern LOCKING = Pattern.compile("[A-Z][A-Z0-9_]*_(?:R|W|UN|RUN|WUN)?LOCK");

    private final Rewrite.Region rule;
    private final Node function;
    private final SourceText source;
    private final Hindrances hindrances;
    private final Map<String, String> aliases;
    private final Set<String> contracts;
    private final List<RegionUses.Use> uses;
    private final RegionSettling settling;
    private final Map<RegionUses.Use, RegionLock> open;
    private final VisibleNames visible;
    private final TakenValues.Types types;
    private final Map<RegionUses.Use, Decision> decisions = new IdentityHashMap<>();
    private final Set<RegionUses.Use> declared = Collections.newSetFromMap(new IdentityHashMap<>());
    private RegionLocals locals;
    private TakenValues taken;

    /**
     * A statement in a region.
     *
     * @param statement it
     * @param lock the region's lock
     * @param whole whether all of it is in the region, or only the conditions of an {@code if} and of what follows its {@code else}
     * @param uses the uses in the region
     * @param values what is read in front of it, if nothing else of it is in the region
     */
    record Piece(Node statement, RegionLock lock, boolean whole, List<RegionUses.Use> uses, List<TakenValues.Value> values) {

        /** Whether only what the statement reads is in the region, which ends in front of it. */
        boolean isBefore() {
            return !values.isEmpty();
        }
    }

    /** A plan for the {@code uses} that {@code settling} has left open. */
    RegionPlan(Rewrite.Region rule, Node function, List<RegionUses.Use> uses, SourceText source, RegionSettling settling, Hindrances hindrances,
            VisibleNames visible, TakenValues.Types types) {
        this.rule = rule;
        this.function = function;
        this.uses = uses;
        this.source = source;
        this.hindrances = hindrances;
        this.settling = settling;
        this.aliases = settling.aliases();
        this.open = settling.open();
        this.visible = visible;
        this.types = types;
        this.contracts = rule.contracts().stream().map(Rewrite.Contract::function).collect(Collectors.toSet());
    }

    /** The decisions, in the order of the uses. */
    List<Decision> decisions() {
        decisions.putAll(settling.decisions());
        Optional<RegionLocals> next = open.isEmpty() ? Optional.empty() : Optional.of(new RegionLocals(function, source, visible));
        while (next.isPresent()) { // again where variables turned out to need longer names
            locals = next.get();
            taken = new TakenValues(this, function, locals, types);
            decisions.keySet().removeAll(open.keySet());
            declared.clear();
            parts(function.child(function.children().size() - 1), false);
            next = locals.wider(function);
        }
        return uses.stream().map(this::decision).toList();
    }

    /** What was decided on {@code use}, with the declarations of the variables that takes. */
    private Decision decision(RegionUses.Use use) {
        Decision d = decisions.getOrDefault(use, use.refused(function.text(), Reason.OTHER_SHAPE));
        List<Replacement> all = new ArrayList<>(d.replacements());
        if (declared.contains(use)) {
            locals.declarations().ifPresent(all::add);
        }
        return use.decided(function.text(), d.outcome(), d.detail(), all);
    }

    /** The uses under {@code node} that nothing was decided on yet. */
    List<RegionUses.Use> openIn(Node node) {
        return uses.stream().filter(u -> open.containsKey(u) && !decisions.containsKey(u) && EarlyRead.isIn(u.node(), node)).toList();
    }

    private void refuseAll(List<RegionUses.Use> some, Reason reason) {
        some.forEach(u -> decisions.put(u, u.refused(function.text(), reason)));
    }

    private void bracket(List<RegionUses.Use> some, List<Replacement> by) {
        some.forEach(u -> decisions.put(u, u.decided(function.text(), Site.Outcome.REWRITTEN, "in a region", by)));
    }

    /** The one lock that {@code some} want; empty if there are several, or none. */
    Optional<RegionLock> lock(List<RegionUses.Use> some) {
        Set<String> all = new TreeSet<>();
        some.forEach(u -> all.add(open.get(u).canonical(aliases)));
        return all.size() == 1 ? Optional.of(open.get(some.get(0))) : Optional.empty();
    }

    /** The lock that {@code use} wants, to compare by. */
    String canonical(RegionUses.Use use) {
        return open.get(use).canonical(aliases);
    }

    /** Whether {@code node} may make {@code lock} another one. */
    boolean isChanged(RegionLock lock, Node node) {
        return lock.isChangedBy(node, contracts);
    }

    /** The name of a function of the class without what the names of the class's fields begin with: {@code space} for {@code sbspace}. */
    String shortName(String function) {
        Set<String> marks = rule.objects().stream().flatMap(o -> o.fields().stream()).map(f -> f.substring(f.indexOf('.') + 1)).filter(f -> f.indexOf('_') > 0)
                .map(f -> f.substring(0, f.indexOf('_'))).collect(Collectors.toCollection(TreeSet::new));
        return function.indexOf('_') >= 0 ? RegionLocals.bare(function)
                : marks.stream().filter(function::startsWith).map(m -> function.substring(m.length())).findFirst().orElse(function + "_value");
    }

    SourceText source() {
        return source;
    }

    VisibleNames visible() {
        return visible;
    }

    /** Why {@code node} may not stand in a region of {@code lock}; empty if it may. */
    Optional<Reason> hindrance(Node node, Optional<RegionLock> lock) {
        Optional<Reason> found = hindrances.of(node);
        if (found.isPresent() || lock.isEmpty()) {
            return found.isPresent() ? found : Optional.of(Reason.TWO_LOCKS);
        }
        return lock.get().isChangedBy(node, contracts) ? Optional.of(Reason.OBJECT_CHANGES)
                : speaksOfLocks(node) ? Optional.of(Reason.MOVES_LOCKS) : Optional.empty();
    }

    /** Whether {@code node} uses a macro that by its name takes or gives up a lock: here it may be empty, and elsewhere not. */
    boolean speaksOfLocks(Node node) {
        Optional<Span> span = PatternText.span(node, source.path());
        return span.isPresent() && Lexer.tokens(source, span.get()).stream()
                .anyMatch(t -> t.kind() == Token.Kind.IDENTIFIER && LOCKING.matcher(t.in(source)).matches() && !t.in(source).equals(rule.names().assertion()));
    }

    /** Whether {@code lock} may be named in front of {@code first}: what that tests first may be whether its object is there at all. */
    boolean mayName(RegionLock lock, Node first, List<RegionUses.Use> here) {
        return lock.isOwn() && Evaluated.always(first, n -> here.stream().anyMatch(u -> u.node() == n)) || Evaluated.always(first, n -> lock.isFollowedBy(n, source))
                || Evaluated.before(first, n -> lock.isFollowedBy(n, source));
    }

    private RegionText text(RegionLock lock) {
        return new RegionText(source, rule.names(), lock.text());
    }

    /** Plans what {@code node} is made of: a block's statements, or the one statement of a branch; {@code braced} if that has braces by then. */
    private void parts(Node node, boolean braced) {
        if (node.kind() == Kind.COMPOUND) {
            row(node.children());
            return;
        }
        List<RegionUses.Use> here = openIn(node);
        if (!here.isEmpty()) {
            Optional<RegionLock> lock = lock(here);
            Optional<Replacement> by = hindrance(node, lock).isEmpty() && mayName(lock.get(), node, here) ? text(lock.get()).bare(node, braced) : Optional.empty();
            if (by.isPresent()) {
                bracket(here, List.of(by.get()));
            } else {
                bare(node, braced, here);
            }
        }
    }

    /** Plans the one statement of a branch, which no region may hold: its values are taken in front of it. */
    private void bare(Node node, boolean braced, List<RegionUses.Use> here) {
        List<Piece> group = taken.of(node, true);
        Optional<Replacement> by = group.isEmpty() ? Optional.empty() : text(group.get(group.size() - 1).lock()).bare(node, braced, group, this::text);
        if (by.isEmpty()) {
            narrow(node, here);
            return;
        }
        group.forEach(piece -> bracket(piece, by.get()));
        branches(node, false);
    }

    private void row(List<Node> statements) {
        List<List<Piece>> run = new ArrayList<>();
        for (Node s : statements) {
            List<Piece> group = piece(s).map(List::of).orElseGet(() -> taken.of(s, false));
            if (group.isEmpty() || !run.isEmpty() && !joins(last(run.get(run.size() - 1)), group.get(0))) {
                write(run);
                run = new ArrayList<>();
            }
            List<RegionUses.Use> here = openIn(s);
            if (!group.isEmpty()) {
                run.add(group);
            } else if (!here.isEmpty()) {
                narrow(s, here);
            }
        }
        write(run);
    }

    private static Piece last(List<Piece> group) {
        return group.get(group.size() - 1);
    }

    /** What of {@code s} a region may hold; empty for nothing. */
    private Optional<Piece> piece(Node s) {
        List<RegionUses.Use> here = openIn(s);
        Optional<RegionLock> lock = lock(here);
        boolean whole = !here.isEmpty() && hindrance(s, lock).isEmpty() && (s.kind() != Kind.IF || !openIn(s.child(0)).isEmpty()) && mayName(lock.get(), s, here);
        if (here.isEmpty() || whole) {
            return lock.map(l -> new Piece(s, l, true, here, List.of()));
        }
        List<Node> conditions = conditions(s);
        List<RegionUses.Use> inside = conditions.stream().flatMap(c -> openIn(c).stream()).toList();
        Optional<RegionLock> one = lock(inside);
        boolean may = one.isPresent() && conditions.stream().allMatch(c -> hindrance(c, one).isEmpty()) && mayName(one.get(), conditions.get(0), inside);
        return may ? Optional.of(new Piece(s, one.get(), false, inside, List.of())) : Optional.empty();
    }

    /** The conditions of an {@code if} and of what follows its {@code else}; none for other statements. */
    static List<Node> conditions(Node s) {
        List<Node> out = new ArrayList<>();
        for (Node at = s; at != null && at.kind() == Kind.IF; at = at.children().size() > 2 ? at.child(2) : null) {
            out.add(at.child(0));
        }
        return out;
    }

    /** Whether the region may go on from {@code last} to {@code next}. */
    private boolean joins(Piece last, Piece next) {
        boolean same = last.lock().canonical(aliases).equals(next.lock().canonical(aliases));
        return same && !last.isBefore() && (last.whole() || RegionText.leavesOpen(last.statement()));
    }

    /** Brackets {@code run}, together if its lines let it and else one by one; then plans what is left of its parts. */
    private void write(List<List<Piece>> run) {
        if (run.isEmpty()) {
            return;
        }
        Optional<Replacement> by = RegionRun.of(run, this::text);
        if (by.isEmpty() && run.size() > 1) {
            run.forEach(group -> write(List.of(group)));
            return;
        }
        for (List<Piece> group : run) {
            Node s = group.get(0).statement();
            if (by.isPresent()) {
                group.forEach(piece -> bracket(piece, by.get()));
            } else if (group.get(0).isBefore()) {
                narrow(s, openIn(s));
                continue;
            } else {
                refuseAll(group.get(0).uses(), Reason.OTHER_SHAPE);
            }
            if (!last(group).whole()) {
                branches(s, by.isPresent() && !last(group).isBefore());
            }
        }
    }

    /** Decides that the uses of {@code piece} are in the region that {@code by} writes. */
    private void bracket(Piece piece, Replacement by) {
        List<Replacement> all = new ArrayList<>(List.of(by));
        for (TakenValues.Value value : piece.values()) {
            locals.declare(value.local());
            all.add(new Replacement(source.path(), value.span(), List.of(new Replacement.Text(value.local().name()))));
        }
        if (piece.isBefore()) {
            declared.addAll(piece.uses());
        }
        bracket(piece.uses(), all);
    }

    private void branches(Node s, boolean braced) {
        for (Node at = s; at != null && at.kind() == Kind.IF; at = at.children().size() > 2 && at.child(2).kind() == Kind.IF ? at.child(2) : null) {
            parts(at.child(1), braced);
            if (at.children().size() > 2 && at.child(2).kind() != Kind.IF) {
                parts(at.child(2), braced);
            }
        }
    }

    /** Plans a statement of which no region may hold all or the conditions. */
    private void narrow(Node s, List<RegionUses.Use> here) {
        if (s.kind() == Kind.COMPOUND || s.kind() == Kind.LABEL) {
            row(s.children());
        } else if (s.kind() == Kind.IF) {
            List<RegionUses.Use> inside = conditions(s).stream().flatMap(c -> openIn(c).stream()).toList();
            Optional<Reason> reason = conditions(s).stream().flatMap(c -> hindrance(c, lock(inside)).stream()).findFirst();
            refuseAll(inside, reason.orElse(Reason.MAY_BE_ABSENT));
            branches(s, false);
        } else if (s.kind().isLoop() || s.kind() == Kind.SWITCH) {
            Node body = s.kind() == Kind.DO ? s.child(0) : s.child(s.children().size() - 1);
            List<RegionUses.Use> head = here.stream().filter(u -> !EarlyRead.isIn(u.node(), body)).toList();
            refuseAll(head, s.kind() == Kind.SWITCH ? hindrance(s, lock(here)).orElse(Reason.LEAVES) : Reason.LOOP);
            parts(body, false);
        } else if (s.kind() == Kind.RETURN && !s.children().isEmpty() && hindrance(s.child(0), lock(here)).isEmpty()) {
            Optional<Replacement> by = new RegionReturn(source, function, text(lock(here).get()), locals).of(s);
            if (by.isEmpty()) {
                refuseAll(here, Reason.LEAVES);
            } else {
                bracket(here, List.of(by.get()));
                declared.addAll(here);
            }
        } else {
            refuseAll(here, hindrance(s, lock(here)).orElse(Reason.MAY_BE_ABSENT));
        }
    }
}
