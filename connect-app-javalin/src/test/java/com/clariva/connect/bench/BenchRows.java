package com.clariva.connect.bench;

import com.clariva.connect.adapters.persistence.PostgresqlDataSource;
import com.clariva.connect.adapters.persistence.PostgresqlSchema;
import com.clariva.connect.app.settings.Stores;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Optional;

/** What a run finds in the database: linked accounts, as many as the load names, and nothing else. */
final class BenchRows {
    private static final String ALL_BUT_ACCOUNTS = "linking_attempt, linking_handoff, reply, event_log, dead_letter,"
            + " queue_conversation, queue_event, queue_seen, queue_overflow_gate";

    private final Stores stores;
    private final String schema;
    private final InstantSource clock;

    BenchRows(Stores stores, String schema, InstantSource clock) {
        this.stores = stores;
        this.schema = schema;
        this.clock = clock;
    }

    /** Once for each {@code run}: a process that is started again in the middle of one finds what it left. */
    void prepare(int accounts, String run) {
        try (HikariDataSource database =
                        PostgresqlDataSource.open(stores.database().url(), 3);
                Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(1)");
            statement.execute("create schema if not exists " + schema);
            if (text(statement, "select obj_description('" + schema + "'::regnamespace)")
                    .filter(run::equals)
                    .isEmpty()) {
                PostgresqlSchema.migrate(database);
                statement.execute("truncate " + ALL_BUT_ACCOUNTS);
                link(connection, accounts);
                statement.execute("comment on schema " + schema + " is '" + run + "'");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("no rows for the run", e);
        }
    }

    /** To seal a million tokens takes a while, so those of the last run are kept if they are as many. */
    private void link(Connection connection, int accounts) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            Optional<String> linked = text(statement, "select count(*) from doctor_instagram");
            if (!linked.equals(Optional.of(Integer.toString(accounts)))) {
                statement.execute("truncate doctor_instagram");
                new LinkedAccounts(stores.encryptionKeys(), clock.instant()).insert(connection, accounts);
                statement.execute("analyze doctor_instagram");
            }
        }
    }

    private static Optional<String> text(Statement statement, String question) throws SQLException {
        try (ResultSet answer = statement.executeQuery(question)) {
            return answer.next() ? Optional.ofNullable(answer.getString(1)) : Optional.empty();
        }
    }
}
