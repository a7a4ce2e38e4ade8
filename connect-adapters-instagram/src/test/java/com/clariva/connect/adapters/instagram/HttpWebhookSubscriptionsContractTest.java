package com.clariva.connect.adapters.instagram;

import static com.clariva.connect.adapters.instagram.AnsweringServer.json;

import com.clariva.connect.core.linking.WebhookSubscriptions;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.testkit.WebhookSubscriptionsContract;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;

class HttpWebhookSubscriptionsContractTest extends WebhookSubscriptionsContract {
    private final AnsweringServer instagram = new AnsweringServer();
    private final Map<String, List<String>> fieldsByToken = new ConcurrentHashMap<>();
    private final Set<String> revoked = ConcurrentHashMap.newKeySet();

    @Override
    protected WebhookSubscriptions noSubscriptions() {
        instagram.answers(this::answer);
        return instagram.instagram().subscriptions();
    }

    @Override
    protected void drops(Secret token) {
        fieldsByToken.remove(token.reveal());
    }

    @Override
    protected void subscribesToCommentsOnly(Secret token) {
        fieldsByToken.put(token.reveal(), List.of("comments"));
    }

    @Override
    protected void revokes(Secret token) {
        revoked.add(token.reveal());
    }

    @Override
    protected void goesAway() {
        instagram.answers(AnsweringServer.hangUp());
    }

    @AfterEach
    void closeInstagram() {
        instagram.close();
    }

    private MockResponse answer(RecordedRequest request) {
        String token = String.valueOf(request.getHeaders().get("Authorization")).replaceFirst("^Bearer ", "");
        if (!request.getUrl().encodedPath().equals("/v25.0/me/subscribed_apps")) {
            return json(404, "");
        }
        if (revoked.contains(token)) {
            return json(400, Payloads.text("oauth/23-error-password-changed.json"));
        }
        return switch (request.getMethod()) {
            case "GET" -> json(200, subscribed(fieldsByToken.getOrDefault(token, List.of())));
            case "POST" -> {
                String fields = String.valueOf(request.getUrl().queryParameter("subscribed_fields"));
                fieldsByToken.put(token, List.of(fields.split(",", -1)));
                yield json(200, Payloads.text("oauth/40-subscribed_apps-post.json"));
            }
            case "DELETE" -> {
                fieldsByToken.remove(token);
                yield json(200, Payloads.text("oauth/43-subscribed_apps-delete.json"));
            }
            default -> json(405, "");
        };
    }

    private static String subscribed(List<String> fields) {
        return fields.isEmpty()
                ? Payloads.text("oauth/42-subscribed_apps-get-empty.json")
                : "{\"data\":[{\"id\":\"18055000000000001\",\"subscribed_fields\":[\"" + String.join("\",\"", fields)
                        + "\"]}]}";
    }
}
