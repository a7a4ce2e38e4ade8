package com.clariva.connect.app.ops;

import static java.util.stream.Collectors.joining;

import com.clariva.connect.app.metrics.Flow;
import com.clariva.connect.app.metrics.Sample;
import com.clariva.connect.core.queue.QueueDepth;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The charts: each with its title, its unit and its lines, and in a sentence what it shows, for who sees no picture. */
final class Charts {
    private static final double MILLIS = 1000;

    private final List<Sample> samples;

    Charts(List<Sample> samples) {
        this.samples = List.copyOf(samples);
    }

    /** Seconds since 1970. */
    String times() {
        return samples.stream()
                .map(sample -> Long.toString(sample.at().getEpochSecond()))
                .collect(joining(",", "[", "]"));
    }

    List<Map<String, Object>> all() {
        return List.of(
                chart(
                        "Events in the queue",
                        "events",
                        Line.count("waiting", 1, QueueDepth::waiting),
                        Line.count("parked", 2, QueueDepth::parked)),
                chart("Oldest event that waits", "s", new Line("age", 1, Charts::oldest)),
                chart(
                        "Throughput",
                        "per second",
                        Line.rate("webhooks answered", 1, Sample::answers),
                        Line.rate("events handled", 3, Sample::handling)),
                flow("Time to answer a webhook", "ms", Sample::answers, MILLIS),
                flow("From reception to handled", "s", Sample::handling, 1),
                chart(
                        "Events being handled",
                        "events",
                        new Line("in flight", 1, sample -> Optional.of((double) sample.inFlight()))));
    }

    private Map<String, Object> flow(String title, String unit, Function<Sample, Flow> flow, double units) {
        return chart(
                title,
                unit,
                Line.time("half within", 1, sample -> flow.apply(sample).median(), units),
                Line.time("95 % within", 2, sample -> flow.apply(sample).most(), units));
    }

    private Map<String, Object> chart(String title, String unit, Line... lines) {
        return Map.of(
                "id", title.toLowerCase(Locale.ROOT).replace(' ', '-'),
                "title", title,
                "unit", unit,
                "said", List.of(lines).stream().map(line -> said(line, unit)).collect(joining("; ")),
                "lines",
                        List.of(lines).stream().map(line -> line.model(samples)).toList());
    }

    private String said(Line line, String unit) {
        String now = line.latest(samples).map(Charts::number).orElse("nothing");
        return line.highest(samples)
                .map(highest -> line.label() + " " + now + " now, " + number(highest) + " " + unit + " at most")
                .orElse(line.label() + " nothing yet");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.1f", value);
    }

    private static Optional<Double> oldest(Sample sample) {
        return sample.depth()
                .map(depth -> depth.oldestAge().orElse(Duration.ZERO).toMillis() / MILLIS);
    }
}
