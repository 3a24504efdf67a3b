package org.lockwright.rules.lockset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jgrapht.alg.connectivity.GabowStrongConnectivityInspector;
import org.jgrapht.alg.shortestpath.BFSShortestPath;
import org.jgrapht.graph.DefaultDirectedGraph;
import org.jgrapht.graph.DefaultEdge;
import org.lockwright.rules.flow.FunctionId;
import org.lockwright.rules.flow.Note;
import org.lockwright.rules.flow.Place;
import org.lockwright.rules.pack.LockOrder;

/** Locks that are taken in a circle, of two or of three classes: LW2004. */
final class OrderCircles {

    private final Map<String, OrderEdge> edges = new TreeMap<>();
    private final Set<String> certain;
    private final Map<String, Set<FunctionId>> takers;
    private final List<LockOrder> orders;
    private final DefaultDirectedGraph<String, DefaultEdge> graph = new DefaultDirectedGraph<>(DefaultEdge.class);
    private final Set<String> done = new HashSet<>();
    private final List<Violation> violations = new ArrayList<>();

    /**
     * Circles in {@code edges}.
     *
     * @param edges an example of each order that was seen
     * @param certain which of them surely are, by {@link #key}
     * @param takers the functions that wait for a lock in each order
     * @param orders the orders that are declared
     */
    OrderCircles(Collection<OrderEdge> edges, Set<String> certain, Map<String, Set<FunctionId>> takers, List<LockOrder> orders) {
        edges.forEach(e -> this.edges.put(key(e), e));
        this.certain = certain;
        this.takers = takers;
        this.orders = orders;
    }

    /** What the order of two classes is known by. */
    static String key(String outer, String inner) {
        return outer + " " + inner;
    }

    private static String key(OrderEdge e) {
        return key(e.outer(), e.inner());
    }

    List<Violation> violations() {
        edges.values().stream().filter(e -> certain.contains(key(e)) && !e.outer().equals(e.inner())).forEach(e -> {
            graph.addVertex(e.outer());
            graph.addVertex(e.inner());
            graph.addEdge(e.outer(), e.inner());
        });
        for (Set<String> component : new GabowStrongConnectivityInspector<>(graph).stronglyConnectedSets()) {
            for (String a : new TreeSet<>(component)) {
                for (DefaultEdge out : graph.outgoingEdgesOf(a)) {
                    String b = graph.getEdgeTarget(out);
                    if (component.contains(b) && !isDeclared(a, b)) {
                        circle(a, b);
                    }
                }
            }
        }
        return violations;
    }

    private boolean isDeclared(String a, String b) {
        return orders.stream().anyMatch(o -> o.rank(a).isPresent() && o.rank(b).isPresent());
    }

    /** The shortest way back from {@code b} to {@code a}, told once for the classes on it. */
    private void circle(String a, String b) {
        var back = BFSShortestPath.findPathBetween(graph, b, a);
        if (back == null || back.getLength() > 2 || !done.add(String.join(" ", new TreeSet<>(back.getVertexList())))) {
            return;
        }
        List<OrderEdge> ring = new ArrayList<>(List.of(edges.get(key(a, b))));
        List<String> on = back.getVertexList();
        for (int i = 0; i + 1 < on.size(); i++) {
            ring.add(edges.get(key(on.get(i), on.get(i + 1))));
        }
        ends(ring).forEach(e -> violations.add(violation(e, ring)));
    }

    /**
     * Where a circle is told. Of two locks at the order that fewer functions have, and no more places, for that is most likely the wrong one. If
     * neither order is the rarer, in both functions: nothing says which is wrong, and whoever changed one of them should see it there. Of
     * three, or within one function, at the order seen at the fewest places, the last of those in file order.
     */
    private List<OrderEdge> ends(List<OrderEdge> ring) {
        OrderEdge a = ring.get(0);
        OrderEdge b = ring.get(1);
        if (ring.size() == 2 && !isOneFunction(a, b)) {
            return isRarer(a, b) ? List.of(a) : isRarer(b, a) ? List.of(b) : ring;
        }
        return List.of(ring.stream().max(Comparator.comparing((OrderEdge e) -> -e.places()).thenComparing(e -> e.place().path()).thenComparing(e -> e.place().start())).orElseThrow());
    }

    private boolean isRarer(OrderEdge e, OrderEdge other) {
        return takers.get(key(e)).size() < takers.get(key(other)).size() && e.places() <= other.places();
    }

    private static boolean isOneFunction(OrderEdge a, OrderEdge b) {
        return a.function().equals(b.function()) && a.place().path().equals(b.place().path());
    }

    private static Violation violation(OrderEdge at, List<OrderEdge> ring) {
        Set<String> classes = new TreeSet<>(ring.stream().map(OrderEdge::outer).toList());
        List<Note> notes = new ArrayList<>();
        ring.forEach(e -> notes.add(note(e)));
        notes.add(Note.of("declare the order of these classes in the pack, or take them in one order"));
        return new Violation("LW2004", false, at.place(), at.function(), String.join(" ", classes), "the classes " + String.join(", ", classes) + " are taken in a circle", notes);
    }

    /** One edge of a circle, with its witness. */
    private static Note note(OrderEdge e) {
        String witness = e.witness().isEmpty() ? "" : "; " + String.join("; ", Note.texts(e.witness()));
        List<Place> places = Stream.concat(Stream.of(e.place()), e.witness().stream().flatMap(w -> w.places().stream())).toList();
        return new Note(e.outer() + " then " + e.inner() + ": " + e.function() + "() at " + e.place() + witness, places, false);
    }
}
