package com.clariva.connect.app.http;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.metrics.WebhookMeters;
import com.clariva.connect.core.Connect;
import com.clariva.connect.core.Patience;
import com.clariva.connect.core.trace.TraceContext;
import com.clariva.connect.core.webhook.RawDelivery;
import com.clariva.connect.core.webhook.Receipt;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.slf4j.MDC;

/** Takes webhooks in. Bytes in, status out; nothing is read on the way, and no thread waits for them or for the store. */
final class WebhookReception {
    private static final int MOST_BYTES = 8 * 1024 * 1024;
    /** To verify and read more would keep other senders waiting, whose bytes the same thread finds. */
    private static final int QUICKLY_READ = 64 * 1024;

    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(5));
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final String TRACEPARENT = "traceparent";

    private final Connect connect;
    private final WebhookSources sources;
    private final DeliveryRoom room;
    private final WebhookMeters meters;
    private final WebhookAnswers answers;
    private final InstantSource clock;

    WebhookReception(
            Connect connect, WebSettings settings, WebhookMeters meters, WebhookAnswers answers, InstantSource clock) {
        this.connect = requireNonNull(connect, "connect is null");
        this.sources = settings.webhookSources();
        this.room = new DeliveryRoom(settings.listen().limits().deliveryBytes());
        meters.inFlight(room::taken);
        this.meters = requireNonNull(meters, "meters is null");
        this.answers = requireNonNull(answers, "answers is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    void receive(Request request, Response response, Callback callback) {
        WebhookAnswers.Sender sender = answers.to(request, response, callback);
        long announced = request.getLength();
        if (!sources.admit(Request.getRemoteAddr(request), forwardedFor(request.getHeaders()))) {
            meters.refused("wrong_source");
            connect.securityEvents().note("webhook_source_refused");
            sender.refuse(HttpStatus.FORBIDDEN, "source_refused", "Webhooks do not come from there.");
        } else if (announced > MOST_BYTES) {
            refuseTooLarge(sender);
        } else {
            room.enter(announced < 0 ? MOST_BYTES : announced)
                    .ifPresentOrElse(place -> read(request, place, sender), () -> refuseOverloaded(sender));
        }
    }

    private void read(Request request, DeliveryRoom.Place place, WebhookAnswers.Sender sender) {
        long started = System.nanoTime();
        Content.Source.asByteArrayAsync(request, MOST_BYTES, new Promise.Invocable.NonBlocking<>() {
            @Override
            public void succeeded(byte[] body) {
                place.read(body.length);
                Runnable take = () -> take(request, body, place, sender, started);
                if (body.length > QUICKLY_READ) {
                    request.getComponents().getExecutor().execute(take);
                } else {
                    take.run();
                }
            }

            @Override
            public void failed(Throwable failure) {
                place.leave();
                if (failure instanceof IllegalStateException) {
                    refuseTooLarge(sender);
                } else {
                    sender.refuse(HttpStatus.BAD_REQUEST, "cut_off", "The request did not arrive whole.");
                }
            }
        });
    }

    /** The room is free again when the store has answered, which may be after the sender has been. */
    private void take(
            Request request, byte[] body, DeliveryRoom.Place place, WebhookAnswers.Sender sender, long started) {
        CompletableFuture<Receipt> received = received(request, body).whenComplete((receipt, failure) -> place.leave());
        CompletableFuture<Receipt> unused = PATIENCE.waitFor(received, late -> late.complete(new Receipt.NotStored()))
                .whenComplete((receipt, failure) -> {
                    if (failure == null) {
                        sender.answer(receipt);
                        meters.answered(Duration.ofNanos(System.nanoTime() - started));
                    } else {
                        sender.fail(failure);
                    }
                });
    }

    private CompletableFuture<Receipt> received(Request request, byte[] body) {
        HttpFields headers = request.getHeaders();
        RawDelivery delivery = new RawDelivery(
                        body,
                        Optional.ofNullable(headers.get("X-Hub-Signature-256")),
                        headers.contains("X-Hub-Signature"),
                        clock.instant())
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
