package com.clariva.connect.adapters.instagram.pacing;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.adapters.instagram.reading.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import okhttp3.Headers;

/**
 * How much of what it may the account has used, by the headers of an answer: {@code X-App-Usage}, in the
 * documented words and in those of graph.instagram.com, and {@code X-Business-Use-Case-Usage}.
 *
 * @param percent the most used share of all that is counted
 * @param regain how long the account is shut out, if it is
 */
public record Usage(long percent, Optional<Duration> regain) {
    public static final Usage NONE = new Usage(0, Optional.empty());

    private static final Set<String> USE_CASES = Set.of("instagram", "messenger");
    private static final String[] SHARES = {
        "call_count", "total_time", "total_cputime", "call_volume", "cpu_time",
    };
    private static final Duration LONGEST_REGAIN = Duration.ofDays(1);

    public Usage {
        requireNonNull(regain, "regain is null");
    }

    public static Usage in(Headers headers) {
        return Stream.concat(
                        header(headers, "X-App-Usage").stream(),
                        header(headers, "X-Business-Use-Case-Usage").stream().flatMap(Usage::useCases))
                .map(Usage::of)
                .reduce(NONE, Usage::worse);
    }

    private static Optional<JsonNode> header(Headers headers, String name) {
        return Optional.ofNullable(headers.get(name))
                .flatMap(value -> Json.read(value.getBytes(StandardCharsets.UTF_8)))
                .filter(JsonNode::isObject);
    }

    private static Stream<JsonNode> useCases(JsonNode businesses) {
        return elements(businesses)
                .flatMap(Usage::elements)
                .filter(use ->
                        Json.text(use, "type").filter(USE_CASES::contains).isPresent());
    }

    private static Stream<JsonNode> elements(JsonNode parent) {
        return StreamSupport.stream(parent.spliterator(), false);
    }

    private static Usage of(JsonNode counted) {
        long percent = Stream.of(SHARES)
                .flatMapToLong(
                        share -> LongStream.of(Json.number(counted, share).orElse(0L)))
                .max()
                .orElse(0);
        Optional<Duration> regain = Json.number(counted, "estimated_time_to_regain_access")
                .filter(minutes -> minutes > 0)
                .map(minutes -> Duration.ofMinutes(Math.min(minutes, LONGEST_REGAIN.toMinutes())));
        return new Usage(percent, regain);
    }

    private static Usage worse(Usage one, Usage other) {
        Optional<Duration> regain =
                Stream.of(one, other).flatMap(usage -> usage.regain.stream()).max(Duration::compareTo);
        return new Usage(Math.max(one.percent, other.percent), regain);
    }
}
