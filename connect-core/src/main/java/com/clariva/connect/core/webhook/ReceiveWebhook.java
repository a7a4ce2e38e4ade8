package com.clariva.connect.core.webhook;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.deadletter.DeadLetter;
import com.clariva.connect.core.deadletter.DeadLetterReason;
import com.clariva.connect.core.deadletter.DeadLetters;
import com.clariva.connect.core.deadletter.EraseUnsent;
import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.EventKind;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.event.MessageEvent.MessageDeleted;
import com.clariva.connect.core.queue.Enqueued;
import com.clariva.connect.core.queue.EventQueue;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.secret.NamedSecret;
import com.clariva.connect.core.trace.Tracing;
import com.clariva.connect.core.trace.Tracing.Scope;
import com.clariva.connect.core.trace.Tracing.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.slf4j.MDC;

/**
 * Use case: a webhook arrives.
 *
 * <p>The bytes are verified, split into events, stored, and only then is there a {@link Receipt}. What
 * is not authentic is not read.
 */
public final class ReceiveWebhook {
    private static final ConversationKey NOWHERE = new ConversationKey(new InstagramId("0"), Optional.empty());

    private final SignatureVerifier verifier;
    private final Optional<String> noMatchHint;
    private final EventReader reader;
    private final Stores stores;
    private final Executor executor;
    private final ReceptionReport report;
    private final Tracing tracing;

    /** @param executor for what has to wait for a store; not the thread on which the queue answers */
    public ReceiveWebhook(
            List<NamedSecret> appSecrets, EventReader reader, Stores stores, Executor executor, Watch watch) {
        this.verifier = new SignatureVerifier(appSecrets);
        this.noMatchHint = NamedSecret.hintAmong(appSecrets);
        this.reader = requireNonNull(reader, "reader is null");
        this.stores = requireNonNull(stores, "stores is null");
        this.executor = requireNonNull(executor, "executor is null");
        this.report = watch.report();
        this.tracing = watch.tracing();
    }

    /** Who hears of what is received. */
    public record Watch(ReceptionReport report, Tracing tracing) {
        public Watch {
            requireNonNull(report, "report is null");
            requireNonNull(tracing, "tracing is null");
        }
    }

    /** Where what is received goes, and from where what is unsent goes away. */
    public record Stores(EventQueue queue, DeadLetters deadLetters, EraseUnsent eraseUnsent) {
        public Stores {
            requireNonNull(queue, "queue is null");
            requireNonNull(deadLetters, "deadLetters is null");
            requireNonNull(eraseUnsent, "eraseUnsent is null");
        }
    }

    /** The stage completes when everything is stored, or cannot be; it never fails. Never blocks for a store. */
    public CompletionStage<Receipt> receive(RawDelivery delivery) {
        Optional<VerifiedDelivery> verified = verifier.verify(delivery);
        if (verified.isEmpty()) {
            SignatureFlaw flaw = verifier.flawOf(delivery);
            report.rejected(flaw, flaw == SignatureFlaw.NO_MATCH ? noMatchHint : Optional.empty());
            return CompletableFuture.completedFuture(new Receipt.NotAuthentic(flaw));
        }
        report.received(verified.get().secretName());
        return traced(verified.get());
    }

    private CompletionStage<Receipt> traced(VerifiedDelivery delivery) {
        Span span = tracing.begin(Tracing.Step.RECEIVE, delivery.trace());
        Scope scope = span.enter();
        try {
            return storeOrSay(delivery.within(span.context()))
                    .whenComplete((receipt, failure) -> span.end(
                            receipt instanceof Receipt.NotStored ? Optional.of("not_stored") : Optional.empty()));
        } finally {
            scope.close();
        }
    }

    private CompletionStage<Receipt> storeOrSay(VerifiedDelivery delivery) {
        try {
            return store(delivery);
        } catch (ConnectException e) {
            return CompletableFuture.completedFuture(notStored(e));
        }
    }

    private CompletionStage<Receipt> store(VerifiedDelivery delivery) {
        Reading reading = reader.read(delivery.body());
        return reading.flaw()
                .map(flaw -> afterSettingAside(delivery, flaw, reading))
                .orElseGet(() -> enqueue(delivery, reading));
    }

    private CompletionStage<Receipt> enqueue(VerifiedDelivery delivery, Reading reading) {
        report.passedOver(reading.beside().unknownFields());
        if (reading.events().isEmpty() && reading.flaw().isEmpty()) {
            return CompletableFuture.completedFuture(
                    report.withoutEvents(reading.beside().otherProduct()));
        }
        List<QueuedEvent> events = reading.events().stream()
                .filter(this::isForTheQueue)
                .map(read -> delivery.proving(read.received(delivery.receivedAt())))
                .toList();
        if (events.isEmpty()) {
            return CompletableFuture.completedFuture(report.accepted(List.of(), List.of()));
        }
        ReceptionReport.Line line = report.line();
        return withoutUnsent(reading, stores.queue().enqueue(events))
                .thenApply(enqueued -> line.accepted(events, enqueued))
                .exceptionally(this::notStored);
    }

    /** What a person took back is gone before the delivery is answered; if not, Instagram sends it again. */
    private CompletionStage<Enqueued> withoutUnsent(Reading reading, CompletionStage<Enqueued> stored) {
        List<MessageDeleted> unsent = reading.events().stream()
                .flatMap(read -> EraseUnsent.unsentBy(read.event()).stream())
                .toList();
        if (unsent.isEmpty()) {
            return stored;
        }
        return stored.thenApplyAsync(
                enqueued -> {
                    stores.eraseUnsent().erase(unsent);
                    return enqueued;
                },
                executor);
    }

    private boolean isForTheQueue(ReadEvent read) {
        if (read.isTest() || read.isUnedited()) {
            report.notQueued(read.event().kind(), read.isTest() ? "test" : "ignored");
            return false;
        }
        return true;
    }

    private CompletionStage<Receipt> afterSettingAside(VerifiedDelivery delivery, String flaw, Reading reading) {
        Map<String, String> context = MDC.getCopyOfContextMap();
        return CompletableFuture.completedFuture(reading)
                .thenApplyAsync(
                        whole -> {
                            MDC.setContextMap(context == null ? Map.of() : context);
                            try {
                                setAside(delivery, flaw);
                                return enqueue(delivery, whole);
                            } finally {
                                MDC.clear();
                            }
                        },
                        executor)
                .thenCompose(Function.identity())
                .exceptionally(this::notStored);
    }

    private void setAside(VerifiedDelivery delivery, String flaw) {
        QueuedEvent whole = delivery.proving(new QueuedEvent(
                EventId.ofBytes(delivery.body()),
                NOWHERE,
                EventKind.UNRECOGNIZED,
                delivery.receivedAt(),
                delivery.body()));
        stores.deadLetters().add(new DeadLetter(whole, DeadLetterReason.UNREADABLE, flaw, 0, delivery.receivedAt()));
        report.unreadable(whole, flaw);
    }

    private Receipt notStored(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return report.notStored(cause);
    }
}
