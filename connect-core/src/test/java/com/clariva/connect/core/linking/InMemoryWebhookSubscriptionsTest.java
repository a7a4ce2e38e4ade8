package com.clariva.connect.core.linking;

import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.testkit.InMemoryWebhookSubscriptions;
import com.clariva.connect.testkit.WebhookSubscriptionsContract;

class InMemoryWebhookSubscriptionsTest extends WebhookSubscriptionsContract {
    private final InMemoryWebhookSubscriptions subscriptions = new InMemoryWebhookSubscriptions();

    @Override
    protected WebhookSubscriptions noSubscriptions() {
        return subscriptions;
    }

    @Override
    protected void drops(Secret token) {
        subscriptions.has(token);
    }

    @Override
    protected void subscribesToCommentsOnly(Secret token) {
        subscriptions.has(token, "comments");
    }

    @Override
    protected void revokes(Secret token) {
        subscriptions.revokes(token);
    }

    @Override
    protected void goesAway() {
        subscriptions.goesAway();
    }
}
