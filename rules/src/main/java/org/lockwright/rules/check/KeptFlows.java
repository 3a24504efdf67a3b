package org.lockwright.rules.check;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockwright.parser.cdt.HeaderCache;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.tree.HeaderInterest;
import org.lockwright.rules.flow.Lowering;
import org.lockwright.rules.flow.UnitFlows;
import org.lockwright.rules.program.Parsing;
import org.lockwright.rules.program.TreeState;

/**
 * The flows of units, kept from one state of a tree to the next, for rules that ask the lock analysis one after the other.
 *
 * <p>A unit is read again only if its own text is another, or what a header shows to its includers, or what a header's functions do that it tells of:
 * each is told by one unit ({@link HeaderInterest#functionsOnce()}), and when that falls away, by another that includes the header. Files do not come
 * and go between the states.
 */
public final class KeptFlows {

    private final HeaderCache headers;
    private final Map<Under, Program> programs = new LinkedHashMap<>();

    /** None yet; {@code headers} shares what is known of header texts. */
    public KeptFlows(HeaderCache headers) {
        this.headers = headers;
    }

    /** What flows depend on besides the tree. */
    private record Under(Configuration configuration, Set<String> macroRows) {

        /** The rows that are not in both. */
        Set<String> differing(Under other) {
            return Stream.concat(macroRows.stream().filter(r -> !other.macroRows.contains(r)), other.macroRows.stream().filter(r -> !macroRows.contains(r)))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /**
     * The flows of a unit.
     *
     * @param read the headers it read
     * @param claimed numbers of the declarations of headers that it was the first to meet
     */
    private record Kept(UnitFlows flows, Set<String> read, Collection<Long> claimed) {

        /** The headers that it tells functions of. */
        Set<String> told() {
            return flows.flows().stream().map(f -> f.place().path()).filter(p -> !p.equals(flows.path())).collect(Collectors.toCollection(TreeSet::new));
        }

        boolean isStill(TreeState before, TreeState now) {
            return now.isSame(flows.path(), before) && read.stream().allMatch(h -> now.isSame(h, before) || now.isAlike(h, before) && !told().contains(h));
        }
    }

    /** What is kept of the last state that was asked for under one configuration and with one set of macro rows. */
    private static final class Program {

        private final Map<String, Kept> kept = new TreeMap<>();
        private TreeState state;

        /** What is kept of {@code other}, to be looked through by {@link #retain}. */
        static Program like(Program other) {
            Program out = new Program();
            out.kept.putAll(other.kept);
            out.state = other.state;
            return out;
        }

        /** Says of a file whether it uses one of {@code words}, or a macro of the headers read that does. */
        Predicate<String> uses(Set<String> words) {
            Set<String> headers = kept.values().stream().flatMap(k -> k.read().stream()).collect(Collectors.toCollection(TreeSet::new));
            return state.uses(headers, words);
        }

        /**
         * Keeps of {@code units} what is still so in the state {@code now} and does not rest on a file that {@code otherwise} takes; gives the headers of
         * which something is untold then.
         */
        Set<String> retain(Set<String> units, TreeState now, Predicate<String> otherwise) {
            List<Kept> gone = kept.values().stream().filter(k -> !units.contains(k.flows().path()) || !k.isStill(state, now)
                    || otherwise.test(k.flows().path()) || k.told().stream().anyMatch(otherwise)).toList();
            kept.values().removeAll(gone);
            state = now;
            return gone.stream().flatMap(k -> k.told().stream()).collect(Collectors.toCollection(TreeSet::new));
        }

        /** Takes out one unit for each of {@code headers} that it includes, and gives them, sorted: they are to tell of those. */
        List<String> heirs(Set<String> headers) {
            Set<String> out = new TreeSet<>();
            headers.forEach(header -> kept.entrySet().stream().filter(e -> e.getValue().read().contains(header)).findFirst().ifPresent(e -> out.add(e.getKey())));
            kept.keySet().removeAll(out);
            headers.clear();
            return List.copyOf(out);
        }
    }

    /** The flows of {@code units} of {@code tree} under {@code configuration}, in that order; {@code macroRows} as {@link Lowering#of} has them. */
    public synchronized List<UnitFlows> of(SourceTree tree, Configuration configuration, Set<String> macroRows, List<String> units, int threads,
            Consumer<String> progress) {
        Under under = new Under(configuration, macroRows);
        Optional<Under> other = programs.containsKey(under) ? Optional.empty() : programs.keySet().stream().filter(u -> u.configuration().equals(configuration)).findFirst();
        Program program = programs.computeIfAbsent(under, u -> other.map(o -> Program.like(programs.get(o))).orElseGet(Program::new));
        Predicate<String> otherwise = other.map(o -> program.uses(o.differing(under))).orElse(path -> false);
        Set<String> untold = program.retain(Set.copyOf(units), new TreeState(tree), otherwise);
        List<String> missing = units.stream().filter(unit -> !program.kept.containsKey(unit)).toList();
        if (missing.isEmpty()) {
            missing = program.heirs(untold);
        }
        while (!missing.isEmpty()) {
            HeaderCache claims = headers.unclaimed();
            program.kept.values().forEach(k -> claims.claimed(k.claimed()));
            new Parsing(tree, configuration, HeaderInterest.functionsOnce(), threads, claims).eachTraced(missing, (unit, trace) ->
                    new Kept(Lowering.of(unit, macroRows, tree::read), unit.headers(), List.copyOf(trace.claimed())), progress)
                    .forEach(k -> {
                        program.kept.put(k.flows().path(), k);
                        untold.removeAll(k.read());
                    });
            missing = program.heirs(untold);
        }
        return units.stream().map(unit -> program.kept.get(unit).flows()).toList();
    }
}
