package org.lockwright.rules.simulate;

/** An interrupt source at work on one CPU. */
final class Source {

    static final long NEVER = Long.MAX_VALUE;

    private final Load.Interrupt interrupt;
    private final Cpu cpu;
    private final Handling target;
    private final SplitMix random;
    private final LongRing returning = new LongRing();
    private final LongRing arrived = new LongRing();
    private final long horizon;
    private boolean latched;
    private double exact;
    private long next;
    private long lastReturn;

    /** A source that makes no events after {@code horizon} nanoseconds. */
    Source(Load.Interrupt interrupt, Cpu cpu, Handling target, SplitMix random, long horizon) {
        this.interrupt = interrupt;
        this.cpu = cpu;
        this.target = target;
        this.random = random;
        this.horizon = horizon;
        if (interrupt.arrival() == Load.Arrival.CLOSED) {
            target.feeds(this);
            lastReturn = -Math.round(interrupt.interval());
            next = NEVER;
            for (int i = 0; i < interrupt.window(); i++) {
                returns(0);
            }
        } else {
            exact = interrupt.arrival() == Load.Arrival.PERIODIC ? interrupt.interval() * random.uniform() : gap();
            next = round(exact);
        }
    }

    /** When it acts next, in nanoseconds. */
    long next() {
        return next;
    }

    String name() {
        return interrupt.name();
    }

    long cost() {
        return interrupt.cost();
    }

    private double gap() {
        return interrupt.arrival() == Load.Arrival.PERIODIC ? interrupt.interval() : random.exponential(interrupt.interval());
    }

    private long round(double time) {
        return time > horizon ? NEVER : Math.round(time);
    }

    /** The sender has heard that an item was processed. */
    void answer(long now) {
        returns(now + interrupt.roundTrip());
    }

    private void returns(long earliest) {
        lastReturn = Math.max(earliest, lastReturn + Math.round(interrupt.interval()));
        returning.add(lastReturn);
        next = returning.first();
    }

    /** An event: items that a polling handler finds by itself, or an interrupt. */
    void arrive(long now) {
        if (interrupt.arrival() == Load.Arrival.CLOSED) {
            returning.take();
            next = returning.isEmpty() ? NEVER : returning.first();
        } else {
            exact += gap();
            next = round(exact);
        }
        if (interrupt.polled() && target.isBusy()) {
            target.bring(now, interrupt.items());
            return;
        }
        arrived.add(now);
        if (interrupt.cost() == 0) {
            deliver();
        } else if (!latched) {
            latched = true;
            cpu.interrupt(this);
        }
    }

    /** Its interrupt handler is done: schedules the software interrupt. */
    void deliver() {
        latched = false;
        while (!arrived.isEmpty()) {
            long when = arrived.take();
            if (target.cpu() == cpu) {
                target.bring(when, interrupt.items());
                target.schedule();
            } else {
                target.cpu().interrupt(target, when, interrupt.items());
            }
        }
    }
}
