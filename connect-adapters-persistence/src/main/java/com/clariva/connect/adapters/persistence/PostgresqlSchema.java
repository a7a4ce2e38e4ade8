package com.clariva.connect.adapters.persistence;

import static java.util.Objects.requireNonNull;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jdbi.v3.core.Handle;

/**
 * Our tables. They live in the connection's current schema, beside whatever else is there; their
 * history is in {@code connect_schema_history}.
 */
public final class PostgresqlSchema {
    private static final String OPERATION = "prepare the tables";
    private static final String NOT_ALLOWED = "42501";
    private static final String READ_ONLY = "25006";
    private static final String HISTORY = "connect_schema_history";
    private static final String LOCATION = "classpath:db/clariva-connect";
    private static final List<String> TABLES = List.of(
            "doctor_instagram",
            "linking_attempt",
            "linking_handoff",
            "reply",
            "event_log",
            "dead_letter",
            "audit_log",
            "queue_conversation",
            "queue_event",
            "queue_seen",
            "queue_overflow_gate");

    private PostgresqlSchema() {}

    /**
     * Makes the tables, or brings them up to date. Any number of instances may do so at once.
     *
     * @throws SchemaRefusedException if the tables cannot be made, or somebody else made them
     * @throws com.clariva.connect.core.ConnectException.TransactionPooling if connections do not keep their session;
     *     nothing was made then
     * @throws com.clariva.connect.core.ConnectException.StorageUnavailable if the database gives no
     *     answer
     */
    public static void migrate(DataSource dataSource) {
        PostgresqlSessions.requireKept(OPERATION, requireNonNull(dataSource, "dataSource is null"));
        Database database = Database.on(dataSource);
        requireWritable(database);
        Flyway flyway = flyway(dataSource);
        try {
            migrate(flyway);
        } catch (FlywayValidateException e) {
            throw changed();
        } catch (FlywayException e) {
            throw SqlFailure.stateOf(e).filter(NOT_ALLOWED::equals).isPresent() ? notAllowed(database) : failed(e);
        }
    }

    /** Where nothing is pending, nothing would be written before the first event is. */
    private static void requireWritable(Database database) {
        boolean readOnly = database.ask(
                OPERATION,
                handle -> handle.createQuery("select current_setting('transaction_read_only')")
                        .mapTo(String.class)
                        .one()
                        .equals("on"));
        if (readOnly) {
            throw Database.unavailable(OPERATION, new SQLException("read-only", READ_ONLY));
        }
    }

    private static SchemaRefusedException notAllowed(Database database) {
        String sql = """
                select format('The role %1$s may not make or change the tables of Clariva Connect in the schema %2$s'
                  ' (SQLSTATE 42501). Let its owner run: GRANT USAGE, CREATE ON SCHEMA %2$s TO %1$s; or name a schema of'
                  ' its own with currentSchema in DATABASE_URL. Tables that are there must belong to the role.',
                  quote_ident(current_user), quote_ident(current_schema()))
                """;
        return new SchemaRefusedException(database.ask(
                OPERATION, handle -> handle.createQuery(sql).mapTo(String.class).one()));
    }

    private static void migrate(Flyway flyway) {
        try {
            flyway.migrate();
        } catch (FlywayValidateException e) {
            throw e;
        } catch (FlywayException e) {
            if (SqlFailure.stateOf(e).isPresent()) {
                throw e;
            }
            // Another instance has made the history after we found none. Now there is one, and they take turns.
            flyway.migrate();
        }
    }

    /** As {@link #migrate}, but only looks, and also refuses tables that are not up to date. */
    public static void check(DataSource dataSource) {
        PostgresqlSessions.requireKept(OPERATION, requireNonNull(dataSource, "dataSource is null"));
        Flyway flyway = flyway(dataSource);
        try {
            if (!flyway.validateWithResult().validationSuccessful) {
                throw changed();
            }
        } catch (FlywayException e) {
            throw failed(e);
        }
    }

    /** What {@link #migrate} would do, in its order. */
    static List<String> pending(DataSource dataSource) {
        try {
            return Stream.of(flyway(dataSource).info().pending())
                    .map(change -> change.getVersion() + " " + change.getDescription())
                    .toList();
        } catch (FlywayException e) {
            throw Database.unavailable(OPERATION, e);
        }
    }

    private static Flyway flyway(DataSource dataSource) {
        String schema = Database.on(dataSource).ask(OPERATION, PostgresqlSchema::ours);
        return Flyway.configure(PostgresqlSchema.class.getClassLoader())
                .dataSource(dataSource)
                .locations(LOCATION)
                .defaultSchema(schema)
                .table(HISTORY)
                .loggers("slf4j")
                // The schema may be the embedder's own and full of other tables.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
    }

    /** The schema's name, once it is clear that nobody else's tables stand in our place. */
    private static String ours(Handle handle) {
        String schema = handle.createQuery("select coalesce(current_schema(), '')")
                .mapTo(String.class)
                .one();
        if (schema.isEmpty()) {
            throw new SchemaRefusedException(
                    "The schema that DATABASE_URL names in currentSchema does not exist, or the role may not use it."
                            + " Create it, grant USAGE on it, or name another.");
        }
        foreignTable(handle).ifPresent(table -> {
            throw new SchemaRefusedException("The schema " + schema + " has a table " + table
                    + " that Clariva Connect did not make. Name another schema with currentSchema in DATABASE_URL.");
        });
        return schema;
    }

    private static Optional<String> foreignTable(Handle handle) {
        String sql = """
                select relname from pg_class
                where relnamespace = current_schema()::regnamespace and relname in (<tables>)
                and not exists (select from pg_class
                  where relnamespace = current_schema()::regnamespace and relname = :history)
                order by relname limit 1
                """;
        return handle.createQuery(sql)
                .bindList("tables", TABLES)
                .bind("history", HISTORY)
                .mapTo(String.class)
                .findOne();
    }

    private static SchemaRefusedException changed() {
        return new SchemaRefusedException("The tables of Clariva Connect are not those of this version. "
                + "Start this version once with the right to migrate, or use the version that made them.");
    }

    private static RuntimeException failed(FlywayException failure) {
        Optional<String> state = SqlFailure.stateOf(failure);
        if (state.isEmpty()
                || state.get().startsWith("08")
                || state.get().startsWith("28")
                || state.get().startsWith("53")
                || state.get().startsWith("57")) {
            return Database.unavailable(OPERATION, failure);
        }
        return new SchemaRefusedException("The tables of Clariva Connect could not be made. "
                + SqlFailure.of(failure).getMessage() + ".");
    }
}
