package com.clariva.connect.core.webhook;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.deadletter.DeadLetter;
import com.clariva.connect.core.deadletter.DeadLetterReason;
import com.clariva.connect.core.deadletter.DeadLetters;
import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.EventKind;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.queue.EventQueue;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.secret.NamedSecret;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * Use case: a webhook arrives.
 *
 * <p>The bytes are verified, split into events, stored, and only then is there a {@link Receipt}. What
 * is not authentic is not read.
 */
public final class ReceiveWebhook {
    private static final ConversationKey NOWHERE = new ConversationKey(new InstagramId("0"), Optional.empty());

    private final SignatureVerifier verifier;
    private final EventReader reader;
    private final EventQueue queue;
    private final DeadLetters deadLetters;
    private final ReceptionReport report;

    public ReceiveWebhook(
            List<NamedSecret> appSecrets,
            EventReader reader,
            EventQueue queue,
            DeadLetters deadLetters,
            ReceptionReport report) {
        this.verifier = new SignatureVerifier(appSecrets);
        this.reader = requireNonNull(reader, "reader is null");
        this.queue = requireNonNull(queue, "queue is null");
        this.deadLetters = requireNonNull(deadLetters, "deadLetters is null");
        this.report = requireNonNull(report, "report is null");
    }

    /** The stage completes when everything is stored, or cannot be; it never fails. */
    public CompletionStage<Receipt> receive(RawDelivery delivery) {
        Optional<VerifiedDelivery> verified = verifier.verify(delivery);
        if (verified.isEmpty()) {
            SignatureFlaw flaw = verifier.flawOf(delivery);
            report.rejected(flaw);
            return CompletableFuture.completedFuture(new Receipt.NotAuthentic(flaw));
        }
        report.received(verified.get().secretName());
        try {
            return store(verified.get());
        } catch (ConnectException e) {
            return CompletableFuture.completedFuture(notStored(e));
        }
    }

    private CompletionStage<Receipt> store(VerifiedDelivery delivery) {
        Reading reading = reader.read(delivery.body());
        reading.flaw().ifPresent(flaw -> setAside(delivery, flaw));
        List<QueuedEvent> events = reading.events().stream()
                .filter(this::isForTheQueue)
                .map(read -> read.received(delivery.receivedAt()))
                .toList();
        if (events.isEmpty()) {
            return CompletableFuture.completedFuture(report.accepted(List.of(), List.of()));
        }
        ReceptionReport.Line line = report.line();
        return queue.enqueue(events)
                .thenApply(enqueued -> line.accepted(events, enqueued))
                .exceptionally(this::notStored);
    }

    private boolean isForTheQueue(ReadEvent read) {
        if (read.isTest() || read.isUnedited()) {
            report.notQueued(read.event().kind(), read.isTest() ? "test" : "ignored");
            return false;
        }
        return true;
    }

    private void setAside(VerifiedDelivery delivery, String flaw) {
        QueuedEvent whole = new QueuedEvent(
                EventId.ofBytes(delivery.body()),
                NOWHERE,
                EventKind.UNRECOGNIZED,
                delivery.receivedAt(),
                delivery.body());
        deadLetters.add(new DeadLetter(whole, DeadLetterReason.UNREADABLE, flaw, 0, delivery.receivedAt()));
        report.unreadable(whole, flaw);
    }

    private Receipt notStored(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return report.notStored(cause);
    }
}
