package com.clariva.connect.core.webhook;

import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.trace.TraceContext;
import java.time.Instant;
import java.util.Optional;

/** A delivery whose signature was Instagram's. Having one is the proof. */
final class VerifiedDelivery {
    private final RawDelivery delivery;
    private final String secretName;

    private VerifiedDelivery(RawDelivery delivery, String secretName) {
        this.delivery = delivery;
        this.secretName = secretName;
    }

    /** For {@link SignatureVerifier}, which has looked. */
    static VerifiedDelivery of(RawDelivery delivery, String secretName) {
        return new VerifiedDelivery(delivery, secretName);
    }

    /** The same, at this place in a trace. */
    VerifiedDelivery within(Optional<TraceContext> trace) {
        return new VerifiedDelivery(delivery.tracedBy(trace), secretName);
    }

    Optional<TraceContext> trace() {
        return delivery.trace();
    }

    byte[] body() {
        return delivery.body();
    }

    /** Which of the configured secrets signed it. */
    String secretName() {
        return secretName;
    }

    Instant receivedAt() {
        return delivery.receivedAt();
    }

    /** The same event, with what is known of this delivery beside its time: who signed it, and its place in a trace. */
    QueuedEvent proving(QueuedEvent event) {
        return event.signedWith(Optional.of(secretName)).tracedBy(trace());
    }

    /** Says how much, never what. */
    @Override
    public String toString() {
        return "VerifiedDelivery(" + body().length + " bytes, signed by " + secretName + ")";
    }
}
