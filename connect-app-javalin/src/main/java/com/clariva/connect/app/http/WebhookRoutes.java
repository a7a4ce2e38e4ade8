package com.clariva.connect.app.http;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.metrics.WebhookMeters;
import com.clariva.connect.core.Connect;
import com.clariva.connect.core.Patience;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.webhook.RawDelivery;
import com.clariva.connect.core.webhook.Receipt;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Instagram's door. Bytes in, status out; nothing is read on the way, and no thread waits for the store. */
final class WebhookRoutes {
    private static final String PATH = "/webhooks/instagram";
    private static final int MOST_BYTES = 8 * 1024 * 1024;
    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(5));

    private final Connect connect;
    private final WebhookSources sources;
    private final DeliveryRoom room;
    private final WebhookMeters meters;
    private final Answers answers;
    private final InstantSource clock;

    WebhookRoutes(Connect connect, WebSettings settings, WebhookMeters meters, Answers answers, InstantSource clock) {
        this.connect = requireNonNull(connect, "connect is null");
        this.sources = settings.webhookSources();
        this.room = new DeliveryRoom(settings.listen().limits().deliveryBytes());
        meters.inFlight(room::taken);
        this.meters = requireNonNull(meters, "meters is null");
        this.answers = requireNonNull(answers, "answers is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    void addTo(RoutesConfig routes) {
        routes.get(PATH, this::verify);
        routes.head(PATH, this::verify);
        routes.post(PATH, this::receive);
    }

    private void verify(Context ctx) {
        Query query = Query.of(ctx);
        String challenge = connect.answerVerification()
                .answer(
                        query.one("hub.mode"),
                        query.one("hub.verify_token").map(Secret::of),
                        query.one("hub.challenge"))
                .orElseThrow(() -> new HttpRefusal(
                        HttpStatus.FORBIDDEN, "verification_failed", "This is not a verification of ours."));
        ctx.contentType("text/plain").result(challenge);
    }

    private void receive(Context ctx) throws IOException {
        long started = System.nanoTime();
        if (!sources.admit(ctx.req().getRemoteAddr(), forwardedFor(ctx))) {
            meters.refused("wrong_source");
            throw new HttpRefusal(HttpStatus.FORBIDDEN, "source_refused", "Webhooks do not come from there.");
        }
        DeliveryRoom.Place place = place(ctx);
        RawDelivery delivery = new RawDelivery(
                body(ctx, place),
                Optional.ofNullable(ctx.header("X-Hub-Signature-256")),
                ctx.header("X-Hub-Signature") != null,
                clock.instant());
        CompletableFuture<Receipt> received = received(delivery, place);
        ctx.future(() -> PATIENCE.waitFor(received, late -> late.complete(new Receipt.NotStored()))
                .thenAccept(receipt -> {
                    answer(ctx, receipt);
                    meters.answered(Duration.ofNanos(System.nanoTime() - started));
                }));
    }

    private DeliveryRoom.Place place(Context ctx) {
        long announced = ctx.req().getContentLengthLong();
        if (announced > MOST_BYTES) {
            throw tooLarge(ctx);
        }
        return room.enter(announced < 0 ? MOST_BYTES : announced).orElseThrow(() -> {
            meters.refused("overloaded");
            ctx.header("Connection", "close");
            return new HttpRefusal(HttpStatus.SERVICE_UNAVAILABLE, "overloaded", "No room now. Send it again.");
        });
    }

    /** The room is free again when the store has answered, which may be after the sender has been. */
    private CompletableFuture<Receipt> received(RawDelivery delivery, DeliveryRoom.Place place) {
        try {
            return connect.receiveWebhook()
                    .receive(delivery)
                    .toCompletableFuture()
                    .whenComplete((receipt, failure) -> place.leave());
        } catch (RuntimeException e) {
            place.leave();
            throw e;
        }
    }

    private void answer(Context ctx, Receipt receipt) {
        receipt.<Optional<HttpRefusal>>match(
                        accepted -> Optional.empty(),
                        notAuthentic -> Optional.of(new HttpRefusal(
                                HttpStatus.UNAUTHORIZED, "signature_invalid", "The signature is not Instagram's.")),
                        notStored -> Optional.of(new HttpRefusal(
                                HttpStatus.SERVICE_UNAVAILABLE, "not_stored", "Not stored. Send it again.")))
                .ifPresentOrElse(
                        refusal -> answers.refusal(ctx, refusal),
                        () -> ctx.contentType("text/plain").result("EVENT_RECEIVED"));
    }

    private byte[] body(Context ctx, DeliveryRoom.Place place) throws IOException {
        byte[] body = {};
        try {
            body = ctx.req().getInputStream().readNBytes(MOST_BYTES + 1);
        } finally {
            place.read(body.length > MOST_BYTES ? 0 : body.length);
        }
        if (body.length > MOST_BYTES) {
            throw tooLarge(ctx);
        }
        return body;
    }

    private HttpRefusal tooLarge(Context ctx) {
        meters.refused("too_large");
        ctx.header("Connection", "close");
        return new HttpRefusal(HttpStatus.CONTENT_TOO_LARGE, "too_large", "At most 8 MB are read.");
    }

    private static List<String> forwardedFor(Context ctx) {
        return Optional.ofNullable(ctx.req().getHeaders("X-Forwarded-For")).stream()
                .flatMap(headers -> Collections.list(headers).stream())
                .flatMap(header -> List.of(header.split(",", -1)).stream())
                .toList();
    }
}
