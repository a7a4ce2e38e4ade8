package com.clariva.connect.core.linking;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.account.ConnectedAccounts;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.token.AccessToken;
import com.clariva.connect.core.token.AccessTokens;
import com.clariva.connect.core.token.TokenReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Use case: connected accounts are subscribed to webhooks, and what did not work is tried again. */
public final class KeepSubscribed {
    private static final Logger LOG = LoggerFactory.getLogger(KeepSubscribed.class);
    private static final int AT_ONCE = 50;

    private final ConnectedAccounts accounts;
    private final AccessTokens tokens;
    private final WebhookSubscriptions subscriptions;
    private final TokenReport report;

    public KeepSubscribed(
            ConnectedAccounts accounts, AccessTokens tokens, WebhookSubscriptions subscriptions, TokenReport report) {
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.tokens = requireNonNull(tokens, "tokens is null");
        this.subscriptions = requireNonNull(subscriptions, "subscriptions is null");
        this.report = requireNonNull(report, "report is null");
    }

    /** Subscribes what is not subscribed. Called every minute. */
    public void subscribeMissing() {
        accounts.notSubscribed(AT_ONCE).forEach(this::subscribe);
    }

    /** Never fails: an account that cannot be subscribed now is stored, and is tried again. */
    public void subscribe(ConnectedAccount account) {
        InstagramId id = account.profile().account();
        try {
            tokens.current(id).ifPresent(token -> subscribe(id, token));
        } catch (ConnectException e) {
            LOG.atWarn()
                    .addKeyValue("account", id)
                    .addKeyValue("cause", e.getMessage())
                    .log("Account not subscribed");
        }
    }

    private void subscribe(InstagramId account, AccessToken token) {
        // Noted before it is tried as well, so that one account that fails does not keep others waiting.
        accounts.noteSubscription(account, false);
        try {
            subscriptions.subscribe(token.secret());
            accounts.noteSubscription(account, subscriptions.isSubscribed(token.secret()));
        } catch (ConnectException.InstagramRefused e) {
            report.refused(account, token, e.refusal());
            throw e;
        }
    }
}
