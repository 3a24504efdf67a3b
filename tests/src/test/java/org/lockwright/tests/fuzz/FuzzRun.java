package org.lockwright.tests.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Fuzzes for a while and keeps what fails: {@code FuzzRun [TARGET...]}, all targets without any; or {@link FuzzTest} with the first of these.
 *
 * <p>{@code -Dlockwright.fuzz.seconds} is the time for each target, {@code .seed} where it begins, {@code .targets} which of them,
 * {@code .patience} the seconds of processor time an input may take, {@code .out} the folder for failing inputs, made small, with what they did beside them. An input goes into the corpus by hand, once it is understood.
 */
final class FuzzRun {

    /** Every so many inputs the outcome is compared with that of a second run. */
    private static final int TWICE = 8;
    private static final int MOST_HANGS = 3;

    private final Target target;
    private final Path out;
    private final Map<String, Integer> failures = new TreeMap<>();
    private int inputs;
    private int refused;
    private int hangs;

    private FuzzRun(Target target, Path out) {
        this.target = target;
        this.out = out;
    }

    /** Runs, prints a line for each target, and exits with 1 if anything failed. */
    public static void main(String[] arguments) throws IOException {
        System.exit(failures(List.of(arguments)).isEmpty() ? 0 : 1);
    }

    /** Runs the targets called {@code names}, or all, and says what failed in which and how often. */
    static Map<String, Map<String, Integer>> failures(List<String> names) throws IOException {
        long seconds = Long.getLong("lockwright.fuzz.seconds", 10);
        long seed = Long.getLong("lockwright.fuzz.seed", 1);
        Path out = Files.createDirectories(Path.of(System.getProperty("lockwright.fuzz.out", "target/fuzz")));
        Map<String, Map<String, Integer>> failed = new TreeMap<>();
        for (Target target : Targets.all()) {
            if (names.isEmpty() || names.contains(target.name())) {
                FuzzRun run = new FuzzRun(target, out);
                run.run(seed, seconds);
                failed.put(target.name(), run.failures);
            }
        }
        failed.values().removeIf(Map::isEmpty);
        return failed;
    }

    private void run(long seed, long seconds) throws IOException {
        Random random = new Random(seed * 31 + target.name().hashCode());
        long start = System.nanoTime();
        while (System.nanoTime() - start < seconds * 1_000_000_000L && hangs < MOST_HANGS) {
            byte[] input = target.mutator().make(random);
            Trial.Result result = Trial.of(target, input, inputs % TWICE == 0);
            inputs++;
            refused += result.isRefused() ? 1 : 0;
            if (result.failure().isPresent()) {
                keep(input, result.failure().get());
            }
        }
        System.out.printf("%s: %d s, seed %d, %d inputs, %d refused, failures %s%n", target.name(), (System.nanoTime() - start) / 1_000_000_000L, seed, inputs, refused, failures);
    }

    private void keep(byte[] input, Trial.Failure failure) throws IOException {
        hangs += failure.kind().equals("hang") ? 1 : 0;
        int count = failures.merge(failure.kind(), 1, Integer::sum);
        if (count > 3) {
            return;
        }
        byte[] small = failure.kind().equals("hang") || failure.kind().startsWith("OutOfMemory") || count > 1 ? input
                : Shrinker.shrink(input, i -> Trial.of(target, i, failure.kind().startsWith("another")).failure().filter(f -> f.kind().equals(failure.kind())).isPresent());
        String name = target.name() + "-" + failure.kind().replaceAll("[^A-Za-z0-9.]+", "_").replaceFirst("^(.{80}).*", "$1") + "-" + inputs;
        Files.write(out.resolve(name), small);
        Files.writeString(out.resolve(name + ".txt"), failure.kind() + "\n" + failure.detail() + "\n");
        System.out.println(target.name() + ": " + failure.kind() + ", kept as " + name);
    }
}
