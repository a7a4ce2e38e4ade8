package com.clariva.connect.core.webhook;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.trace.TraceContext;
import java.time.Instant;
import java.util.Optional;

/** A POST to the webhook, unverified: nothing in it may be read, logged or kept. */
public final class RawDelivery {
    private final byte[] body;
    private final Optional<String> signature;
    private final boolean signedBySha1;
    private final Instant receivedAt;
    private final Optional<TraceContext> trace;

    /**
     * @param body the bytes as they came. The caller gives them away and does not touch them again
     * @param signature the header {@code X-Hub-Signature-256}
     * @param signedBySha1 whether the old header {@code X-Hub-Signature} was there
     * @param receivedAt UTC
     */
    public RawDelivery(byte[] body, Optional<String> signature, boolean signedBySha1, Instant receivedAt) {
        this(body, signature, signedBySha1, receivedAt, Optional.empty());
    }

    private RawDelivery(
            byte[] body,
            Optional<String> signature,
            boolean signedBySha1,
            Instant receivedAt,
            Optional<TraceContext> trace) {
        this.body = requireNonNull(body, "body is null");
        this.signature = requireNonNull(signature, "signature is null");
        this.signedBySha1 = signedBySha1;
        this.receivedAt = requireNonNull(receivedAt, "receivedAt is null");
        this.trace = requireNonNull(trace, "trace is null");
    }

    /** The same, if its request came with a place in a trace. */
    public RawDelivery tracedBy(Optional<TraceContext> place) {
        return place.isEmpty() ? this : new RawDelivery(body, signature, signedBySha1, receivedAt, place);
    }

    byte[] body() {
        return body;
    }

    Optional<String> signature() {
        return signature;
    }

    boolean signedBySha1() {
        return signedBySha1;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    Optional<TraceContext> trace() {
        return trace;
    }

    /** Says how much, never what. */
    @Override
    public String toString() {
        return "RawDelivery(" + body.length + " bytes, received " + receivedAt + ")";
    }
}
