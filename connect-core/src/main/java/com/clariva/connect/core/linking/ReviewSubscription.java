package com.clariva.connect.core.linking;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.account.AccountNews;
import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.account.ConnectedAccounts;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.token.AccessToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Use case: what Instagram says of a subscription is compared with what we thought, and mended. */
public final class ReviewSubscription {
    private static final Logger LOG = LoggerFactory.getLogger(ReviewSubscription.class);

    private final ConnectedAccounts accounts;
    private final WebhookSubscriptions subscriptions;
    private final KeepSubscribed keepSubscribed;
    private final AccountNews news;

    public ReviewSubscription(
            ConnectedAccounts accounts,
            WebhookSubscriptions subscriptions,
            KeepSubscribed keepSubscribed,
            AccountNews news) {
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.subscriptions = requireNonNull(subscriptions, "subscriptions is null");
        this.keepSubscribed = requireNonNull(keepSubscribed, "keepSubscribed is null");
        this.news = requireNonNull(news, "news is null");
    }

    /**
     * Reads the subscription of {@code account}, and subscribes again where it is gone.
     *
     * @throws com.clariva.connect.core.ConnectException if Instagram or the store gives no answer or says no
     */
    public void review(ConnectedAccount account, AccessToken token) {
        InstagramId id = account.profile().account();
        if (subscriptions.isSubscribed(token.secret())) {
            accounts.noteSubscription(id, true);
            return;
        }
        keepSubscribed.subscribe(account);
        if (account.state().subscribed()) {
            LOG.atWarn().addKeyValue("account", id).log("Subscription lost");
            news.subscriptionLost(accounts.findByAccount(id).orElse(account));
        }
    }
}
