package com.clariva.connect.app.http;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.metrics.WebhookMeters;
import com.clariva.connect.core.Connect;
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
import java.util.concurrent.TimeUnit;

/** Instagram's door. Bytes in, status out; nothing is read on the way, and no thread waits for the store. */
final class WebhookRoutes {
    private static final String PATH = "/webhooks/instagram";
    private static final int MOST_BYTES = 8 * 1024 * 1024;
    private static final long MOST_SECONDS = 10;

    private final Connect connect;
    private final WebhookSources sources;
    private final WebhookMeters meters;
    private final Answers answers;
    private final InstantSource clock;

    WebhookRoutes(Connect connect, WebhookSources sources, WebhookMeters meters, Answers answers, InstantSource clock) {
        this.connect = requireNonNull(connect, "connect is null");
        this.sources = requireNonNull(sources, "sources is null");
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
        RawDelivery delivery = new RawDelivery(
                body(ctx),
                Optional.ofNullable(ctx.header("X-Hub-Signature-256")),
                ctx.header("X-Hub-Signature") != null,
                clock.instant());
        ctx.future(() -> receipt(delivery).thenAccept(receipt -> {
            answer(ctx, receipt);
            meters.answered(Duration.ofNanos(System.nanoTime() - started));
        }));
    }

    private CompletableFuture<Receipt> receipt(RawDelivery delivery) {
        return connect.receiveWebhook()
                .receive(delivery)
                .toCompletableFuture()
                .copy()
                .completeOnTimeout(new Receipt.NotStored(), MOST_SECONDS, TimeUnit.SECONDS);
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

    private byte[] body(Context ctx) throws IOException {
        byte[] body = ctx.req().getContentLengthLong() > MOST_BYTES
                ? new byte[MOST_BYTES + 1]
                : ctx.req().getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            meters.refused("too_large");
            ctx.header("Connection", "close");
            throw new HttpRefusal(HttpStatus.CONTENT_TOO_LARGE, "too_large", "At most 8 MB are read.");
        }
        return body;
    }

    private static List<String> forwardedFor(Context ctx) {
        return Optional.ofNullable(ctx.req().getHeaders("X-Forwarded-For")).stream()
                .flatMap(headers -> Collections.list(headers).stream())
                .flatMap(header -> List.of(header.split(",", -1)).stream())
                .toList();
    }
}
