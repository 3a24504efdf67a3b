package org.lockwright.tests.fuzz;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** One input given to one target, watched: what is thrown, how long it takes, and whether the outcome is the same again. */
final class Trial {

    /** Processor time that an input of 200 kB at most may take; wall clock would tell more of the machine than of the input. */
    static final long PATIENCE_SECONDS = Long.getLong("lockwright.fuzz.patience", 20);
    private static final long STEP_MILLIS = 100;
    private static final long LAST_CHANCE_MILLIS = 60_000;
    private static final OperatingSystemMXBean PROCESS = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private Trial() {
    }

    /**
     * What is wrong.
     *
     * @param kind what tells it from others: the exception and where it came from
     * @param detail everything that is known
     */
    record Failure(String kind, String detail) {
    }

    /**
     * What came of an input.
     *
     * @param outcome what the target said; empty if it failed
     * @param failure what is wrong
     */
    record Result(String outcome, Optional<Failure> failure) {

        boolean isRefused() {
            return outcome.startsWith("refused: ");
        }
    }

    /** Runs {@code target}, and a second time for the comparison if {@code twice}. */
    static Result of(Target target, byte[] input, boolean twice) {
        Result first = once(target, input);
        if (!twice || first.failure().isPresent()) {
            return first;
        }
        Result second = once(target, input);
        boolean isSame = second.failure().isEmpty() && second.outcome().equals(first.outcome());
        return isSame ? first : new Result("", Optional.of(second.failure().orElse(new Failure("another outcome the second time", first.outcome() + "\n----\n" + second.outcome()))));
    }

    /** On a thread with the stack that the process's main thread has. */
    private static Result once(Target target, byte[] input) {
        AtomicReference<Result> result = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            try {
                result.set(new Result(target.run(input), Optional.empty()));
            } catch (Throwable e) {
                result.set(new Result("", Optional.of(new Failure(kind(e), trace(e)))));
            }
        }, "fuzz");
        thread.setDaemon(true);
        long before = PROCESS.getProcessCpuTime();
        thread.start();
        try {
            for (thread.join(STEP_MILLIS); thread.isAlive(); thread.join(STEP_MILLIS)) {
                if (PROCESS.getProcessCpuTime() - before > PATIENCE_SECONDS * 1_000_000_000L) {
                    String where = stacks();
                    thread.join(LAST_CHANCE_MILLIS); // what goes on would be counted against the next input
                    return new Result("", Optional.of(new Failure("hang", (thread.isAlive() ? "for ever\n" : "") + where)));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return result.get();
    }

    private static String kind(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + " at " + Arrays.stream(root.getStackTrace()).filter(f -> f.getClassName().startsWith("org.lockwright.")
                && !f.getClassName().contains(".fuzz.")).findFirst().map(f -> f.getClassName().replaceFirst(".*\\.", "") + "." + f.getMethodName()).orElse("?")
                + (root instanceof AssertionError ? ": " + String.valueOf(root.getMessage()).lines().findFirst().orElse("") : "");
    }

    private static String trace(Throwable e) {
        return e + "\n" + Arrays.stream(e.getStackTrace()).limit(60).map(Object::toString).collect(Collectors.joining("\n")) + (e.getCause() == null ? "" : "\ncaused by " + trace(e.getCause()));
    }

    private static String stacks() {
        return Thread.getAllStackTraces().entrySet().stream().filter(t -> t.getKey().getName().equals("fuzz") || t.getKey().getName().startsWith("unit-"))
                .map(t -> t.getKey().getName() + "\n" + Arrays.stream(t.getValue()).limit(60).map(Object::toString).collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n\n"));
    }
}
