package org.lockwright.rules.simulate;

/** A watchdog timer at work: it starts anew when it is poked, and when it has run out. */
final class Watch {

    private final Load.Watchdog watchdog;
    private final int cpu;
    private long last;
    private long pokes;
    private long missed;
    private long longest;

    Watch(Load.Watchdog watchdog, int cpu) {
        this.watchdog = watchdog;
        this.cpu = cpu;
    }

    void poke(long now) {
        settle(now);
        pokes++;
        last = now;
    }

    /** Forgets what it counted, as measuring begins. */
    void reset(long now) {
        settle(now);
        last = now;
        pokes = 0;
        missed = 0;
        longest = 0;
    }

    private void settle(long now) {
        long gap = now - last;
        longest = Math.max(longest, gap);
        missed += Math.max(0, gap - 1) / watchdog.timeout();
    }

    WatchTimes times(long end) {
        settle(end);
        return new WatchTimes(watchdog.name(), cpu, watchdog.timeout(), pokes, missed, longest);
    }
}
