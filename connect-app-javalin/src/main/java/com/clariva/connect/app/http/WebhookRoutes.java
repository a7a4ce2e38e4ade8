package com.clariva.connect.app.http;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.Connect;
import com.clariva.connect.core.secret.Secret;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** Instagram asks whether the address is ours. What it sends there afterwards, {@link WebhookReception} takes in. */
final class WebhookRoutes {
    static final String PATH = "/webhooks/instagram";

    private final Connect connect;

    WebhookRoutes(Connect connect) {
        this.connect = requireNonNull(connect, "connect is null");
    }

    void addTo(RoutesConfig routes) {
        routes.get(PATH, this::verify);
        routes.head(PATH, this::verify);
    }

    /**
     * What may be done at {@code path}, where routes know of {@code methods}: of POST they do not know, since {@link
     * WebhookDoor} takes it.
     */
    static String allowed(String path, String methods) {
        return path.equals(PATH) || path.equals(PATH + "/") ? methods + ", POST" : methods;
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
}
