package org.lockwright.rules.simulate;

import java.util.ArrayList;
import java.util.List;

/** A handler's instance on one CPU. */
final class Handling {

    private final Load.Handler handler;
    private final Lwp lwp;
    private final SplitMix random;
    private final List<Handling> raises = new ArrayList<>();
    private final List<Watch> pokes = new ArrayList<>();
    private final LongRing triggers = new LongRing();
    private final LongRing serving = new LongRing();
    private Source feedback;
    private boolean pending;
    private long items;
    private int taken;
    private long processed;

    Handling(Load.Handler handler, Lwp lwp, SplitMix random) {
        this.handler = handler;
        this.lwp = lwp;
        this.random = random;
    }

    Load.Handler handler() {
        return handler;
    }

    List<Step> perRun() {
        return handler.perRun();
    }

    List<Step> perItem() {
        return handler.perItem();
    }

    SplitMix random() {
        return random;
    }

    Cpu cpu() {
        return lwp.cpu();
    }

    long processed() {
        return processed;
    }

    void forget() {
        processed = 0;
    }

    void raises(Handling other) {
        raises.add(other);
    }

    void pokes(Watch watch) {
        pokes.add(watch);
    }

    void feeds(Source source) {
        feedback = source;
    }

    /** Whether it is pending or runs. */
    boolean isBusy() {
        return pending || lwp.isHandling(this);
    }

    /** softint_schedule(9), for something that happened at {@code since}. */
    void schedule(long since) {
        lwp.meter().raised(cpu().now());
        triggers.add(since);
        if (!pending || !handler.coalesces()) {
            pending = true;
            lwp.schedule(this);
        }
    }

    /** Puts items into its queue. */
    void offer(long more) {
        long room = handler.queue() == 0 ? more : Math.min(more, handler.queue() - items);
        items += room;
        lwp.meter().dropped(more - room);
        for (long i = room; feedback != null && i < more; i++) {
            feedback.answer(cpu().now());
        }
    }

    /** A run begins: it serves every trigger so far, or the first if each is a job. */
    void begin(long now) {
        pending = !handler.coalesces() && triggers.size() > 1;
        taken = 0;
        do {
            long since = triggers.take();
            lwp.meter().started(since, now);
            serving.add(since);
        } while (handler.coalesces() && !triggers.isEmpty());
    }

    /** Whether there is one more item for this run. */
    boolean takeItem() {
        if (items == 0 || handler.limit() > 0 && taken == handler.limit()) {
            return false;
        }
        items--;
        taken++;
        return true;
    }

    void itemDone(long now) {
        processed++;
        lwp.meter().item();
        if (feedback != null) {
            feedback.answer(now);
        }
    }

    /** A run ends: pokes, schedules others, and itself if it reached its limit. */
    void end(long now) {
        lwp.meter().run();
        while (!serving.isEmpty()) {
            lwp.meter().ended(serving.take(), now);
        }
        pokes.forEach(w -> w.poke(now));
        for (Handling other : raises) {
            if (other.cpu() == cpu()) {
                other.schedule(now);
            } else {
                other.cpu().interrupt(other, now);
            }
        }
        if (items > 0 && !pending) {
            schedule(now);
        }
    }

    /** Counts what still waits at the end. */
    void finish(long end) {
        while (!triggers.isEmpty()) {
            lwp.meter().unserved(triggers.take(), end);
        }
    }
}
