package com.clariva.connect.core;

import com.clariva.connect.core.account.AccountListener;
import com.clariva.connect.core.handling.EventHandler;
import com.clariva.connect.core.handling.WorkerSettings;
import com.clariva.connect.core.queue.EventQueue;
import com.clariva.connect.core.queue.QueueState;
import com.clariva.connect.core.secret.NamedSecret;
import java.time.InstantSource;
import java.util.List;

/** What a house is built of. {@link ConnectBuilder} has seen to it that nothing is missing. */
record Parts(Storage storage, Instagram instagram, Queue queue, Secrets secrets, Service service) {

    /** One queue, seen from two sides. */
    record Queue(EventQueue events, QueueState state) {}

    /** What Instagram's calls are checked against. */
    record Secrets(List<NamedSecret> appSecrets, List<NamedSecret> verifyTokens) {}

    /** What the embedding service brings. */
    record Service(
            EventHandler handler,
            AccountListener listener,
            WorkerSettings worker,
            Observer observer,
            InstantSource clock) {}
}
