package com.clariva.connect.app.http;

import static java.util.Objects.requireNonNull;

import io.javalin.http.HttpStatus;
import java.io.Serial;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request that is not served, and what its sender is told. Neither code nor message quotes the request. */
final class HttpRefusal extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    static final String BEARER = "unauthorized";

    private final HttpStatus status;
    private final String code;
    private final @Nullable Instant retryAfter;

    HttpRefusal(HttpStatus status, String code, String message) {
        this(status, code, message, Optional.empty());
    }

    /** @param retryAfter when it may be asked for again, if that is known */
    HttpRefusal(HttpStatus status, String code, String message, Optional<Instant> retryAfter) {
        super(message, null, false, false);
        this.retryAfter = retryAfter.orElse(null);
        this.status = requireNonNull(status, "status is null");
        this.code = requireNonNull(code, "code is null");
    }

    static HttpRefusal unauthorized() {
        return unauthorized("Sign in to Clariva and try again.");
    }

    /** It takes a bearer who may. */
    static HttpRefusal unauthorized(String message) {
        return new HttpRefusal(HttpStatus.UNAUTHORIZED, BEARER, message);
    }

    static HttpRefusal storageUnavailable() {
        return new HttpRefusal(
                HttpStatus.SERVICE_UNAVAILABLE, "storage_unavailable", "We cannot look that up right now.");
    }

    HttpStatus status() {
        return status;
    }

    String code() {
        return code;
    }

    Optional<Instant> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    String said() {
        return String.valueOf(getMessage());
    }
}
