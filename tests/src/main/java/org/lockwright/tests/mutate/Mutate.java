package org.lockwright.tests.mutate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.lockwright.parser.cdt.BigStack;
import org.lockwright.parser.source.DiskTree;

/**
 * Puts faults into a tree and prints how many of them are found: {@code Mutate fixtures FOLDER [N [SEED]]} for the embedded sample and
 * the lock cases below FOLDER, {@code Mutate real EXCLUDE [N [SEED]]} for the tree that LOCKWRIGHT_NETBSD_SRC names, without the
 * functions that the file EXCLUDE lists. With {@code --json FILE} the same goes there for programs, and with {@code --operator NAME} only
 * faults of that kind are put in.
 */
public final class Mutate {

    /** The seed of the published tables. */
    static final long SEED = 20261130L;
    private static final int THREADS = 2;
    private static final int TOGETHER = 24;

    private Mutate() {
    }

    /** See the class. */
    public static void main(String[] args) throws IOException {
        List<String> words = new ArrayList<>(List.of(args));
        Path to = option(words, "--json").map(Path::of).orElse(null);
        Optional<String> kind = option(words, "--operator");
        boolean isKnown = kind.isEmpty() || Arrays.stream(Operator.values()).anyMatch(o -> o.word().equals(kind.get()));
        if (words.size() < 2 || !isKnown || !Set.of("fixtures", "real").contains(words.get(0))) {
            System.err.println("Mutate fixtures FOLDER [N [SEED]] or Mutate real EXCLUDE [N [SEED]], with --json FILE, --operator NAME");
            System.exit(2);
        }
        Predicate<Operator> operators = o -> kind.isEmpty() || kind.get().equals(o.word());
        int most = words.size() > 2 ? Integer.parseInt(words.get(2)) : Integer.MAX_VALUE;
        long seed = words.size() > 3 ? Long.parseLong(words.get(3)) : SEED;
        Report report = words.get(0).equals("real") ? real(Path.of(words.get(1)), operators, most, seed)
                : fixtures(Path.of(words.get(1)), name -> true, operators, most, seed);
        System.out.print(report.text());
        if (to != null) {
            Files.writeString(to, report.json());
        }
    }

    /** Takes {@code name} and the word behind it out of {@code words}. */
    private static Optional<String> option(List<String> words, String name) {
        int at = words.indexOf(name);
        if (at < 0 || at + 1 >= words.size()) {
            return Optional.empty();
        }
        words.remove(at);
        return Optional.of(words.remove(at));
    }

    /** The embedded sample and the cases of some names below {@code folder}. */
    static Report fixtures(Path folder, Predicate<String> cases, int most, long seed) {
        return fixtures(folder, cases, o -> true, most, seed);
    }

    private static Report fixtures(Path folder, Predicate<String> cases, Predicate<Operator> operators, int most, long seed) {
        List<Plot> plots = new ArrayList<>(Trees.cases(folder, cases));
        plots.add(Trees.embedded(THREADS));
        return new Report("embedded sample and lock cases", seed, plots, run(new Sampler(seed, Set.of()).draw(all(plots, operators), most), 1));
    }

    private static Report real(Path exclude, Predicate<Operator> operators, int most, long seed) throws IOException {
        Path folder = Path.of(System.getenv("LOCKWRIGHT_NETBSD_SRC"));
        Plot plot = Trees.real(DiskTree.at(folder).orElseThrow(() -> new IllegalArgumentException(folder + " is no kernel tree")), THREADS);
        Set<String> left = new TreeSet<>(Files.readAllLines(exclude).stream().map(String::strip).filter(l -> !l.isEmpty() && !l.startsWith("#")).toList());
        return new Report("NetBSD-current", seed, List.of(plot), run(new Sampler(seed, left).draw(all(List.of(plot), operators), most), TOGETHER));
    }

    private static List<Plot.Sown> all(Collection<Plot> plots, Predicate<Operator> operators) {
        return plots.stream().flatMap(p -> p.all().stream()).filter(s -> operators.test(s.mutant().operator())).toList();
    }

    /** What becomes of the faults, at most {@code together} of one program looked for at once. */
    static List<Outcome> run(List<Plot.Sown> drawn, int together) {
        Map<Plot, List<Mutant>> byPlot = new LinkedHashMap<>();
        drawn.forEach(s -> byPlot.computeIfAbsent(s.plot(), p -> new ArrayList<>()).add(s.mutant()));
        List<Outcome> out = new ArrayList<>();
        byPlot.forEach((plot, mutants) -> {
            Hunt hunt = new Hunt(plot);
            List<List<Mutant>> batches = Batches.of(hunt, mutants, together);
            AtomicInteger done = new AtomicInteger();
            BigStack.map(batches, THREADS, hunt::run, b -> progress(done.incrementAndGet(), batches.size())).forEach(out::addAll);
        });
        return out;
    }

    private static void progress(int done, int all) {
        if (all > 20) {
            System.err.println("analysis " + done + " of " + all);
        }
    }
}
