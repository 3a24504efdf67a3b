package org.lockwright.rules.lockset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lockwright.parser.cdt.BigStack;
import org.lockwright.rules.flow.Flow;
import org.lockwright.rules.flow.FunctionId;
import org.lockwright.rules.flow.Step;
import org.lockwright.rules.flow.UnitFlows;
import org.lockwright.rules.pack.Locking;

/** Finds the summary and the events of every function of one configuration, called functions first. */
final class ProgramAnalysis {

    private static final int MOST_ROUNDS = 3;

    private final CallGraph graph;
    private final CallRows rows;
    private final Aliases aliases;
    private final Steady steady;
    private final BackPointers backPointers;
    private final LockSharing sharing;
    private final Map<FunctionId, Summary> summaries = new HashMap<>();
    private final Map<FunctionId, FunctionFacts> facts = new TreeMap<>();

    private ProgramAnalysis(Collection<UnitFlows> units, Locking locking, Map<String, String> types) {
        this.graph = new CallGraph(units);
        this.rows = new CallRows(locking, types);
        this.aliases = new Aliases(locking);
        this.steady = new Steady(units, locking.steady());
        this.backPointers = new BackPointers(locking);
        this.sharing = new LockSharing(locking);
    }

    /**
     * The analysis of {@code units} under the rows and aliases of {@code locking}, on {@code threads} threads; {@code types} are those of fields by
     * {@code tag.field}. A function sees the summaries of the levels below its own, whichever thread is first.
     */
    static ProgramAnalysis of(Collection<UnitFlows> units, Locking locking, Map<String, String> types, int threads) {
        ProgramAnalysis out = new ProgramAnalysis(units, locking, types);
        for (List<List<FunctionId>> level : out.graph.levels()) {
            BigStack.map(level, threads, out::component, done -> { }).forEach(found -> found.forEach((id, facts) -> {
                out.facts.put(id, facts);
                out.summaries.put(id, facts.summary());
            }));
        }
        return out;
    }

    CallGraph graph() {
        return graph;
    }

    Aliases aliases() {
        return aliases;
    }

    Steady steady() {
        return steady;
    }

    CallRows rows() {
        return rows;
    }

    Map<FunctionId, FunctionFacts> facts() {
        return facts;
    }

    private Map<FunctionId, FunctionFacts> component(List<FunctionId> functions) {
        Map<FunctionId, FunctionFacts> out = new TreeMap<>();
        Map<FunctionId, Summary> own = new HashMap<>();
        boolean recursive = functions.size() > 1;
        for (int round = 0; round < (recursive ? MOST_ROUNDS : 1); round++) {
            boolean changed = false;
            for (FunctionId id : functions) {
                FunctionFacts found = function(id, own);
                out.put(id, found);
                changed |= !found.summary().equals(own.put(id, found.summary()));
            }
            if (!changed) {
                break;
            }
        }
        return out;
    }

    private FunctionFacts function(FunctionId id, Map<FunctionId, Summary> own) {
        Flow flow = graph.flows().get(id);
        Set<String> gaps = new TreeSet<>(flow.gaps());
        if (!rows.of(id.name()).isEmpty()) {
            gaps = new TreeSet<>();
        }
        Callees callees = new Callees() {
            @Override
            public List<FunctionId> targets(Step.Call call, Term pointer) {
                return graph.targets(call, pointer);
            }

            @Override
            public Summary summary(FunctionId function) {
                return own.containsKey(function) ? own.get(function) : summaries.getOrDefault(function, Summary.PLAIN);
            }
        };
        Map<Integer, Map<Term, Fact>> setups = Setups.of(flow, rows, f -> graph.find(f).map(callees::summary).orElse(Summary.PLAIN).leaves());
        Transfer transfer = new Transfer(rows, new CallUses(flow, rows), callees, aliases, steady, backPointers, sharing, flow.place().path(), setups);
        FlowAnalysis analysis = new FlowAnalysis(flow, transfer).run();
        Set<Event> events = new LinkedHashSet<>();
        analysis.replay(events::add);
        events.addAll(LoopTurns.of(analysis, transfer));
        gaps.addAll(analysis.gaps());
        List<Event> all = Births.told(new ArrayList<>(events), rows);
        return new FunctionFacts(flow, Summarizing.of(analysis, all, transfer.waits().drops(), transfer.waits().retakes()), all, gaps);
    }
}
