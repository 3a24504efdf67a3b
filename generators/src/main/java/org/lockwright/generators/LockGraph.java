package org.lockwright.generators;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lockwright.rules.lockset.OrderRow;

/** The lock-order graph, as text for Graphviz or as SVG: outer locks above inner ones, in ranks by the longest way from the top. */
public final class LockGraph {

    private static final int NODE_HEIGHT = 26;
    private static final int RANK = 84;
    private static final int GAP = 24;
    private static final int LETTER = 8;
    private static final int MARGIN = 24;
    private static final int HEAD = 64;
    private static final int LEAST = 520;

    private static final Map<OrderRow.Verdict, Look> LOOKS = Map.of(
            OrderRow.Verdict.DECLARED, new Look("#000000", "", "solid"),
            OrderRow.Verdict.CONTRADICTS, new Look("#b00020", "", "bold"),
            OrderRow.Verdict.UNDECLARED, new Look("#0060a8", "6 4", "dashed"),
            OrderRow.Verdict.IN_A_CYCLE, new Look("#b00020", "2 3", "dotted"));

    private final List<OrderRow> rows;
    /** What stands below each lock; what contradicts an order has no say in that. */
    private final Map<String, Set<String>> inner = new TreeMap<>();
    private final Map<String, Integer> ranks = new TreeMap<>();

    /** How an edge is drawn. */
    private record Look(String colour, String dash, String style) {
    }

    /** A box that has been laid out, by the middle of its upper side. */
    private record Box(int x, int y, int width) {
    }

    private LockGraph(List<OrderRow> rows) {
        this.rows = rows;
        for (OrderRow row : rows) {
            Set<String> below = inner.computeIfAbsent(row.edge().outer(), n -> new TreeSet<>());
            inner.computeIfAbsent(row.edge().inner(), n -> new TreeSet<>());
            if (row.verdict() != OrderRow.Verdict.CONTRADICTS) {
                below.add(row.edge().inner());
            }
        }
        Map<String, Set<String>> forward = new TreeMap<>();
        inner.keySet().forEach(n -> forward.put(n, new TreeSet<>()));
        Set<String> done = new HashSet<>();
        inner.keySet().forEach(n -> unroll(n, new HashSet<>(), done, forward));
        inner.keySet().forEach(n -> ranks.put(n, 0));
        inner.keySet().forEach(n -> sink(n, 0, forward));
    }

    /** The graph as text that dot(1) reads. */
    public static String dot(List<OrderRow> rows) {
        LockGraph graph = new LockGraph(rows);
        return Templates.render("lock-graph-dot.ftl", Map.of(
                "nodes", graph.inner.keySet().stream().map(LockGraph::quoted).toList(),
                "edges", rows.stream().map(LockGraph::dotEdge).toList()));
    }

    /** The graph as SVG. */
    public static String svg(List<OrderRow> rows) {
        return new LockGraph(rows).svg();
    }

    private static String quoted(String name) {
        return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static Map<String, Object> dotEdge(OrderRow row) {
        Look look = LOOKS.get(row.verdict());
        return Map.of("outer", quoted(row.edge().outer()), "inner", quoted(row.edge().inner()), "places", row.edge().places(),
                "colour", look.colour(), "style", look.style(), "tip", quoted(said(row)));
    }

    private static String said(OrderRow row) {
        return row.edge().outer() + " > " + row.edge().inner() + ": "
                + row.verdict().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + ", " + row.edge().places()
                + (row.edge().places() == 1 ? " place" : " places") + ", " + row.edge().function() + "() at " + row.edge().place();
    }

    /** Puts the edges into {@code forward} but those that close a circle. */
    private void unroll(String node, Set<String> above, Set<String> done, Map<String, Set<String>> forward) {
        if (!done.add(node)) {
            return;
        }
        above.add(node);
        for (String next : inner.get(node)) {
            if (!above.contains(next)) {
                forward.get(node).add(next);
                unroll(next, above, done, forward);
            }
        }
        above.remove(node);
    }

    private void sink(String node, int rank, Map<String, Set<String>> forward) {
        if (rank > 0 && rank <= ranks.get(node)) {
            return;
        }
        ranks.put(node, Math.max(rank, ranks.get(node)));
        forward.get(node).forEach(next -> sink(next, ranks.get(node) + 1, forward));
    }

    private String svg() {
        Map<Integer, List<String>> byRank = new TreeMap<>();
        ranks.forEach((name, rank) -> byRank.computeIfAbsent(rank, r -> new ArrayList<>()).add(name));
        int width = byRank.values().stream().mapToInt(LockGraph::width).max().orElse(0);
        int whole = Math.max(LEAST, width + 2 * MARGIN + 2 * GAP);
        Map<String, Box> boxes = new TreeMap<>();
        byRank.forEach((rank, names) -> {
            int x = (whole - width(names)) / 2;
            for (String name : names) {
                int wide = width(name);
                boxes.put(name, new Box(x + wide / 2, HEAD + rank * RANK, wide));
                x += wide + GAP;
            }
        });
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("width", whole);
        model.put("height", HEAD + byRank.size() * RANK);
        model.put("boxHeight", NODE_HEIGHT);
        model.put("nodes", boxes.entrySet().stream().map(e -> Map.of("name", e.getKey(), "x", e.getValue().x(),
                "left", e.getValue().x() - e.getValue().width() / 2, "y", e.getValue().y(), "width", e.getValue().width())).toList());
        model.put("edges", rows.stream().map(row -> edge(row, boxes)).toList());
        model.put("looks", java.util.Arrays.stream(OrderRow.Verdict.values()).map(v -> Map.of("name", v.name(),
                "colour", LOOKS.get(v).colour())).toList());
        return Templates.render("lock-graph-svg.ftl", model);
    }

    private static int width(String name) {
        return name.length() * LETTER + 16;
    }

    private static int width(List<String> names) {
        return names.stream().mapToInt(LockGraph::width).sum() + GAP * Math.max(0, names.size() - 1);
    }

    private static Map<String, Object> edge(OrderRow row, Map<String, Box> boxes) {
        Box from = boxes.get(row.edge().outer());
        Box to = boxes.get(row.edge().inner());
        Look look = LOOKS.get(row.verdict());
        int bottom = from.y() + NODE_HEIGHT;
        String path;
        if (from.equals(to)) {
            int right = from.x() + from.width() / 2;
            path = "M" + right + " " + (from.y() + 6) + "c20 -8 20 22 0 14";
        } else if (to.y() > from.y()) {
            int half = (to.y() - bottom) / 2;
            path = "M" + from.x() + " " + bottom + "C" + from.x() + " " + (bottom + half) + " " + to.x() + " " + (to.y() - half) + " "
                    + to.x() + " " + to.y();
        } else {
            int out = to.x() + to.width() / 2 + GAP;
            path = "M" + from.x() + " " + from.y() + "C" + out + " " + (from.y() - RANK / 2) + " " + out + " "
                    + (to.y() + NODE_HEIGHT + RANK / 2) + " " + to.x() + " " + (to.y() + NODE_HEIGHT);
        }
        return Map.of("path", path, "colour", look.colour(), "dash", look.dash(), "bold", look.style().equals("bold"),
                "verdict", row.verdict().name(), "tip", said(row));
    }
}
