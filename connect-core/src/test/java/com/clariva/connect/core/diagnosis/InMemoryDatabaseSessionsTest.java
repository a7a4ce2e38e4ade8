package com.clariva.connect.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.testkit.DatabaseSessionsContract;
import com.clariva.connect.testkit.InMemoryDatabaseSessions;
import com.clariva.connect.testkit.Outage;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InMemoryDatabaseSessionsTest extends DatabaseSessionsContract {

    private final InMemoryDatabaseSessions store = new InMemoryDatabaseSessions(new Outage());
    private int begun;

    @Override
    protected DatabaseSessions direct() {
        return store;
    }

    @Override
    protected Holder hold(String application) {
        int pid = ++begun;
        store.hold(new HeldTransaction(pid, Duration.ofMillis(1000 - pid), application));
        return new Holder() {
            @Override
            public int pid() {
                return pid;
            }

            @Override
            public void close() {
                store.end(pid);
            }
        };
    }

    @Override
    protected DatabaseSessions unreachable() {
        return new InMemoryDatabaseSessions(Outage.lasting());
    }

    @Test
    void poolerOfTransactionsIsSaid() {
        InMemoryDatabaseSessions sessions = new InMemoryDatabaseSessions(new Outage());
        sessions.poolTransactions();

        assertThat(sessions.areKept()).isFalse();
    }
}
