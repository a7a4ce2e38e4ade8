package com.clariva.connect.app.http;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.metrics.Capacity;
import com.clariva.connect.app.metrics.WebhookMeters;
import com.clariva.connect.core.Connect;
import com.clariva.connect.core.Patience;
import com.clariva.connect.core.instance.RefusalCause;
import com.clariva.connect.core.trace.TraceContext;
import com.clariva.connect.core.webhook.RawDelivery;
import com.clariva.connect.core.webhook.Receipt;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.MDC;

/**
 * Takes webhooks in. Bytes in, status out; nothing is read on the way, and no thread waits for them or for the store.
 * What claims no signature is refused before a byte of its body takes room.
 */
final class WebhookReception {
    private static final String SIGNATURE_HEADER = "X-Hub-Signature-256";
    private static final Pattern SIGNATURE = Pattern.compile("sha256=[0-9a-fA-F]{64}");
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Patience PATIENCE = new Patience(LONGEST);
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final String TRACEPARENT = "traceparent";

    private final Connect connect;
    private final WebhookSources sources;
    private final DeliveryRoom room;
    private final WebhookMeters meters;
    private final WebhookAnswers answers;
    private final ConnectionsPerAddress connections;

    WebhookReception(
            Connect connect,
            WebSettings settings,
            WebhookMeters meters,
            WebhookAnswers answers,
            ConnectionsPerAddress connections) {
        this.connect = requireNonNull(connect, "connect is null");
        this.sources = settings.webhookSources();
        WebSettings.Limits limits = settings.listen().limits();
        this.room = new DeliveryRoom(limits.deliveryBytes(), limits.connectionsPerAddress());
        meters.inFlight(room::taken);
        this.meters = requireNonNull(meters, "meters is null");
        this.answers = requireNonNull(answers, "answers is null");
        this.connections = requireNonNull(connections, "connections is null");
    }

    void receive(Request request, Response response, Callback callback) {
        WebhookAnswers.Sender sender = answers.to(request, response, callback);
        if (!sources.admit(Request.getRemoteAddr(request), forwardedFor(request.getHeaders()))) {
            meters.refused("wrong_source");
            connect.webhookSourceRefused(
                    sources.sender(Request.getRemoteAddr(request), forwardedFor(request.getHeaders())));
            sender.refuseUnread(HttpStatus.FORBIDDEN, "source_refused", "Webhooks do not come from there.");
        } else if (request.getLength() > WebhookBody.MOST_BYTES) {
            refuseTooLarge(sender);
        } else if (!isSigned(request)) {
            answerUnsigned(request, sender);
        } else {
            read(request, sender);
        }
    }

    /** Whether it claims a signature that may be right. */
    private static boolean isSigned(Request request) {
        String signature = request.getHeaders().get(SIGNATURE_HEADER);
        return signature != null && SIGNATURE.matcher(signature).matches();
    }

    /** Without a signature no body is authentic, so none is read. It is judged, logged and counted like any other. */
    private void answerUnsigned(Request request, WebhookAnswers.Sender sender) {
        long started = System.nanoTime();
        CompletableFuture<Receipt> unused = received(request, new byte[0]).whenComplete((receipt, failure) -> {
            if (failure == null) {
                sender.answerUnread(receipt);
                meters.answered(Duration.ofNanos(System.nanoTime() - started));
            } else {
                sender.fail(failure);
            }
        });
    }

    private void read(Request request, WebhookAnswers.Sender sender) {
        long started = System.nanoTime();
        DeliveryRoom.Place place = room.enter(connections.clientOf(request));
        WebhookBody.read(request, place, new WebhookBody.Reader() {
            @Override
            public void whole(byte[] body) {
                place.whole();
                take(request, body, place, sender, started);
            }

            @Override
            public void failed(WebhookBody.Failure failure) {
                place.leave();
                refuse(sender, failure);
            }
        });
    }

    private void refuse(WebhookAnswers.Sender sender, WebhookBody.Failure failure) {
        switch (failure) {
            case TOO_LARGE -> refuseTooLarge(sender);
            case NO_ROOM -> refuseOverloaded(sender);
            case TOO_SLOW -> {
                meters.refused("too_slow");
                meters.tooSlow("body");
                sender.refuse(HttpStatus.REQUEST_TIMEOUT, "too_slow", "The body did not arrive in time.");
            }
            case CUT_OFF -> sender.refuse(HttpStatus.BAD_REQUEST, "cut_off", "The request did not arrive whole.");
        }
    }

    /** The room is free again when the store has answered, which may be after the sender has been. */
    private void take(
            Request request, byte[] body, DeliveryRoom.Place place, WebhookAnswers.Sender sender, long started) {
        CompletableFuture<Receipt> received = received(request, body).whenComplete((receipt, failure) -> place.leave());
        CompletableFuture<Receipt> unused = PATIENCE.waitFor(received, this::giveUp)
                .whenComplete((receipt, failure) -> {
                    if (failure == null) {
                        noteVerified(request, receipt);
                        sender.answer(receipt);
                        meters.answered(Duration.ofNanos(System.nanoTime() - started));
                    } else {
                        sender.fail(failure);
                    }
                });
    }

    private void giveUp(CompletableFuture<Receipt> late) {
        if (late.complete(new Receipt.NotStored())) {
            connect.webhookRefused(
                    RefusalCause.STORE_UNAVAILABLE, "the store did not answer within " + LONGEST.toSeconds() + " s");
        }
    }

    private void noteVerified(Request request, Receipt receipt) {
        if (!(receipt instanceof Receipt.NotAuthentic)) {
            connections.verified(request);
        }
    }

    private CompletableFuture<Receipt> received(Request request, byte[] body) {
        HttpFields headers = request.getHeaders();
        RawDelivery delivery = new RawDelivery(
                        body,
                        Optional.ofNullable(headers.get(SIGNATURE_HEADER)),
                        headers.contains("X-Hub-Signature"),
                        answers.now())
                .tracedBy(trace(headers));
        MDC.put(RequestDoor.REQUEST_ID, RequestDoor.nameOf(request));
        try {
            return connect.receiveWebhook().receive(delivery).toCompletableFuture();
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        } finally {
            MDC.remove(RequestDoor.REQUEST_ID);
        }
    }

    private static Optional<TraceContext> trace(HttpFields headers) {
        return headers.contains(TRACEPARENT)
                ? TraceContext.of(headers.getValuesList(TRACEPARENT), headers.getValuesList("tracestate"))
                : Optional.empty();
    }

    private void refuseTooLarge(WebhookAnswers.Sender sender) {
        meters.refused("too_large");
        sender.refuseAndClose(HttpStatus.CONTENT_TOO_LARGE, "too_large", "At most 8 MB are read.");
    }

    private void refuseOverloaded(WebhookAnswers.Sender sender) {
        meters.refused("overloaded");
        meters.refusedForCapacity().record(Capacity.WEBHOOK_BYTES);
        connect.webhookRefused(RefusalCause.OVERLOADED, "there is no memory for the bodies of webhooks");
        sender.refuseAndClose(HttpStatus.SERVICE_UNAVAILABLE, "overloaded", "No room now. Send it again.");
    }

    private static List<String> forwardedFor(HttpFields headers) {
        return headers.contains(FORWARDED_FOR)
                ? headers.getValuesList(FORWARDED_FOR).stream()
                        .flatMap(header -> Stream.of(header.split(",", -1)))
                        .toList()
                : List.of();
    }
}
