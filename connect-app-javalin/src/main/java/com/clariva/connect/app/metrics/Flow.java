package com.clariva.connect.app.metrics;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What went through a timer within some seconds.
 *
 * @param median how long half of it took at most; empty if there was nothing
 * @param most how long 95 of 100 took at most
 */
public record Flow(double perSecond, Optional<Duration> median, Optional<Duration> most) {
    static final Flow NONE = new Flow(0, Optional.empty(), Optional.empty());

    private static final double HALF = 0.5;
    private static final double MOST = 0.95;
    private static final double NANOS = 1e9;

    public Flow {
        requireNonNull(median, "median is null");
        requireNonNull(most, "most is null");
    }

    /** What came between two looks at the same timer. */
    static Flow between(HistogramSnapshot before, HistogramSnapshot after, Duration time) {
        long count = after.count() - before.count();
        if (count <= 0 || time.isZero() || time.isNegative()) {
            return NONE;
        }
        return new Flow(count * NANOS / time.toNanos(), within(HALF, before, after), within(MOST, before, after));
    }

    /** Buckets are cumulative and narrow; between two of their borders it is a straight line. */
    private static Optional<Duration> within(double share, HistogramSnapshot before, HistogramSnapshot after) {
        CountAtBucket[] was = before.histogramCounts();
        CountAtBucket[] is = after.histogramCounts();
        double wanted = share * (after.count() - before.count());
        double below = 0;
        double border = 0;
        for (int i = 0; i < is.length; i++) {
            double here = is[i].count() - (i < was.length ? was[i].count() : 0);
            double end = is[i].bucket(TimeUnit.NANOSECONDS);
            if (here >= wanted && Double.isFinite(end)) {
                double part = here > below ? (wanted - below) / (here - below) : 1;
                return Optional.of(Duration.ofNanos(Math.round(border + part * (end - border))));
            }
            below = here;
            border = end;
        }
        return Double.isFinite(border) && border > 0
                ? Optional.of(Duration.ofNanos(Math.round(border)))
                : Optional.empty();
    }
}
