package com.clariva.connect.core;

import com.clariva.connect.core.account.AccountListener;
import com.clariva.connect.core.audit.SparingAudit;
import com.clariva.connect.core.handling.EventHandler;
import com.clariva.connect.core.handling.WorkerSettings;
import com.clariva.connect.core.instance.CountReceived;
import com.clariva.connect.core.instance.Incidents;
import com.clariva.connect.core.instance.SetUp;
import com.clariva.connect.core.queue.EventQueue;
import com.clariva.connect.core.queue.QueueState;
import com.clariva.connect.core.secret.NamedSecret;
import com.clariva.connect.core.secret.SecretUsage;
import com.clariva.connect.core.token.FallbackToken;
import com.clariva.connect.core.trace.Tracing;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a house is built of. {@link ConnectBuilder} has seen to it that nothing is missing. */
record Parts(Storage storage, Instagram instagram, Queue queue, Secrets secrets, Service service) {

    /** One queue, seen from two sides. */
    record Queue(EventQueue events, QueueState state) {}

    /** What Instagram's calls are checked against, and the token set by hand, if one is. */
    record Secrets(List<NamedSecret> appSecrets, List<NamedSecret> verifyTokens, Optional<FallbackToken> fallback) {
        List<NamedSecret> all() {
            return Stream.concat(appSecrets.stream(), verifyTokens.stream()).toList();
        }
    }

    /** What the embedding service brings. */
    record Service(
            EventHandler handler,
            AccountListener listener,
            WorkerSettings worker,
            int repliesInARow,
            SetUp setUp,
            Watch watch,
            InstantSource clock) {}

    /** Who hears of everything: counters, the embedding service's and our own, the audit log, and traces. */
    record Watch(
            Observer theirs,
            SecretUsage secretUsage,
            CountReceived received,
            Incidents incidents,
            SparingAudit audit,
            Tracing tracing) {}

    Observer observer() {
        Observer ours =
                new BothObservers(service.watch().received(), service.watch().secretUsage());
        return new BothObservers(ours, service.watch().theirs());
    }

    SecretUsage secretUsage() {
        return service.watch().secretUsage();
    }

    Tracing tracing() {
        return service.watch().tracing();
    }

    SparingAudit audit() {
        return service.watch().audit();
    }
}
