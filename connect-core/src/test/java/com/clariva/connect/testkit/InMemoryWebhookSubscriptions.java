package com.clariva.connect.testkit;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.Refusal;
import com.clariva.connect.core.linking.WebhookSubscriptions;
import com.clariva.connect.core.secret.Secret;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Subscriptions in memory. Every token is good until it is revoked. */
public final class InMemoryWebhookSubscriptions implements WebhookSubscriptions {
    private final Map<String, Set<String>> fields = new ConcurrentHashMap<>();
    private final Set<String> revoked = ConcurrentHashMap.newKeySet();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean away;

    /** The token's account has exactly these fields; none is no subscription. */
    public void has(Secret token, String... subscribedFields) {
        fields.put(token.reveal(), Set.of(subscribedFields));
    }

    /** From now on {@code token} is refused. */
    public void revokes(Secret token) {
        revoked.add(token.reveal());
    }

    /** From now on there is no usable answer. */
    public void goesAway() {
        away = true;
    }

    public void comesBack() {
        away = false;
    }

    /** How often it was called, however it ended. */
    public int calls() {
        return calls.get();
    }

    @Override
    public void subscribe(Secret token) {
        require("subscribe", token);
        has(token, "messages", "messaging_seen");
    }

    @Override
    public boolean isSubscribed(Secret token) {
        require("read_subscription", token);
        return fields.getOrDefault(token.reveal(), Set.of()).contains("messages");
    }

    @Override
    public void unsubscribe(Secret token) {
        require("unsubscribe", token);
        has(token);
    }

    private void require(String operation, Secret token) {
        calls.incrementAndGet();
        if (away) {
            throw new ConnectException.InstagramUnavailable(operation, null);
        }
        if (revoked.contains(token.reveal())) {
            throw new ConnectException.InstagramRefused(operation, Refusal.RECONNECT_NEEDED, "190");
        }
    }
}
