package com.clariva.connect.simulator;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;

/**
 * Something that goes wrong with one request.
 *
 * <p>Some faults strike before Instagram does what it was asked, some after: a message whose answer
 * was lost has gone out all the same.
 */
public final class Fault {
    private enum Kind {
        ANSWER,
        DELAY,
        CUT,
        SILENCE
    }

    private final Kind kind;
    private final boolean workDone;
    private final Optional<Answer> answer;
    private final Duration delay;

    private Fault(Kind kind, boolean workDone, Optional<Answer> answer, Duration delay) {
        this.kind = kind;
        this.workDone = workDone;
        this.answer = requireNonNull(answer, "answer is null");
        this.delay = requireNonNull(delay, "delay is null");
    }

    /** This status and body instead of the work. */
    public static Fault answer(int status, String body) {
        Answer given = new Answer(status, "application/json; charset=UTF-8", body, Map.of());
        return new Fault(Kind.ANSWER, false, Optional.of(given), Duration.ZERO);
    }

    /** A graph error: status 400 and the usual envelope. */
    public static Fault error(int code, String message) {
        return answer(
                400,
                Refusal.graphBody("OAuthException", code, Optional.empty(), message)
                        .body());
    }

    public static Fault error(int code, int subcode, String message) {
        return answer(
                400,
                Refusal.graphBody("OAuthException", code, Optional.of(subcode), message)
                        .body());
    }

    /** 200 with a page where JSON belongs. */
    public static Fault garbage() {
        return answer(200, "<!DOCTYPE html><title>Sorry</title><p>Something went wrong.")
                .with("Content-Type", "text/html");
    }

    /** The work is done; the answer takes its time. */
    public static Fault slow(Duration delay) {
        return new Fault(Kind.DELAY, true, Optional.empty(), delay);
    }

    /** The connection is closed and the work is not done. */
    public static Fault cutBefore() {
        return new Fault(Kind.CUT, false, Optional.empty(), Duration.ZERO);
    }

    /** The work is done, then the connection is closed without an answer. */
    public static Fault cutAfter() {
        return new Fault(Kind.CUT, true, Optional.empty(), Duration.ZERO);
    }

    /** The work is not done, and nothing is ever answered. */
    public static Fault silence() {
        return new Fault(Kind.SILENCE, false, Optional.empty(), Duration.ZERO);
    }

    /** Does the work all the same, then goes wrong as before. */
    public Fault afterTheWork() {
        return new Fault(kind, true, answer, delay);
    }

    /** The same answer with a header, such as {@code Retry-After}. */
    public Fault with(String header, String value) {
        return new Fault(kind, workDone, answer.map(given -> given.with(header, value)), delay);
    }

    boolean workDone() {
        return workDone;
    }

    /** What goes over the wire, when {@code worked} is what the work would have answered. */
    MockResponse applyTo(Answer worked) {
        return switch (kind) {
            case ANSWER -> answer.orElse(worked).toResponse().build();
            case DELAY ->
                worked.toResponse()
                        .headersDelay(delay.toMillis(), TimeUnit.MILLISECONDS)
                        .build();
            case CUT ->
                worked.toResponse()
                        .onResponseStart(new SocketEffect.CloseSocket())
                        .build();
            case SILENCE ->
                worked.toResponse().onResponseStart(SocketEffect.Stall.INSTANCE).build();
        };
    }

    /** The status the caller sees, 0 for none. */
    int statusFor(Answer worked) {
        return switch (kind) {
            case ANSWER -> answer.orElse(worked).status();
            case DELAY -> worked.status();
            case CUT, SILENCE -> 0;
        };
    }

    @Override
    public String toString() {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("workDone", workDone);
        answer.ifPresent(given -> parts.put("status", given.status()));
        return "Fault(" + kind + " " + parts + ")";
    }
}
