package org.lockwright.tests.mutate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lockwright.parser.source.Span;
import org.lockwright.rules.flow.UnitFlows;
import org.lockwright.rules.lockset.FieldUse;
import org.lockwright.rules.lockset.LockAct;
import org.lockwright.rules.lockset.LockAnalysis;
import org.lockwright.rules.lockset.OrderEdge;
import org.lockwright.rules.lockset.PublishedLoad;
import org.lockwright.rules.pack.LockOrder;
import org.lockwright.rules.pack.Locking;

/** What the analysis of the tree as it is says, by function. */
final class Known {

    /** A function of a file. */
    record Key(String path, String function) {
    }

    private final Locking locking;
    private final Map<Key, List<LockAct>> acts = new HashMap<>();
    private final Map<Key, List<FieldUse>> uses = new HashMap<>();
    private final Map<String, List<FieldUse>> usesOfField = new HashMap<>();
    private final Set<Key> wrong = new HashSet<>();
    private final Set<Key> unclear = new HashSet<>();
    private final Map<String, String> names = new HashMap<>();
    private final List<LockOrder> orders;
    private final Map<String, Integer> nestings = new HashMap<>();
    private final List<PublishedLoad> published;
    private final Set<String> spin;
    private final Set<String> shared;

    Known(Original original) {
        LockAnalysis analysis = original.analysis();
        this.locking = original.locks().locking();
        analysis.acts().forEach(a -> acts.computeIfAbsent(new Key(a.place().path(), a.function().name()), k -> new ArrayList<>()).add(a));
        for (FieldUse use : analysis.uses()) {
            uses.computeIfAbsent(new Key(use.place().path(), use.function()), k -> new ArrayList<>()).add(use);
            usesOfField.computeIfAbsent(use.field(), k -> new ArrayList<>()).add(use);
        }
        original.findings().forEach(f -> wrong.add(new Key(f.path(), f.function())));
        analysis.gaps().keySet().forEach(where -> unclear.add(key(where)));
        locking.locks().forEach(l -> l.is().forEach(is -> names.putIfAbsent(is, l.name())));
        this.orders = locking.orders().stream().map(o -> LockOrder.parse(o.line())).toList();
        for (OrderEdge e : analysis.edges()) {
            nestings.merge(e.outer() + " " + e.inner(), e.tried() ? 0 : e.places(), Integer::sum);
        }
        this.published = analysis.publishedLoads();
        List<UnitFlows> flows = original.readings().values().stream().map(Original.Reading::flows).toList();
        this.spin = SpinLocks.of(flows);
        this.shared = SharedLocks.of(flows);
    }

    /** From {@code "sys/kern/a.c:12 f()"} or {@code "sys/kern/a.c f()"}. */
    private static Key key(String where) {
        int space = where.lastIndexOf(' ');
        String path = where.substring(0, space).replaceFirst(":\\d+$", "");
        return new Key(path, where.substring(space + 1).replace("()", ""));
    }

    /** The calls that act on locks in a function. */
    List<LockAct> acts(Key function) {
        return acts.getOrDefault(function, List.of());
    }

    /** The uses of fields in a function. */
    List<FieldUse> uses(Key function) {
        return uses.getOrDefault(function, List.of());
    }

    /** The uses of a field, {@code "socket.so_state"}. */
    List<FieldUse> uses(String field) {
        return usesOfField.getOrDefault(field, List.of());
    }

    /** Whether something is found in a function as it is: a fault more could not be told apart. */
    boolean isWrong(Key function) {
        return wrong.contains(function);
    }

    /** Whether a function was not understood as a whole. */
    boolean isUnclear(Key function) {
        return unclear.contains(function);
    }

    /** Whether rows of the pack say what a function does to locks. */
    boolean isSpokenFor(Key function) {
        return locking.rows().stream().anyMatch(r -> r.call().equals(function.function()));
    }

    /** The functions that do not return. */
    Set<String> endless() {
        return locking.rows().stream().filter(r -> r.act() == Locking.Act.NO_RETURN).map(Locking.Row::call).collect(Collectors.toSet());
    }

    /** Whether a mutex of this class spins: whoever holds it must not sleep. */
    boolean isSpin(String lockClass) {
        return spin.contains(lockClass);
    }

    /** Whether a lock of this class may be one that several objects have. */
    boolean isShared(String lockClass) {
        return shared.contains(lockClass);
    }

    /** Whether a lock may be taken again by its holder, or is none that anybody waits for. */
    boolean isRecursive(String lockClass) {
        return lockClass.equals("kernel_lock") || locking.locks().stream().anyMatch(l -> l.is().contains(lockClass) && l.nests().equals("recursive"));
    }

    /** Whether locks of the two classes may be one lock in code of {@code path}. */
    boolean areOne(String a, String b, String path) {
        return a.equals(b) || locking.aliases().stream().anyMatch(r -> isIn(r, path) && (r.lock().equals(a) && r.is().equals(b) || r.lock().equals(b) && r.is().equals(a)));
    }

    private static boolean isIn(Locking.Alias row, String path) {
        return row.in().isEmpty() || row.in().stream().anyMatch(f -> path.equals(f) || path.startsWith(f + "/"));
    }

    /** What a finding may call the lock of this class: that, its name, and both of the locks that it may be. */
    Set<String> names(String lockClass, String path) {
        Set<String> out = new TreeSet<>(Set.of(lockClass));
        locking.aliases().stream().filter(r -> isIn(r, path)).forEach(r -> {
            if (r.lock().equals(lockClass)) {
                out.add(r.is());
            } else if (r.is().equals(lockClass)) {
                out.add(r.lock());
            }
        });
        List.copyOf(out).forEach(c -> out.add(name(c)));
        return out;
    }

    private String name(String lockClass) {
        return names.getOrDefault(lockClass, lockClass);
    }

    /**
     * Whether it is declared, or seen at another place, that a lock of {@code outer} is held first. Where both orders are seen none is: the
     * circle is told of as it is.
     */
    boolean isOrdered(String outer, String inner) {
        String a = name(outer);
        String b = name(inner);
        boolean seen = nestings.getOrDefault(a + " " + b, 0) > 1 && nestings.getOrDefault(b + " " + a, 0) == 0;
        return seen || orders.stream().anyMatch(o -> o.mayNest(a, b) && !o.mayNest(b, a));
    }

    /** Whether {@code field} is loaded in order within {@code span} of {@code path}, and others publish through it. */
    boolean isPublished(String field, String path, Span span) {
        return published.stream().anyMatch(l -> l.field().equals(field) && l.place().path().equals(path)
                && span.start() <= l.place().start() && l.place().end() <= span.end());
    }

    /** Whether {@code use} is right, and the lock of class {@code lockClass} alone makes it so. */
    boolean isGuarded(FieldUse use, String lockClass) {
        return use.answer().equals("HELD") && areOne(lockClass, use.need(), use.place().path());
    }
}
