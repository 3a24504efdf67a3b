package org.lockwright.rules.simulate;

/**
 * What was measured of one class on one CPU.
 *
 * @param raised triggers: events that scheduled a handler of the class, or left items for one that ran or was pending
 * @param runs how often one ran to its end
 * @param waiting triggers that nothing had been begun for at the end
 * @param items items processed
 * @param dropped items that found a full queue
 * @param share of the CPU's time that the class ran, from 0 to 1
 * @param longestStarvation longest time that the class had work and did not run, in nanoseconds
 * @param latency from the trigger to the start of the handler's run, or of the first item that the trigger brought; triggers that
 *         still wait count with what they have waited
 * @param response from the trigger to the end of the run, or of the last item that it brought; of those that ended
 * @param waitingBefore triggers that wait, averaged over the first half of the measured time
 * @param waitingAfter the same over the second half
 */
public record ClassTimes(long raised, long runs, long waiting, long items, long dropped, double share, long longestStarvation,
        Latency latency, Latency response, double waitingBefore, double waitingAfter) {

    /** Triggers that must be left waiting at the end before their number is said to grow. */
    static final int FEWEST = 8;

    /** How much more must wait in the second half. */
    static final double GROWTH = 1.5;

    /**
     * Whether latency grows with the time that is simulated.
     *
     * <p>It does if at least {@value #FEWEST} triggers wait at the end, and {@value #GROWTH} times as many waited in the second
     * half of the measured time as in the first: as many as are due when nothing is served make three times as many.
     */
    public boolean isUnbounded() {
        return waiting >= FEWEST && waitingAfter > GROWTH * waitingBefore;
    }
}
