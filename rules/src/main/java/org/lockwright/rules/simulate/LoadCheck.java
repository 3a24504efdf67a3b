package org.lockwright.rules.simulate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.lockwright.rules.pack.Nearest;
import org.lockwright.rules.pack.PackProblem;
import org.lockwright.rules.pack.YamlNode;
import org.lockwright.rules.pack.YamlNode.Mapping;

/** What the parts of a load must say of each other, beyond its schema. */
final class LoadCheck {

    private static final int MOST_CPUS = 64;
    private static final int MOST_INTERRUPTS = 64;
    private static final int MOST_ITEMS = 1_000_000;

    private final String origin;
    private final Mapping root;
    private final List<PackProblem> problems = new ArrayList<>();
    private final Map<String, Mapping> handlers = new LinkedHashMap<>();

    LoadCheck(String origin, Mapping root) {
        this.origin = origin;
        this.root = root;
    }

    /** What is wrong, in the order of the file. */
    List<PackProblem> problems() {
        root.mappings("handlers").forEach(h -> handlers.put(h.text("name"), h));
        times();
        Stream.of("interrupts", "handlers", "threads", "watchdogs").forEach(this::names);
        if (root.mappings("interrupts").size() > MOST_INTERRUPTS) {
            problem(root, "interrupts", "more than " + MOST_INTERRUPTS + " interrupts; leave out those that matter least");
        }
        root.mappings("interrupts").forEach(this::interrupt);
        root.mappings("handlers").forEach(this::handler);
        root.mappings("threads").forEach(t -> {
            cpu(t, "cpu");
            t.mappings("loop").forEach(this::step);
        });
        root.mappings("watchdogs").forEach(w -> {
            cpu(w, "cpu");
            known(w, "poked-by");
        });
        ones("threads", "cpu", m -> true, "a second thread on this CPU; a CPU has at most one");
        ones("interrupts", "raises", m -> m.text("arrival").equals("closed"),
                "a second closed source of the same handler; give it a handler of its own");
        return problems.stream().sorted().distinct().toList();
    }

    private void problem(Mapping node, String key, String what) {
        YamlNode at = node.get(key).orElse(node);
        problems.add(new PackProblem(origin, at.line(), at.column(), what));
    }

    private String value(Mapping node, String key) {
        return ((Mapping) node.get(key).orElseThrow()).text("value");
    }

    private double time(String key) {
        return root.get(key).isPresent() ? Quantity.nanoseconds(value(root, key)) : 0;
    }

    private void times() {
        if (time("duration") > Simulation.LONGEST) {
            problem(root, "duration", "'duration' is " + value(root, "duration") + "; it must be at most an hour");
        }
        if (time("warm-up") >= time("duration")) {
            problem(root, "warm-up", "'warm-up' takes all of 'duration'; make it shorter");
        }
        if (Integer.parseInt(value(root, "cpus")) > MOST_CPUS) {
            problem(root, "cpus", "'cpus' is " + value(root, "cpus") + "; it must be at most " + MOST_CPUS);
        }
    }

    private void names(String list) {
        Set<String> seen = new HashSet<>();
        for (Mapping node : root.mappings(list)) {
            if (!seen.add(node.text("name"))) {
                problem(node, "name", "a second '" + node.text("name") + "' in '" + list + "'; give it another name");
            }
        }
    }

    private void cpu(Mapping node, String key) {
        int cpus = Integer.parseInt(value(root, "cpus"));
        if (node.get(key).isPresent() && Integer.parseInt(node.text(key)) >= cpus) {
            problem(node, key, "no CPU " + node.text(key) + "; there are " + cpus + ", the first is 0");
        }
    }

    private void known(Mapping node, String key) {
        if (!handlers.containsKey(node.text(key))) {
            problem(node, key, "no handler '" + node.text(key) + "', " + Nearest.hint(node.text(key), handlers.keySet()));
        }
    }

    private void interrupt(Mapping node) {
        known(node, "raises");
        cpu(node, "cpu");
        cpu(node, "on-cpu");
        boolean closed = node.text("arrival").equals("closed");
        for (String key : closed ? List.of("window", "round-trip") : List.of("rate")) {
            if (node.get(key).isEmpty()) {
                problem(node, "arrival", "missing key '" + key + "'; a source with arrival '" + node.text("arrival") + "' needs it");
            }
        }
        for (String key : closed ? List.of("items") : List.of("window", "round-trip")) {
            if (node.get(key).isPresent()) {
                problem(node, key, "'" + key + "' means nothing with arrival '" + node.text("arrival") + "'; leave it out");
            }
        }
        for (String key : List.of("items", "window")) {
            if (node.get(key).isPresent() && Integer.parseInt(value(node, key)) > MOST_ITEMS) {
                problem(node, key, "'" + key + "' is " + value(node, key) + "; it must be at most " + MOST_ITEMS);
            }
        }
    }

    private void handler(Mapping node) {
        node.mappings("per-run").forEach(this::step);
        node.mappings("per-item").forEach(this::step);
        node.mappings("raises").forEach(r -> {
            known(r, "handler");
            cpu(r, "cpu");
        });
        if (node.get("per-run").isEmpty() && (node.get("per-item").isEmpty() || node.get("raises").isPresent())) {
            problem(node, "name", "handler '" + node.text("name") + "' does nothing in a run; give it 'per-run'"
                    + (node.get("raises").isPresent() ? "" : " or 'per-item'"));
        }
        for (String key : List.of("limit", "queue")) {
            if (node.get(key).isPresent() && node.get("per-item").isEmpty()) {
                problem(node, key, "'" + key + "' means nothing without 'per-item'; leave it out");
            }
        }
        if (node.text("coalesces").equals("false") && node.get("per-item").isPresent()) {
            problem(node, "coalesces", "a handler each of whose triggers is a job has no items; leave out 'per-item'");
        }
    }

    private void step(Mapping node) {
        if (node.get("mutex").isPresent() && node.get("masks").isPresent()) {
            problem(node, "masks", "a step that masks cannot wait for an adaptive mutex; leave out one of the two");
        }
        boolean hyper = node.text("spread").equals("hyperexponential");
        if (hyper != node.get("variation").isPresent()) {
            problem(node, hyper ? "spread" : "variation", "'variation' and spread 'hyperexponential' go together; "
                    + (hyper ? "add it" : "leave it out"));
        } else if (hyper && Double.parseDouble(value(node, "variation")) <= 1) {
            problem(node, "variation", "'variation' is " + value(node, "variation") + "; it must be more than 1");
        }
    }

    /** Refuses a second item of a list with the same text under {@code key}; an item without it is of every CPU. */
    private void ones(String list, String key, Predicate<Mapping> counts, String what) {
        Map<String, Mapping> seen = new LinkedHashMap<>();
        for (Mapping node : root.mappings(list).stream().filter(counts).toList()) {
            boolean clashes = seen.containsKey(node.text(key)) || seen.containsKey("") || node.text(key).isEmpty() && !seen.isEmpty();
            if (clashes) {
                problem(node, key, what);
            }
            seen.put(node.text(key), node);
        }
    }
}
