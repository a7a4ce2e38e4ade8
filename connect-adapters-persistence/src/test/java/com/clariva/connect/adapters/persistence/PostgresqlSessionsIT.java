package com.clariva.connect.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.diagnosis.DatabaseSessions;
import com.clariva.connect.testkit.DatabaseSessionsContract;
import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresqlSessionsIT extends DatabaseSessionsContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Override
    protected DatabaseSessions direct() {
        return DATABASE.storage().sessions();
    }

    @Override
    protected DatabaseSessions unreachable() {
        return TestDatabase.storageAway().sessions();
    }

    /** As an analyst's client does whose user went to lunch. */
    @Override
    protected Holder hold(String application) {
        Handle handle = Jdbi.open(TestDatabase.url(DATABASE.schema()));
        handle.createQuery("select set_config('application_name', :name, false)")
                .bind("name", application)
                .mapTo(String.class)
                .one();
        handle.execute("begin isolation level repeatable read");
        int pid = handle.createQuery("select pg_backend_pid()")
                .mapTo(Integer.class)
                .one();
        DATABASE.letPass(Duration.ofMillis(20));
        return new Holder() {
            @Override
            public int pid() {
                return pid;
            }

            @Override
            public void close() {
                handle.execute("rollback");
                handle.close();
            }
        };
    }

    @Test
    void transactionsOfOtherDatabasesAreNotOurs() {
        try (Handle other = Jdbi.open(TestDatabase.url("postgres"))) {
            other.execute("begin");
            int pid = other.createQuery("select pg_backend_pid()")
                    .mapTo(Integer.class)
                    .one();
            DATABASE.letPass(Duration.ofMillis(20));

            assertThat(direct().heldTransactions(Duration.ZERO)).noneMatch(one -> one.pid() == pid);

            other.execute("rollback");
        }
    }
}
