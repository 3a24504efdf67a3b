package org.lockwright.rules.simulate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** One CPU: decides what runs on it, and for how long. */
final class Cpu {

    /** The level of a step that masks every software interrupt. */
    static final int MASKED = Integer.MAX_VALUE;

    private final Machine machine;
    private final int index;
    private final List<Lwp> ladder = new ArrayList<>();
    private final Queue<Irq> latched = new ArrayDeque<>();
    private Lwp thread;
    private Lwp current;
    private Irq irq;
    private long since;
    private long end = Source.NEVER;
    private long interruptTime;
    private boolean touched;
    private boolean inLadder;

    /** A hardware interrupt: of a source, or of another CPU that brings {@code target} something and schedules it. */
    private record Irq(Source source, Handling target, long happened, long items, long cost) {
    }

    Cpu(Machine machine, int index) {
        this.machine = machine;
        this.index = index;
    }

    int index() {
        return index;
    }

    long now() {
        return machine.now();
    }

    /** Adds a class, in ladder order. */
    void add(Lwp lwp) {
        ladder.add(lwp);
    }

    List<Lwp> ladder() {
        return ladder;
    }

    void runs(Lwp application) {
        thread = application;
        touch();
    }

    Lwp thread() {
        return thread;
    }

    Lwp current() {
        return current;
    }

    /** When what it does now is over, in nanoseconds, if nothing comes in between. */
    long end() {
        return end;
    }

    long interruptTime() {
        return interruptTime;
    }

    /** Something changed that may change what runs. */
    void touch() {
        touched = true;
        machine.touch();
    }

    boolean isTouched() {
        return touched;
    }

    /** A device interrupts. */
    void interrupt(Source source) {
        latched.add(new Irq(source, null, 0, 0, source.cost()));
        touch();
    }

    /** Another CPU interrupts, to schedule {@code target} for something that happened at {@code when} and brings items, or 0. */
    void interrupt(Handling target, long when, long items) {
        if (machine.ipi() == 0) {
            target.bring(when, items);
            target.schedule();
            return;
        }
        latched.add(new Irq(null, target, when, items, machine.ipi()));
        touch();
    }

    /** Books the time since it was last booked. */
    void book() {
        long time = now() - since;
        since = now();
        if (irq != null) {
            interruptTime += time;
        } else if (current != null) {
            current.ran(time);
        }
    }

    /** Books, and begins to count anew. */
    void reset() {
        book();
        interruptTime = 0;
    }

    /** What it does now is over. */
    void complete() {
        book();
        if (irq != null) {
            Irq done = irq;
            irq = null;
            if (done.source() != null) {
                done.source().deliver();
            } else {
                done.target().bring(done.happened(), done.items());
                done.target().schedule();
            }
        } else {
            current.stepOver();
            if (!current.isStarted()) {
                inLadder = current.isIdle();
                current = null;
            }
        }
        reschedule();
    }

    /** Chooses what runs. A class that has just run dry leaves the dispatcher in its ladder, where it needs no trigger to go on. */
    void reschedule() {
        touched = false;
        if (irq != null) {
            return;
        }
        book();
        if (!latched.isEmpty() && (current == null || !current.masks(Step.Masks.INTERRUPTS))) {
            if (current != null && current.isStarted()) {
                current.meter().stalls(now());
            }
            irq = latched.poll();
            end = now() + irq.cost();
            return;
        }
        while (!put(pick())) {
            inLadder |= current.isIdle();
            current = null;
        }
        inLadder = false;
        end = current == null || current.isSpinning() ? Source.NEVER : now() + current.left();
    }

    /** Puts an LWP, or nothing, onto the CPU; false if that LWP blocked or ran dry at once. */
    private boolean put(Lwp next) {
        if (next != current && current != null && current.isStarted()) {
            Lwp preempted = current;
            current = next;
            preempted.leave();
        }
        current = next;
        if (next == null) {
            return true;
        }
        if (next.isIdle()) {
            next.start();
        } else {
            next.resume();
        }
        if (next.isStarted()) {
            next.meter().goesOn(now());
        }
        return next.isStarted();
    }

    /** The started LWP of the highest level, or the first class of the ladder that may preempt it. */
    private Lwp pick() {
        Lwp best = thread != null && thread.isStarted() ? thread : null;
        int top = best == null ? 0 : best.effective();
        for (Lwp lwp : ladder) {
            if (lwp.isStarted()) {
                int level = lwp.effective();
                if (best == null || level > top || level == top && lwp == current) {
                    best = lwp;
                    top = level;
                }
            }
        }
        boolean delivered = inLadder;
        for (int i = 0; i < ladder.size() && !delivered; i++) {
            delivered = ladder.get(i).isPending() && ladder.get(i).line() > top;
        }
        if (delivered) {
            for (Lwp lwp : ladder) {
                if (lwp.isPending() && lwp.level() > top) {
                    return lwp;
                }
            }
        }
        return best;
    }
}
