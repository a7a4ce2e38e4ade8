package com.clariva.connect.app.forward;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.content.ContentReader;
import com.clariva.connect.app.content.MalformedContentException;
import com.clariva.connect.core.message.Content;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import okhttp3.Response;

/**
 * What the target answered.
 *
 * @param retryAfter when it asks us to come back
 * @param json the body, if it says that it is JSON; cut off where it is longer than an answer may be
 */
record ForwardAnswer(int status, Optional<Duration> retryAfter, Optional<byte[]> json) {
    static final int LONGEST_BODY = 64 * 1024;
    static final int MOST_REPLIES = 10;

    private static final ObjectReader READER = new ObjectMapper()
            .reader()
            .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    ForwardAnswer {
        requireNonNull(retryAfter, "retryAfter is null");
        requireNonNull(json, "json is null");
    }

    static ForwardAnswer of(Response response, Instant now) throws IOException {
        boolean isJson = Optional.ofNullable(response.body().contentType())
                .filter(type -> type.subtype().equals("json"))
                .isPresent();
        Optional<byte[]> json = isJson && response.isSuccessful()
                ? Optional.of(response.peekBody(LONGEST_BODY + 1).bytes())
                : Optional.empty();
        return new ForwardAnswer(response.code(), retryAfter(response, now), json);
    }

    boolean took() {
        return status / 100 == 2;
    }

    /** It is the target that cannot now, whatever the event. */
    boolean asksToWait() {
        return status == 429 || (status == 503 && retryAfter.isPresent());
    }

    /** The same event, sent again, may be taken. */
    boolean mayPass() {
        return status == 408 || status / 100 == 5;
    }

    /**
     * What the target wants said, in order.
     *
     * @throws ForwardRejectedException if it wants something and nobody can tell what
     */
    List<Content> replies() {
        return json.filter(body -> body.length > 0).map(ForwardAnswer::replies).orElseGet(List::of);
    }

    private static List<Content> replies(byte[] body) {
        JsonNode answer = read(body);
        if (answer.has("replies") && !answer.path("replies").isArray()) {
            throw ForwardRejectedException.because("replies is not a list");
        }
        Stream<JsonNode> one = answer.hasNonNull("reply") ? Stream.of(answer.path("reply")) : Stream.empty();
        List<JsonNode> asked = Stream.concat(
                        one, StreamSupport.stream(answer.path("replies").spliterator(), false))
                .toList();
        if (asked.size() > MOST_REPLIES) {
            throw ForwardRejectedException.because("more than " + MOST_REPLIES + " replies");
        }
        try {
            return asked.stream().map(ContentReader::read).toList();
        } catch (MalformedContentException e) {
            throw ForwardRejectedException.because(String.valueOf(e.getMessage()));
        }
    }

    private static JsonNode read(byte[] body) {
        if (body.length > LONGEST_BODY) {
            throw ForwardRejectedException.because("more than " + LONGEST_BODY + " bytes");
        }
        try {
            return READER.readTree(body);
        } catch (IOException notJson) {
            throw ForwardRejectedException.because("not JSON, though it says so");
        }
    }

    private static Optional<Duration> retryAfter(Response response, Instant now) {
        String value = response.header("Retry-After", "");
        if (SECONDS.matcher(value).matches()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        return Optional.ofNullable(response.headers().getDate("Retry-After"))
                .map(Date::toInstant)
                .map(date -> Duration.between(now, date));
    }
}
