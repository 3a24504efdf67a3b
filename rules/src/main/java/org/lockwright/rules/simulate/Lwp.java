package org.lockwright.rules.simulate;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** What runs on a CPU outside hardware interrupts: the LWP of one class of software interrupts, or a thread. */
final class Lwp {

    /** Where it is. */
    private enum State {
        /** It has nothing to do, or was not dispatched yet. */
        IDLE,
        /** It runs, or would if nothing of a higher level did. */
        STARTED,
        /** It waits on a turnstile. */
        BLOCKED
    }

    private final Cpu cpu;
    private final int level;
    private final int line;
    private final boolean dispatched;
    private final Meter meter;
    private final Queue<Handling> queue = new ArrayDeque<>();
    private List<Stretch> steps = List.of();
    private SplitMix random;
    private boolean isThread;

    private State state = State.IDLE;
    private Handling handling;
    private boolean inItem;
    private int at;
    private long left;
    private Mutex held;
    private Mutex wanted;
    private boolean spinning;
    private int lent;

    /**
     * The LWP of a class.
     *
     * @param dispatched whether the ladder ever takes its bit for it
     */
    Lwp(Cpu cpu, int level, int line, boolean dispatched, Meter meter) {
        this.cpu = cpu;
        this.level = level;
        this.line = line;
        this.dispatched = dispatched;
        this.meter = meter;
    }

    /** A thread that does {@code loop} for ever. */
    static Lwp thread(Cpu cpu, List<Stretch> loop, SplitMix random, Meter meter) {
        Lwp lwp = new Lwp(cpu, 0, 0, true, meter);
        lwp.isThread = true;
        lwp.steps = loop;
        lwp.random = random;
        lwp.at = -1;
        lwp.state = State.STARTED;
        lwp.advance();
        return lwp;
    }

    Cpu cpu() {
        return cpu;
    }

    int level() {
        return level;
    }

    int line() {
        return line;
    }

    Meter meter() {
        return meter;
    }

    long left() {
        return left;
    }

    boolean isStarted() {
        return state == State.STARTED;
    }

    boolean isIdle() {
        return state == State.IDLE;
    }

    boolean isSpinning() {
        return spinning;
    }

    /** Whether it is what the CPU executes, or would but for a hardware interrupt. */
    boolean isRunning() {
        return cpu.current() == this;
    }

    /** Whether the dispatcher would start it at a low enough level. */
    boolean isPending() {
        return state == State.IDLE && dispatched && !queue.isEmpty();
    }

    boolean isHandling(Handling one) {
        return handling == one;
    }

    boolean masks(Step.Masks what) {
        return state == State.STARTED && isRunning() && steps.get(at).step().masks().compareTo(what) >= 0;
    }

    /** The level others must exceed to preempt it. */
    int effective() {
        return masks(Step.Masks.SOFTINTS) ? Cpu.MASKED : Math.max(level, lent);
    }

    /** Queues a handler. */
    void schedule(Handling one) {
        queue.add(one);
        if (state == State.IDLE) {
            meter.stalls(cpu.now());
        }
        cpu.touch();
    }

    /** Begins the first handler. */
    void start() {
        state = State.STARTED;
        steps = List.of();
        at = 0;
        advance();
    }

    /** The current step is over: lets go of what it held and begins the next. */
    void stepOver() {
        if (held != null) {
            Mutex mutex = held;
            held = null;
            lent = 0;
            mutex.exit();
        }
        advance();
    }

    private void advance() {
        at++;
        if (at >= steps.size() && !refill()) {
            state = State.IDLE;
            meter.goesOn(cpu.now());
            return;
        }
        Stretch next = steps.get(at);
        left = random.length(next.step());
        if (next.mutex() != null) {
            enter(next.mutex());
        }
    }

    /** Finds the next steps, at the end of those it has; false if there is nothing more to do. */
    private boolean refill() {
        at = 0;
        while (!isThread) {
            if (handling == null) {
                handling = queue.poll();
                if (handling == null) {
                    return false;
                }
                handling.begin(cpu.now());
                random = handling.random();
                steps = handling.perRun();
            } else {
                if (inItem) {
                    inItem = false;
                    handling.itemDone(cpu.now());
                }
                inItem = handling.takeItem(cpu.now());
                if (!inItem) {
                    Handling done = handling;
                    handling = null;
                    done.end(cpu.now());
                    continue;
                }
                steps = handling.perItem();
            }
            if (!steps.isEmpty()) {
                return true;
            }
        }
        return true;
    }

    private void enter(Mutex mutex) {
        wanted = mutex;
        mutex.enter(this);
    }

    /** Owns {@code mutex} from now on. */
    void granted(Mutex mutex) {
        bookSpinning();
        held = mutex;
        wanted = null;
        spinning = false;
        state = State.STARTED;
        cpu.touch();
    }

    void spin() {
        spinning = true;
    }

    /** Time spent spinning is not time spent on the step. */
    private void bookSpinning() {
        if (spinning) {
            cpu.book();
        }
    }

    void block() {
        bookSpinning();
        spinning = false;
        state = State.BLOCKED;
        meter.stalls(cpu.now());
        cpu.touch();
    }

    /** A waiter of level {@code waiter} makes it run at least at that level. */
    void lend(int waiter) {
        if (waiter > lent) {
            lent = waiter;
            cpu.touch();
        }
    }

    /** Is preempted. */
    void leave() {
        meter.stalls(cpu.now());
        if (spinning) {
            spinning = false;
            wanted.abandon(this);
        }
        if (held != null) {
            held.ownerLeaves();
        }
    }

    /** Comes back after it was preempted; may find that the mutex it spun for has gone to someone else. */
    void resume() {
        if (wanted != null && !spinning) {
            enter(wanted);
        }
    }

    /** Ran for {@code time} nanoseconds. */
    void ran(long time) {
        meter.busy(time);
        if (!spinning) {
            left -= time;
        }
    }
}
