package org.lockwright.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.lockwright.cli.SimulateReport.NamedTable;
import org.lockwright.generators.SoftintBlocks;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.rules.convert.Conversions;
import org.lockwright.rules.convert.ConvertedTree;
import org.lockwright.rules.pack.PackException;
import org.lockwright.rules.pack.PackLoader;
import org.lockwright.rules.simulate.Load;
import org.lockwright.rules.simulate.LoadReader;
import org.lockwright.rules.simulate.Simulation;
import org.lockwright.rules.simulate.SimulationResult;
import org.lockwright.rules.softint.DispatchTable;
import org.lockwright.rules.softint.PortChoice;
import org.lockwright.rules.softint.PortSpec;
import org.lockwright.rules.softint.PortSpecs;
import org.lockwright.rules.softint.PortTable;
import org.lockwright.rules.softint.SoftintException;
import org.lockwright.rules.softint.Survey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code softint simulate}: latency and starvation of a port's classes under a load, by its table today and after a change. */
@Command(name = "simulate", description = "Simulates the software interrupts of one profile under a load: latency and starvation of each"
        + " class, by the table that the tree has and by the one that pack softint-priorities would make of it.")
class SoftintSimulateCommand implements Callable<Integer> {

    private static final BigDecimal NANOSECONDS = BigDecimal.valueOf(1_000_000_000);

    private static final String PACK = "softint-priorities";

    @ParentCommand private SoftintCommand parent;

    @Option(names = "--load", paramLabel = "FILE", description = "the load, in YAML (default: the one shipped for the profile)")
    private Path load;

    @Option(names = "--seconds", paramLabel = "N", description = "simulated time, in seconds (default: what the load says)")
    private BigDecimal seconds;

    @Option(names = "--seed", paramLabel = "N", description = "seed of the pseudo-random numbers (default: 1)")
    private long seed = 1;

    @Option(names = "--svg", paramLabel = "FILE", description = "write a plot of the latencies to FILE")
    private Path svg;

    @Override
    public Integer call() {
        Session session = session();
        String profile = profile(session);
        Load under = load(session, profile);
        long duration = duration(under);
        if (svg != null) {
            Result.requireWritable(session, svg, "--svg");
        }
        List<NamedTable> tables = tables(session, profile);
        SimulateReport report;
        try (SimulateProgress progress = SimulateProgress.of(session)) {
            report = SimulateReport.of(profile, tables, under, seed, duration, progress);
        }
        if (svg != null) {
            Result.write(session, svg, "--svg", report.svg());
        }
        Result.write(session, session.json() ? report.json() : report.text());
        long events = report.runs().stream().map(SimulateReport.Run::result).mapToLong(SimulationResult::events).sum();
        session.err().println("lockwright: " + tables.size() + (tables.size() == 1 ? " table" : " tables") + " simulated, "
                + events + " events");
        return Exit.DONE;
    }

    /** The session of this run. */
    Session session() {
        return parent.session();
    }

    /** The table of the tree, and the one after the change if that is another. */
    List<NamedTable> tables(Session session, String profile) {
        try (Session.Source source = session.reading(); Progress progress = Progress.of(session, "tables")) {
            PortSpec spec = new PortChoice(source.tree()).of(List.of(), List.of(profile)).get(0);
            Function<SourceTree, DispatchTable> read = tree -> Survey.of(tree, List.of(spec), session.options().options, null,
                    session.threads(), progress).tables().stream().findFirst().map(PortTable::dispatch)
                    .orElseThrow(() -> new SoftintException("profile " + profile + ": " + tree.describe() + " shows no software interrupts for it"));
            DispatchTable today = read.apply(source.tree());
            Conversions conversions = new Conversions(new SoftintBlocks(), PortSpecs.all(), session.threads(), progress);
            DispatchTable after = read.apply(ConvertedTree.of(source.tree(), PackLoader.builtin(PACK), spec.port(), conversions));
            List<NamedTable> out = new ArrayList<>(List.of(new NamedTable("the tree's", today)));
            if (!after.equals(today)) {
                out.add(new NamedTable("after " + PACK, after));
            }
            return out;
        }
    }

    private static String profile(Session session) {
        List<String> profiles = session.options().profiles.stream().distinct().toList();
        if (profiles.size() > 1) {
            throw new UsageException("--profile: one profile at a time is simulated; leave out all but one");
        }
        return profiles.isEmpty() ? "amd64" : profiles.get(0);
    }

    private Load load(Session session, String profile) {
        if (load == null) {
            return LoadReader.shipped(profile).orElseThrow(() -> new UsageException("--profile " + profile
                    + ": no load is shipped for it, only for " + String.join(", ", LoadReader.SHIPPED)
                    + "; give one with --load FILE"));
        }
        try {
            return LoadReader.read(load.toString(), Files.readAllBytes(session.resolve(load)));
        } catch (IOException e) {
            throw new UsageException("--load " + load + ": cannot be read ("
                    + e.getClass().getSimpleName().replace("Exception", "") + "); name a readable file");
        } catch (PackException e) {
            throw new UsageException(Session.oneProblem(e.problems()));
        }
    }

    private long duration(Load under) {
        if (seconds == null) {
            return under.duration();
        }
        if (seconds.signum() <= 0 || seconds.compareTo(BigDecimal.valueOf(Simulation.LONGEST).divide(NANOSECONDS)) > 0) {
            throw new UsageException("--seconds " + seconds + ": give more than 0 and at most "
                    + Simulation.LONGEST / NANOSECONDS.longValue());
        }
        return seconds.multiply(NANOSECONDS).longValue();
    }
}
