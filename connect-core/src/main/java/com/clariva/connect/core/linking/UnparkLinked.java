package com.clariva.connect.core.linking;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.account.ConnectedAccounts;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.queue.EventQueue;
import com.clariva.connect.core.queue.QueueState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Use case: events that waited for a doctor go on when there is one. */
public final class UnparkLinked {
    private static final Logger LOG = LoggerFactory.getLogger(UnparkLinked.class);
    private static final int AT_ONCE = 100_000;

    private final EventQueue queue;
    private final QueueState queueState;
    private final ConnectedAccounts accounts;

    public UnparkLinked(EventQueue queue, QueueState queueState, ConnectedAccounts accounts) {
        this.queue = requireNonNull(queue, "queue is null");
        this.queueState = requireNonNull(queueState, "queueState is null");
        this.accounts = requireNonNull(accounts, "accounts is null");
    }

    /** Unparks every account that resolves. Called every minute, for wake-ups that were lost. */
    public void sweep() {
        queueState.parkedAccounts(AT_ONCE).stream()
                .filter(account -> accounts.findByAccount(account).isPresent())
                .forEach(this::unpark);
    }

    /** Never fails: what cannot be unparked now is found by the sweep. */
    public void unpark(InstagramId account) {
        try {
            int conversations = queue.unpark(account);
            if (conversations > 0) {
                LOG.atInfo()
                        .addKeyValue("account", account)
                        .addKeyValue("conversations", conversations)
                        .log("Parked events go on");
            }
        } catch (ConnectException e) {
            LOG.atWarn()
                    .addKeyValue("account", account)
                    .addKeyValue("cause", e.getMessage())
                    .log("Not unparked yet");
        }
    }
}
