package org.lockwright.rules.simulate;

import java.util.ArrayList;
import java.util.List;

/** A handler's instance on one CPU. */
final class Handling {

    private final Load.Handler handler;
    private final List<Stretch> perRun;
    private final List<Stretch> perItem;
    private final Lwp lwp;
    private final SplitMix random;
    private final List<Handling> raises = new ArrayList<>();
    private final List<Watch> pokes = new ArrayList<>();
    /** Triggers without items, which the next run serves. */
    private final LongRing triggers = new LongRing();
    private final LongRing serving = new LongRing();
    /** Triggers whose items lie in the queue, with the numbers of their first and last item. */
    private final LongRing queued = new LongRing();
    private final LongRing firsts = new LongRing();
    private final LongRing lasts = new LongRing();
    /** Those of them whose first item has been begun, with the number of their last. */
    private final LongRing begun = new LongRing();
    private final LongRing begunLasts = new LongRing();
    private Source feedback;
    private boolean pending;
    private long offered;
    private long taken;
    private long done;
    private long runEnds;
    private long processed;

    Handling(Load.Handler handler, Machine machine, Lwp lwp, SplitMix random) {
        this.handler = handler;
        this.perRun = Stretch.of(machine, handler.perRun());
        this.perItem = Stretch.of(machine, handler.perItem());
        this.lwp = lwp;
        this.random = random;
    }

    Load.Handler handler() {
        return handler;
    }

    List<Stretch> perRun() {
        return perRun;
    }

    List<Stretch> perItem() {
        return perItem;
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

    /** Something happened at {@code since} that brings items, or 0 of them; who tells it that, must also {@link #schedule} it. */
    void bring(long since, long more) {
        if (more == 0 || perItem.isEmpty()) {
            lwp.meter().raised(cpu().now());
            triggers.add(since);
            return;
        }
        long room = handler.queue() == 0 ? more : Math.min(more, handler.queue() - (offered - taken));
        if (room > 0) {
            lwp.meter().raised(cpu().now());
            queued.add(since);
            firsts.add(offered + 1);
            offered += room;
            lasts.add(offered);
        }
        lwp.meter().dropped(more - room);
        for (long i = room; feedback != null && i < more; i++) {
            feedback.answer(cpu().now());
        }
    }

    /** softint_schedule(9). */
    void schedule() {
        if (!pending || !handler.coalesces()) {
            pending = true;
            lwp.schedule(this);
        }
    }

    /** A run begins: it serves every trigger so far, or the first if each is a job. */
    void begin(long now) {
        runEnds = handler.limit() == 0 ? Long.MAX_VALUE : taken + handler.limit();
        boolean more = true;
        while (more && !triggers.isEmpty()) {
            long since = triggers.take();
            lwp.meter().started(since, now);
            serving.add(since);
            more = handler.coalesces();
        }
        pending = !handler.coalesces() && !triggers.isEmpty();
    }

    /** Whether there is one more item for this run. */
    boolean takeItem(long now) {
        if (taken == offered || taken == runEnds) {
            return false;
        }
        taken++;
        if (!firsts.isEmpty() && firsts.first() == taken) {
            firsts.take();
            long since = queued.take();
            lwp.meter().started(since, now);
            begun.add(since);
            begunLasts.add(lasts.take());
        }
        return true;
    }

    void itemDone(long now) {
        done++;
        processed++;
        lwp.meter().item();
        if (begunLasts.first() == done) {
            begunLasts.take();
            lwp.meter().ended(begun.take(), now);
        }
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
                other.bring(now, 0);
                other.schedule();
            } else {
                other.cpu().interrupt(other, now, 0);
            }
        }
        if (taken < offered) {
            schedule();
        }
    }

    /** Counts what still waits at the end. */
    void finish(long end) {
        while (!triggers.isEmpty()) {
            lwp.meter().unserved(triggers.take(), end);
        }
        while (!queued.isEmpty()) {
            lwp.meter().unserved(queued.take(), end);
        }
    }
}
