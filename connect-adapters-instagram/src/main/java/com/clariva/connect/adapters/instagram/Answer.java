package com.clariva.connect.adapters.instagram;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.adapters.instagram.pacing.Signal;
import com.clariva.connect.adapters.instagram.pacing.Usage;
import com.clariva.connect.adapters.instagram.reading.Json;
import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.InstagramError;
import com.clariva.connect.core.Refusal;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * An HTTP answer.
 *
 * @param json empty if nobody can read it
 * @param retryAfter when Instagram asks us to come back
 * @param usage how much of what it may the account has used
 */
record Answer(int status, Optional<JsonNode> json, Optional<Duration> retryAfter, Usage usage) {
    static final String OK = "ok";
    static final String UNREADABLE = "unreadable";
    static final String CODE_REFUSED = "code_refused";

    private static final String RATE_LIMIT = "OAuthRateLimitException";
    private static final int CLIENT_ERROR = 4;
    private static final int TOO_MANY_REQUESTS = 429;

    Answer {
        requireNonNull(json, "json is null");
        requireNonNull(retryAfter, "retryAfter is null");
        requireNonNull(usage, "usage is null");
    }

    /** The answer, if it is a good one. */
    Optional<JsonNode> good() {
        return json.filter(body -> status / 100 == 2 && body.isContainerNode() && !body.hasNonNull("error"));
    }

    Optional<GraphError> error() {
        return json.flatMap(GraphError::in);
    }

    /** Whether the token endpoint says no to the code, in its own form of error or in that of the graph. */
    boolean refusesCode() {
        boolean ownForm = ownForm().isPresent();
        boolean graphForm = error().filter(
                        error -> error.isCertain() && !error.refusal().retryable())
                .isPresent();
        return status / 100 == CLIENT_ERROR && !isThrottling() && (ownForm || graphForm);
    }

    /** Sign-in throttles with other statuses too, and says so in its error type. */
    boolean isThrottling() {
        return status == TOO_MANY_REQUESTS
                || error().filter(error -> error.refusal() == Refusal.THROTTLED).isPresent()
                || json.filter(Answer::namesARateLimit).isPresent();
    }

    private static boolean namesARateLimit(JsonNode body) {
        return RATE_LIMIT.equals(body.path("error_type").asText())
                || RATE_LIMIT.equals(body.path("error").path("type").asText())
                || (body.has("error_type")
                        && Json.number(body, "code")
                                .filter(code -> code == TOO_MANY_REQUESTS)
                                .isPresent());
    }

    /** The error form of the token endpoint, as RFC 6749 has it or as Instagram does. */
    private Optional<JsonNode> ownForm() {
        return json.filter(body -> body.path("error_type").isTextual()
                || body.path("error_message").isTextual()
                || body.path("error").isTextual());
    }

    /** What of an error may be kept. */
    InstagramError describe(Operation operation) {
        String code = error().map(GraphError::label)
                .or(() -> ownForm().map(body -> ErrorTexts.ownLabel(body)))
                .orElseGet(() -> "status " + status);
        return new InstagramError(operation.label(), code, ErrorTexts.cause(this), ErrorTexts.hint(this));
    }

    /** The exception for an answer that says no. */
    ConnectException.InstagramRefused refused(Operation operation, Refusal why) {
        return new ConnectException.InstagramRefused(describe(operation), why, retryAfter);
    }

    /** Why nothing was done, if that is certain. */
    Optional<Refusal> refusal() {
        return isThrottling()
                ? Optional.of(Refusal.THROTTLED)
                : error().filter(GraphError::isCertain).map(GraphError::refusal);
    }

    Signal signal() {
        boolean ofWholeApp = error().filter(GraphError::isOfWholeApp).isPresent();
        return new Signal(refusal(), ofWholeApp, retryAfter, usage);
    }

    /** For counting. */
    String outcome() {
        if (good().isPresent()) {
            return OK;
        }
        if (isThrottling()) {
            return name(Refusal.THROTTLED);
        }
        return error().map(error -> name(error.refusal())).orElseGet(() -> refusesCode() ? CODE_REFUSED : UNREADABLE);
    }

    static String name(Refusal refusal) {
        return refusal.name().toLowerCase(Locale.ROOT);
    }
}
