package com.clariva.connect.adapters.instagram;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.linking.WebhookSubscriptions;
import com.clariva.connect.core.secret.Secret;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;

/** Subscriptions at {@code /me/subscribed_apps}. */
final class HttpWebhookSubscriptions implements WebhookSubscriptions {
    private static final String MESSAGES = "messages";
    private static final RequestBody NOTHING = RequestBody.create(new byte[0]);

    private final HttpUrl subscribedApps;
    private final String fields;
    private final RepeatableCalls calls;

    HttpWebhookSubscriptions(GraphAddress address, List<String> fields, RepeatableCalls calls) {
        this.subscribedApps = address.me("subscribed_apps");
        this.fields = String.join(",", fields);
        this.calls = requireNonNull(calls, "calls is null");
    }

    @Override
    public void subscribe(Secret token) {
        HttpUrl url = subscribedApps
                .newBuilder()
                .addQueryParameter("subscribed_fields", fields)
                .build();
        requireSuccess(
                Operation.SUBSCRIBE,
                GraphAddress.authorized(Operation.SUBSCRIBE, url, token)
                        .post(NOTHING)
                        .build());
    }

    @Override
    public boolean isSubscribed(Secret token) {
        Request request = GraphAddress.authorized(Operation.READ_SUBSCRIPTION, subscribedApps, token)
                .get()
                .build();
        JsonNode apps = calls.call(Operation.READ_SUBSCRIPTION, request, Deadline.ofOneCall())
                .path("data");
        if (!apps.isArray()) {
            throw ConnectException.InstagramUnavailable.unusable(
                    Operation.READ_SUBSCRIPTION.label(), "no data that can be used");
        }
        // The app's id in it is not the one we know, so only the fields tell.
        return StreamSupport.stream(apps.spliterator(), false)
                .map(app -> app.path("subscribed_fields"))
                .flatMap(fields -> fields.isTextual()
                        ? Stream.of(fields.asText().split(",", -1))
                        : StreamSupport.stream(fields.spliterator(), false).map(JsonNode::asText))
                .anyMatch(field -> MESSAGES.equals(field.strip()));
    }

    @Override
    public void unsubscribe(Secret token) {
        requireSuccess(
                Operation.UNSUBSCRIBE,
                GraphAddress.authorized(Operation.UNSUBSCRIBE, subscribedApps, token)
                        .delete()
                        .build());
    }

    private void requireSuccess(Operation operation, Request request) {
        JsonNode answer = calls.call(operation, request, Deadline.ofOneCall());
        JsonNode success = answer.path("success");
        boolean confirmed = success.asBoolean(false) || success.asDouble(0) == 1;
        if (!confirmed) {
            throw ConnectException.InstagramUnavailable.unusable(
                    operation.label(),
                    "Instagram did not confirm it, success " + (success.isBoolean() ? "false" : "is missing"));
        }
    }
}
