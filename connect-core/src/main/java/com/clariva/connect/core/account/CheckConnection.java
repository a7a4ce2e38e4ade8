package com.clariva.connect.core.account;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.reply.Conversations;
import com.clariva.connect.core.reply.Replies;
import com.clariva.connect.core.reply.ReplyRefusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Use case: how a doctor's connection stands. */
public final class CheckConnection {
    private final ConnectedAccounts accounts;
    private final Replies replies;
    private final Conversations conversations;
    private final Set<String> permissions;
    private final InstantSource clock;

    /** @param permissions what an account must have granted */
    public CheckConnection(
            ConnectedAccounts accounts,
            Replies replies,
            Conversations conversations,
            Set<String> permissions,
            InstantSource clock) {
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.replies = requireNonNull(replies, "replies is null");
        this.conversations = requireNonNull(conversations, "conversations is null");
        this.permissions = Set.copyOf(permissions);
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * The account, if any, and its health as far as it is known without asking Instagram.
     *
     * @throws com.clariva.connect.core.ConnectException.StorageUnavailable if the store gives no answer
     */
    public Connection check(DoctorId doctor) {
        return of(accounts.findByDoctor(doctor));
    }

    Connection of(ConnectedAccount account) {
        return of(Optional.of(account));
    }

    private Connection of(Optional<ConnectedAccount> account) {
        AccountHealth health = AccountHealth.of(account, permissions, clock.instant());
        return new Connection(account, withReplies(health, account), account.flatMap(this::lastReplyAt));
    }

    /** Judged by what became of the last replies as well. */
    private AccountHealth withReplies(AccountHealth health, Optional<ConnectedAccount> account) {
        AccountHealth judged = health;
        if (account.filter(this::isStopped).isPresent()) {
            judged = judged.and(AccountHealth.Reason.REPLY_LOOP);
        }
        if (account.filter(known -> isRefused(known, ReplyRefusal.MESSAGES_SWITCHED_OFF))
                .isPresent()) {
            judged = judged.and(AccountHealth.Reason.MESSAGES_SWITCHED_OFF);
        }
        if (account.filter(known -> isRefused(known, ReplyRefusal.WINDOW_CONTRADICTED))
                .isPresent()) {
            judged = judged.and(AccountHealth.Reason.WINDOW_CONTRADICTED);
        }
        if (account.filter(known -> isRefused(known, ReplyRefusal.ACCOUNT_RESTRICTED))
                .isPresent()) {
            judged = judged.and(AccountHealth.Reason.ACCOUNT_RESTRICTED);
        }
        return judged;
    }

    /** A reply was refused for that since the account was connected, and none has gone out after it. */
    private boolean isRefused(ConnectedAccount account, ReplyRefusal reason) {
        Instant since = lastReplyAt(account).orElse(account.connectedAt());
        return replies.lastRefusedAt(account.profile().account(), reason)
                .filter(refused -> !refused.isBefore(since))
                .isPresent();
    }

    /** Some conversation was stopped of late, and its person has not written since. */
    private boolean isStopped(ConnectedAccount account) {
        Instant yesterday = clock.instant().minus(Duration.ofDays(1));
        return conversations
                .lastStopped(account.profile().account())
                .filter(yesterday::isBefore)
                .isPresent();
    }

    /** A reply that another doctor sent from the same account before is not this one's. */
    private Optional<Instant> lastReplyAt(ConnectedAccount account) {
        return replies.lastSentAt(account.profile().account()).filter(sent -> !sent.isBefore(account.connectedAt()));
    }

    /**
     * A doctor's connection and how it stands.
     *
     * @param lastReplyAt when a reply was last known to be sent since the account was connected
     */
    public record Connection(Optional<ConnectedAccount> account, AccountHealth health, Optional<Instant> lastReplyAt) {
        public Connection {
            requireNonNull(account, "account is null");
            requireNonNull(health, "health is null");
            requireNonNull(lastReplyAt, "lastReplyAt is null");
        }
    }
}
