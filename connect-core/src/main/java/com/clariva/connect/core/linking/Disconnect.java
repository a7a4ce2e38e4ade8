package com.clariva.connect.core.linking;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.account.ConnectedAccounts;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.token.AccessToken;
import com.clariva.connect.core.token.AccessTokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Use case: a doctor disconnects. */
public final class Disconnect {
    private static final Logger LOG = LoggerFactory.getLogger(Disconnect.class);

    private final ConnectedAccounts accounts;
    private final AccessTokens tokens;
    private final WebhookSubscriptions subscriptions;
    private final LinkingReport report;

    public Disconnect(
            ConnectedAccounts accounts, AccessTokens tokens, WebhookSubscriptions subscriptions, LinkingReport report) {
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.tokens = requireNonNull(tokens, "tokens is null");
        this.subscriptions = requireNonNull(subscriptions, "subscriptions is null");
        this.report = requireNonNull(report, "report is null");
    }

    /**
     * Unsubscribes, as well as Instagram lets us, and forgets the token. May be repeated.
     *
     * @throws ConnectException.StorageUnavailable if the store gave no answer; then ask again
     */
    public void disconnect(DoctorId doctor) {
        accounts.findByDoctor(doctor)
                .flatMap(account -> tokens.current(account.profile().account()))
                .ifPresent(this::unsubscribe);
        accounts.disconnect(doctor).ifPresent(report::disconnected);
    }

    /** A doctor who wants to leave is not kept by an Instagram that does not answer. */
    private void unsubscribe(AccessToken token) {
        try {
            subscriptions.unsubscribe(token.secret());
        } catch (ConnectException e) {
            LOG.atWarn().addKeyValue("cause", e.getMessage()).log("Not unsubscribed");
        }
    }
}
