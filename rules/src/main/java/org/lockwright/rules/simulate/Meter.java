package org.lockwright.rules.simulate;

import org.HdrHistogram.Histogram;

/** What is measured of one class on one CPU. */
final class Meter {

    private static final int DIGITS = 3;

    private final Histogram latency = new Histogram(DIGITS);
    private final Histogram response = new Histogram(DIGITS);
    private final long half;
    private double latencySum;
    private double responseSum;
    private long latencyMax;
    private long responseMax;
    private long raised;
    private long runs;
    private long items;
    private long dropped;
    private long busy;
    private long stalledSince = -1;
    private long longestStall;
    private long waiting;
    private long waitingSince;
    private double firstHalf;
    private double secondHalf;

    /** A meter whose measurement is half over at {@code half} nanoseconds. */
    Meter(long half) {
        this.half = half;
    }

    /** Forgets all but what still goes on. */
    void reset(long now) {
        latency.reset();
        response.reset();
        latencySum = 0;
        responseSum = 0;
        latencyMax = 0;
        responseMax = 0;
        raised = 0;
        runs = 0;
        items = 0;
        dropped = 0;
        busy = 0;
        longestStall = 0;
        waitingSince = now;
        firstHalf = 0;
        secondHalf = 0;
    }

    void raised(long now) {
        integrate(now);
        raised++;
        waiting++;
    }

    /** A trigger of time {@code since} is served from now on. */
    void started(long since, long now) {
        integrate(now);
        waiting--;
        waited(now - since);
    }

    /** A trigger of time {@code since} has been served. */
    void ended(long since, long now) {
        response.recordValue(now - since);
        responseSum += now - since;
        responseMax = Math.max(responseMax, now - since);
    }

    void run() {
        runs++;
    }

    void item() {
        items++;
    }

    void dropped(long more) {
        dropped += more;
    }

    void busy(long more) {
        busy += more;
    }

    /** There is work and it does not run. */
    void stalls(long now) {
        if (stalledSince < 0) {
            stalledSince = now;
        }
    }

    /** The work runs, or there is none. */
    void goesOn(long now) {
        if (stalledSince >= 0) {
            longestStall = Math.max(longestStall, now - stalledSince);
            stalledSince = -1;
        }
    }

    private void integrate(long now) {
        if (now <= half) {
            firstHalf += (double) waiting * (now - waitingSince);
        } else if (waitingSince >= half) {
            secondHalf += (double) waiting * (now - waitingSince);
        } else {
            firstHalf += (double) waiting * (half - waitingSince);
            secondHalf += (double) waiting * (now - half);
        }
        waitingSince = now;
    }

    /** What was measured until {@code end}; {@code measured} is the time that took, in nanoseconds. */
    ClassTimes times(long end, long measured) {
        integrate(end);
        goesOn(end);
        return new ClassTimes(raised, runs, waiting, items, dropped, (double) busy / measured, longestStall,
                Latency.of(latency, latencySum, latencyMax), Latency.of(response, responseSum, responseMax),
                2 * firstHalf / measured, 2 * secondHalf / measured);
    }

    /** A trigger that still waits at the end counts with what it has waited so far. */
    void unserved(long since, long end) {
        waited(end - since);
    }

    private void waited(long time) {
        latency.recordValue(time);
        latencySum += time;
        latencyMax = Math.max(latencyMax, time);
    }
}
