package org.lockwright.rules.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lockwright.parser.tree.Gap;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Unit;

/**
 * What one unit tells: its regions, and what those of its functions do that callouts reach.
 *
 * @param path the file
 * @param regions regions, by line
 * @param functions facts of the functions asked for, by name
 * @param defined names of its functions; empty if the file could not be parsed
 * @param gaps the file's own gaps
 */
record UnitFacts(String path, List<Region> regions, Map<String, FunctionFacts> functions, Set<String> defined, List<Gap> gaps) {

    /**
     * The facts of {@code unit}.
     *
     * @param wanted functions whose facts are kept
     * @param withRegions whether regions are looked for
     * @param entries locks that functions with regions are called with
     */
    static UnitFacts of(Unit unit, Set<String> wanted, boolean withRegions, LockWords words, EntryLocks entries) {
        List<Node> functions = unit.declarations().stream()
                .filter(n -> n.kind() == Kind.FUNCTION && n.path().equals(unit.path()) && !n.children().isEmpty()).toList();
        StateReader states = new StateReader(unit);
        Map<String, FunctionFacts> facts = new TreeMap<>();
        functions.stream().filter(f -> wanted.contains(f.text()))
                .forEach(f -> facts.put(f.text(), new FunctionReader(unit, states, f, words, Set.of()).whole()));
        List<Region> regions = withRegions ? new UnitRegions(unit, states, functions, words, entries).all() : List.of();
        Set<String> names = functions.stream().map(Node::text).collect(Collectors.toCollection(TreeSet::new));
        return new UnitFacts(unit.path(), regions, facts, names, unit.ownGaps());
    }

    /** Finds the regions of one unit. */
    private static final class UnitRegions {

        private final Unit unit;
        private final StateReader states;
        private final Map<String, Node> functions = new LinkedHashMap<>();
        private final LockWords words;
        private final EntryLocks entries;
        private final Map<String, FunctionFacts> known = new TreeMap<>();

        UnitRegions(Unit unit, StateReader states, List<Node> functions, LockWords words, EntryLocks entries) {
            this.entries = entries;
            this.unit = unit;
            this.states = states;
            this.words = words;
            functions.forEach(f -> this.functions.put(f.text(), f));
        }

        List<Region> all() {
            LevelCalls plain = new LevelCalls(Set.of(), Set.of());
            Set<String> openers = new TreeSet<>();
            Set<String> closers = new TreeSet<>();
            Map<String, LevelFlow> flows = new LinkedHashMap<>();
            functions.forEach((name, f) -> {
                LevelFlow flow = LevelFlow.of(f, plain);
                flows.put(name, flow);
                boolean opens = flow.leftOpen().stream().anyMatch(Opening::isSoft);
                boolean closes = !flow.unmatched().isEmpty() && flow.seen().values().stream().flatMap(Set::stream).allMatch(List::isEmpty);
                (opens ? openers : closes ? closers : new TreeSet<String>()).add(name);
            });
            LevelCalls wrapped = new LevelCalls(openers, openers.isEmpty() ? Set.of() : closers);
            List<Region> out = new ArrayList<>();
            functions.forEach((name, f) -> {
                boolean again = !openers.isEmpty() && !openers.contains(name) && !closers.contains(name);
                out.addAll(regions(f, again ? LevelFlow.of(f, wrapped) : flows.get(name)));
            });
            return out;
        }

        private List<Region> regions(Node function, LevelFlow flow) {
            Map<Opening, Set<Node>> inside = new LinkedHashMap<>();
            flow.seen().forEach((node, in) -> in.forEach(state -> {
                boolean isHigher = state.stream().anyMatch(o -> !o.isSoft());
                state.stream().filter(Opening::isSoft).forEach(o -> {
                    Set<Node> nodes = inside.computeIfAbsent(o, k -> new LinkedHashSet<>());
                    if (!isHigher) {
                        nodes.add(node);
                    }
                });
            }));
            flow.leftOpen().stream().filter(Opening::isSoft).forEach(o -> inside.computeIfAbsent(o, k -> new LinkedHashSet<>()));
            FunctionReader reader = new FunctionReader(unit, states, function, words, entries.of(unit.path(), function.text()));
            List<Region> out = new ArrayList<>();
            inside.forEach((opening, nodes) -> {
                boolean met = flow.seen().values().stream().flatMap(Set::stream).anyMatch(s -> s.contains(opening));
                FunctionFacts facts = reader.of(nodes);
                out.add(new Region(unit.path(), reader.line(opening.call()), function.text(), opening.protection(), facts,
                        callees(function, facts), met && nodes.isEmpty(), flow.leftOpen().contains(opening),
                        flow.unmatched().stream().map(reader::line).sorted().toList()));
            });
            return out;
        }

        private List<Region.Callee> callees(Node function, FunctionFacts facts) {
            return facts.calls().stream()
                    .filter(c -> functions.containsKey(c.name()) && !c.name().equals(function.text()))
                    .map(c -> new Region.Callee(c, known.computeIfAbsent(c.name(), this::whole))).toList();
        }

        private FunctionFacts whole(String name) {
            return new FunctionReader(unit, states, functions.get(name), words, Set.of()).whole();
        }
    }
}
