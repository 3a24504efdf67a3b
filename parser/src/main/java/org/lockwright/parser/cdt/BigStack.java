package org.lockwright.parser.cdt;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/** Runs work on threads whose stacks are big enough for recursive parsing, results in the order of the inputs. */
public final class BigStack {

    /** Stack of one thread in bytes; it is address space, and memory only as deep as it is used. */
    private static final long STACK_BYTES = 512L << 20;

    private BigStack() {
    }

    /**
     * Applies {@code work} to every input on {@code threads} threads.
     *
     * @param done called after each input, from the thread that worked on it
     * @return the results, in the order of {@code inputs}
     */
    public static <T, R> List<R> map(List<T> inputs, int threads, Function<T, R> work, Consumer<T> done) {
        int n = inputs.size();
        List<R> results = new ArrayList<>(java.util.Collections.nCopies(n, null));
        AtomicInteger next = new AtomicInteger();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        int count = Math.max(1, Math.min(threads, n));
        CountDownLatch latch = new CountDownLatch(count);
        for (int t = 0; t < count; t++) {
            Thread thread = new Thread(null, () -> {
                try {
                    for (int i = next.getAndIncrement(); i < n && failure.get() == null; i = next.getAndIncrement()) {
                        R result = work.apply(inputs.get(i));
                        synchronized (results) {
                            results.set(i, result);
                        }
                        done.accept(inputs.get(i));
                    }
                } catch (RuntimeException | Error e) {
                    failure.compareAndSet(null, e);
                } finally {
                    latch.countDown();
                }
            }, "unit-" + t, STACK_BYTES);
            thread.setDaemon(true);
            thread.start();
        }
        await(latch);
        if (failure.get() instanceof RuntimeException e) {
            throw e;
        } else if (failure.get() instanceof Error e) {
            throw e;
        }
        return results;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
