package org.lockwright.rules.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * A distribution of times, all in nanoseconds. Percentiles are exact to three digits, count, mean and longest are exact.
 *
 * @param count number of times
 * @param mean their mean; 0 if there are none
 * @param p50 the median
 * @param p90 exceeded by one in 10
 * @param p99 exceeded by one in 100
 * @param p999 exceeded by one in 1000
 * @param max the longest
 * @param curve the complementary distribution, by growing time
 */
public record Latency(long count, double mean, long p50, long p90, long p99, long p999, long max, List<Point> curve) {

    /** Points a curve has for each factor of ten. */
    private static final int POINTS_PER_DECADE = 20;

    public Latency {
        curve = List.copyOf(curve);
    }

    /**
     * A point of the complementary distribution.
     *
     * @param time in nanoseconds
     * @param share of all times that are longer than {@code time}, from 0 to 1
     */
    public record Point(long time, double share) {
    }

    static Latency of(AbstractHistogram histogram, double sum, long max) {
        long count = histogram.getTotalCount();
        if (count == 0) {
            return new Latency(0, 0, 0, 0, 0, 0, 0, List.of());
        }
        return new Latency(count, sum / count, at(histogram, 50, max), at(histogram, 90, max), at(histogram, 99, max),
                at(histogram, 99.9, max), max, curve(histogram, max));
    }

    /** A percentile; the histogram's buckets may reach beyond the longest time, a percentile may not. */
    private static long at(AbstractHistogram histogram, double percentile, long max) {
        return Math.min(max, histogram.medianEquivalentValue(histogram.getValueAtPercentile(percentile)));
    }

    /** The last point of each twentieth of a decade, so that a curve stays small however long the run was. */
    private static List<Point> curve(AbstractHistogram histogram, long max) {
        TreeMap<Long, Point> last = new TreeMap<>();
        double count = histogram.getTotalCount();
        for (HistogramIterationValue v : histogram.recordedValues()) {
            long time = Math.min(max, histogram.medianEquivalentValue(v.getValueIteratedTo()));
            double share = (count - v.getTotalCountToThisValue()) / count;
            last.put(Math.round(POINTS_PER_DECADE * StrictMath.log10(Math.max(1, time))), new Point(time, share));
        }
        return new ArrayList<>(last.values());
    }
}
