package org.lockwright.cli;

import java.util.function.DoubleConsumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on the terminal that shows how much of the time to simulate is over; nothing at all where there is no terminal. */
final class SimulateProgress implements AutoCloseable, DoubleConsumer {

    private static final int STEPS = 1000;

    private final ProgressBar bar;
    private int part;
    private int parts = 1;

    private SimulateProgress(ProgressBar bar) {
        this.bar = bar;
    }

    /** A bar, if the session has a terminal. */
    static SimulateProgress of(Session session) {
        if (!session.isTerminal()) {
            return new SimulateProgress(null);
        }
        return new SimulateProgress(new ProgressBarBuilder()
                .setTaskName("simulate")
                .setInitialMax(STEPS)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .clearDisplayOnFinish()
                .build());
    }

    /** Run {@code number} of {@code all} begins, counted from 0. */
    void begins(int number, int all) {
        part = number;
        parts = all;
        accept(0);
    }

    @Override
    public void accept(double share) {
        if (bar != null) {
            bar.stepTo(Math.round(STEPS * (part + share) / parts));
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
