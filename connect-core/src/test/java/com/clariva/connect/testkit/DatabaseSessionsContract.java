package com.clariva.connect.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.diagnosis.DatabaseSessions;
import com.clariva.connect.core.diagnosis.HeldTransaction;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What all {@link DatabaseSessions} promise. */
public abstract class DatabaseSessionsContract {

    /** A store that is reached directly. */
    protected abstract DatabaseSessions direct();

    protected abstract DatabaseSessions unreachable();

    /** Another client begins a transaction and holds it open. It is at least 20 ms old when this returns. */
    protected abstract Holder hold(String application);

    /** A client in the middle of a transaction. */
    protected interface Holder extends AutoCloseable {
        int pid();

        /** Ends the transaction. */
        @Override
        void close();
    }

    @Test
    void directConnectionsKeepTheirSession() {
        assertThat(direct().areKept()).isTrue();
    }

    @Test
    void transactionThatIsHeldOpenIsNamedUntilItEnds() {
        DatabaseSessions sessions = direct();
        int pid;
        try (Holder holder = hold("analyst")) {
            pid = holder.pid();

            assertThat(sessions.heldTransactions(Duration.ofMillis(10)))
                    .filteredOn(one -> one.pid() == holder.pid())
                    .singleElement()
                    .satisfies(one -> {
                        assertThat(one.application()).isEqualTo("analyst");
                        assertThat(one.age()).isBetween(Duration.ofMillis(10), Duration.ofMinutes(1));
                    });
        }

        assertThat(sessions.heldTransactions(Duration.ZERO)).noneMatch(one -> one.pid() == pid);
    }

    @Test
    void youngTransactionsAreNotHeld() {
        try (Holder holder = hold("analyst")) {
            assertThat(direct().heldTransactions(Duration.ofMinutes(1))).noneMatch(one -> one.pid() == holder.pid());
        }
    }

    @Test
    void oldestIsNamedFirst() {
        try (Holder first = hold("first");
                Holder second = hold("")) {
            assertThat(direct().heldTransactions(Duration.ZERO))
                    .extracting(HeldTransaction::pid)
                    .containsSubsequence(first.pid(), second.pid());
        }
    }

    @Test
    void storeThatIsAwaySaysSo() {
        DatabaseSessions away = unreachable();

        assertThatThrownBy(away::areKept).isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.heldTransactions(Duration.ZERO))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
    }
}
