package org.lockwright.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.lockwright.generators.LockGraph;
import org.lockwright.rules.flow.Note;
import org.lockwright.rules.lockset.OrderEdge;
import org.lockwright.rules.lockset.OrderRow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code order}: which locks are taken inside which, against the orders declared. */
@Command(name = "order", description = "Lists which locks are taken while which are held, against the declared orders.")
final class OrderCommand implements Callable<Integer> {

    @ParentCommand private Commands root;

    @Option(names = "--in", paramLabel = "PATH", description = "read the .c files of this folder; may be given more than once "
            + "(default: sys/kern, sys/net, sys/netinet and sys/netinet6; all of the sample)")
    private List<Path> in = new ArrayList<>();

    @Option(names = "--graph", paramLabel = "G", description = "print a graph instead: dot (for Graphviz) or svg")
    private Graph graph;

    /** The pictures that can be made. */
    private enum Graph {
        DOT, SVG
    }

    @Override
    public Integer call() {
        Session session = root.session();
        if (graph != null && session.json()) {
            throw new UsageException("--graph: a graph is not JSON; leave out --graph or --format");
        }
        try (Session.Source source = session.reading(); Progress progress = Progress.of(session, "order")) {
            LockRun run = LockRun.of(session, source, "order", in, "", name -> false, progress);
            List<OrderRow> rows = OrderRow.of(run.analysis().edges(), run.locking());
            Result.write(session, result(session, run.tree(), rows));
            return run.end(session, rows.size(), "orders of two locks");
        }
    }

    private String result(Session session, String tree, List<OrderRow> rows) {
        if (graph != null) {
            return graph == Graph.DOT ? LockGraph.dot(rows) : LockGraph.svg(rows);
        }
        return session.json() ? Result.json(json(tree, rows)) : text(tree, rows);
    }

    private static String text(String tree, List<OrderRow> rows) {
        StringBuilder out = new StringBuilder("tree: " + tree + "\n\n");
        int width = rows.stream().mapToInt(r -> nesting(r.edge()).length()).max().orElse(0);
        for (OrderRow row : rows) {
            OrderEdge edge = row.edge();
            out.append(nesting(edge)).append(" ".repeat(width - nesting(edge).length())).append("  ").append(edge.places())
                    .append(edge.places() == 1 ? " place   " : " places  ").append(verdict(row)).append(edge.tried() ? " (only tried)" : "").append('\n');
            out.append("    ").append(edge.place()).append(": in ").append(edge.function()).append("()\n");
            edge.witness().forEach(w -> out.append("      ").append(w).append('\n'));
        }
        if (rows.isEmpty()) {
            out.append("no lock is taken while another is held\n");
        }
        return out.toString();
    }

    private static String nesting(OrderEdge edge) {
        return edge.outer() + " -> " + edge.inner();
    }

    private static String verdict(OrderRow row) {
        return switch (row.verdict()) {
            case DECLARED -> "declared: " + row.line();
            case CONTRADICTS -> "contradicts: " + row.line() + " (" + row.where() + ")";
            case UNDECLARED -> "undeclared";
            case IN_A_CYCLE -> "in a cycle";
        };
    }

    private static Map<String, Object> json(String tree, List<OrderRow> rows) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("tree", tree);
        out.put("edges", rows.stream().map(OrderCommand::edge).toList());
        return out;
    }

    private static Map<String, Object> edge(OrderRow row) {
        OrderEdge edge = row.edge();
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("outer", edge.outer());
        out.put("inner", edge.inner());
        out.put("places", edge.places());
        out.put("path", edge.place().path());
        out.put("line", edge.place().line());
        out.put("column", edge.place().column());
        out.put("function", edge.function());
        out.put("tried", edge.tried());
        out.put("witness", Note.texts(edge.witness()));
        out.put("verdict", row.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        out.put("order", row.line());
        out.put("where", row.where());
        return out;
    }
}
