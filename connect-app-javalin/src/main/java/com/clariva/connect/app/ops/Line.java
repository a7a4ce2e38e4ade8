package com.clariva.connect.app.ops;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import com.clariva.connect.app.metrics.Flow;
import com.clariva.connect.app.metrics.Sample;
import com.clariva.connect.core.queue.QueueDepth;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One line of a chart.
 *
 * @param tone which of the chart colours it has
 * @param value empty where nothing was seen
 */
record Line(String label, int tone, Function<Sample, Optional<Double>> value) {
    private static final double THOUSAND = 1000;
    private static final double NANOS = 1e9;

    Line {
        requireNonNull(label, "label is null");
        requireNonNull(value, "value is null");
    }

    static Line count(String label, int tone, Function<QueueDepth, Long> part) {
        return new Line(label, tone, sample -> sample.depth().map(part).map(Long::doubleValue));
    }

    static Line rate(String label, int tone, Function<Sample, Flow> flow) {
        return new Line(label, tone, sample -> Optional.of(flow.apply(sample).perSecond()));
    }

    /** @param units how many of the chart's unit are in a second */
    static Line time(String label, int tone, Function<Sample, Optional<Duration>> time, double units) {
        return new Line(label, tone, sample -> time.apply(sample).map(took -> took.toNanos() / NANOS * units));
    }

    /** Of those samples in which there was something, the highest value. */
    Optional<Double> highest(List<Sample> samples) {
        return samples.stream().flatMap(sample -> value.apply(sample).stream()).max(Comparator.naturalOrder());
    }

    Optional<Double> latest(List<Sample> samples) {
        return samples.isEmpty() ? Optional.empty() : value.apply(samples.get(samples.size() - 1));
    }

    Map<String, Object> model(List<Sample> samples) {
        return Map.of(
                "label",
                label,
                "tone",
                tone,
                "values",
                samples.stream()
                        .map(sample -> value.apply(sample).map(Line::plain).orElse("null"))
                        .collect(joining(",", "[", "]")));
    }

    /** A thousandth is as fine as anybody can see. */
    private static String plain(double value) {
        double rounded = Math.round(value * THOUSAND) / THOUSAND;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }
}
