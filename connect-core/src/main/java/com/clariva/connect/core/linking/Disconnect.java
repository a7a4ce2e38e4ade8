package com.clariva.connect.core.linking;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.account.ConnectedAccounts;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.reply.Replies;
import com.clariva.connect.core.reply.ReplyRefusal;
import com.clariva.connect.core.token.AccessToken;
import com.clariva.connect.core.token.AccessTokens;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Use case: a doctor disconnects. */
public final class Disconnect {
    private static final Logger LOG = LoggerFactory.getLogger(Disconnect.class);

    private final ConnectedAccounts accounts;
    private final AccessTokens tokens;
    private final WebhookSubscriptions subscriptions;
    private final Replies replies;
    private final LinkingReport report;

    public Disconnect(
            ConnectedAccounts accounts,
            AccessTokens tokens,
            WebhookSubscriptions subscriptions,
            Replies replies,
            LinkingReport report) {
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.tokens = requireNonNull(tokens, "tokens is null");
        this.subscriptions = requireNonNull(subscriptions, "subscriptions is null");
        this.replies = requireNonNull(replies, "replies is null");
        this.report = requireNonNull(report, "report is null");
    }

    /**
     * Unsubscribes, as well as Instagram lets us, and forgets the token. May be repeated.
     *
     * @throws ConnectException.StorageUnavailable if the store gave no answer; then ask again
     */
    public void disconnect(DoctorId doctor) {
        try {
            Leaving leaving = leaving(connected(doctor));
            unsubscribe(leaving);
            leaving.account().ifPresent(this::refuseWaiting);
            accounts.disconnect(doctor).ifPresent(this::disconnected);
        } catch (ConnectException.StorageUnavailable e) {
            report.notDisconnected(doctor);
            throw e;
        }
    }

    Optional<ConnectedAccount> connected(DoctorId doctor) {
        return accounts.findByDoctor(doctor);
    }

    /** What is needed to take leave of {@code account} after its connection has ended. */
    Leaving leaving(Optional<ConnectedAccount> account) {
        return new Leaving(
                account, account.flatMap(found -> tokens.current(found.profile().account())));
    }

    /** The connection has ended in the store. */
    void left(Leaving leaving) {
        unsubscribe(leaving);
        leaving.account().ifPresent(this::refuseWaiting);
        leaving.account().ifPresent(report::disconnected);
    }

    /** A connection, and the token that goes with it. */
    record Leaving(Optional<ConnectedAccount> account, Optional<AccessToken> token) {}

    /** A reply that began to wait meanwhile is refused as well. */
    private void disconnected(ConnectedAccount account) {
        refuseWaiting(account);
        report.disconnected(account);
    }

    /** Whoever connects the account next sends nothing of this doctor's. */
    private void refuseWaiting(ConnectedAccount account) {
        int unused = replies.refuseWaiting(account.profile().account(), ReplyRefusal.DISCONNECTED);
    }

    /** A doctor who wants to leave is not kept by an Instagram that does not answer. */
    private void unsubscribe(Leaving leaving) {
        try {
            leaving.token().ifPresent(token -> subscriptions.unsubscribe(token.secret()));
        } catch (ConnectException e) {
            LOG.atWarn().addKeyValue("cause", e.getMessage()).log("Not unsubscribed");
            leaving.account().ifPresent(report::notUnsubscribed);
        }
    }
}
