package com.clariva.connect.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.testkit.DatabaseSessionsContract;
import com.clariva.connect.testkit.InMemoryDatabaseSessions;
import com.clariva.connect.testkit.Outage;
import org.junit.jupiter.api.Test;

class InMemoryDatabaseSessionsTest extends DatabaseSessionsContract {

    @Override
    protected DatabaseSessions direct() {
        return new InMemoryDatabaseSessions(new Outage());
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
