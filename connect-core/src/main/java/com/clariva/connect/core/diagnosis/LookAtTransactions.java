package com.clariva.connect.core.diagnosis;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Whether a client holds a transaction open, so that PostgreSQL keeps every row that was deleted since. */
public final class LookAtTransactions implements Look {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final DatabaseSessions sessions;

    public LookAtTransactions(DatabaseSessions sessions) {
        this.sessions = requireNonNull(sessions, "sessions is null");
    }

    @Override
    public List<Finding> look(Subject subject) {
        List<HeldTransaction> held = sessions.heldTransactions(LONG);
        return List.of(
                held.isEmpty()
                        ? Check.TRANSACTIONS.ok("No transaction that our database user may see has been open for more"
                                + " than a minute.")
                        : Check.TRANSACTIONS.warning(
                                "Open for more than a minute: "
                                        + held.stream()
                                                .map(LookAtTransactions::named)
                                                .collect(Collectors.joining(", ")) + ".",
                                "PostgreSQL cannot remove deleted rows of the queue meanwhile, and each claim takes"
                                        + " longer. End it at its client, or with select pg_terminate_backend(pid). Set"
                                        + " idle_in_transaction_session_timeout for the role of that client."));
    }

    private static String named(HeldTransaction one) {
        String client = one.application().isEmpty() ? "no application_name" : one.application();
        return "pid " + one.pid() + " (" + client + ") for " + Words.age(one.age());
    }
}
