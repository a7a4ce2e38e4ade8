package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.secret.Sealing;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.PgBouncer;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL, one server for the whole JVM. A test class gets a database of its own, with
 * our tables in a schema of the same name, empty before each test:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final TestDatabase DATABASE = new TestDatabase();
 * }</pre>
 */
public final class TestDatabase implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
    private static final Sealing SEALING =
            TinkSealing.of(EncryptionKeys.parse(EncryptionKeys.fresh(new ManualClock())));

    private static final int CONNECTIONS = 32;

    private final String schema = "test_" + UUID.randomUUID().toString().replace("-", "");
    private HikariDataSource dataSource;

    /** The pool, whose connections have the schema as their current one. */
    public HikariDataSource dataSource() {
        return dataSource;
    }

    public String schema() {
        return schema;
    }

    public Jdbi jdbi() {
        return Jdbi.create(dataSource);
    }

    /** The server's time. */
    public Instant now() {
        return jdbi().withHandle(handle -> handle.createQuery("select clock_timestamp()")
                        .mapTo(OffsetDateTime.class)
                        .one())
                .toInstant();
    }

    /** Waits, at the server. */
    public void letPass(Duration duration) {
        jdbi().useHandle(handle -> handle.createQuery("select pg_sleep(:seconds)")
                .bind("seconds", duration.toMillis() / 1000.0)
                .mapToMap()
                .list());
    }

    /** Every value of every row of every table, as text. Sealed bytes are in hexadecimal. */
    public String everythingStored() {
        return jdbi().withHandle(handle -> String.join(
                "\n",
                tables(handle).stream()
                        .flatMap(table -> handle
                                .createQuery("select row_to_json(t)::text from " + table + " t")
                                .mapTo(String.class)
                                .list()
                                .stream())
                        .toList()));
    }

    /** A pool for a new schema without our tables. The caller closes it, and drops the schema. */
    public static HikariDataSource bare(String schema) {
        create(schema);
        return pool(schema, 2);
    }

    static void drop(String schema) {
        Jdbi.create(server()).useHandle(handle -> handle.execute("drop database " + schema + " with (force)"));
    }

    /** Notices and advisory locks are a database's, so classes that run at once disturb one another only there. */
    private static void create(String schema) {
        Jdbi.create(server()).useHandle(handle -> handle.execute("create database " + schema));
        try (Handle own = Jdbi.open(url(schema))) {
            own.execute("create schema " + schema);
        }
    }

    /** Storage in the schema, sealed by a key of its own. */
    public PostgresqlStorage storage() {
        return PostgresqlStorage.on(dataSource, SEALING);
    }

    /** Storage on a server that is not there. */
    public static PostgresqlStorage storageAway() {
        return PostgresqlStorage.on(away(), SEALING);
    }

    /** A server that is not there. */
    public static DataSource away() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setUrl("jdbc:postgresql://127.0.0.1:1/nowhere?connectTimeout=1");
        return nowhere;
    }

    /** {@code jdbc:postgresql://…} of {@code schema}'s database, with {@code schema} as the current schema. */
    public static String url(String schema) {
        return Server.INSTANCE.getJdbcUrl("postgres", schema) + "&currentSchema=" + schema;
    }

    /** The server, for a pooler in front of it. */
    static PgBouncer.Target target() {
        return new PgBouncer.Target(Server.INSTANCE.getPort(), "postgres", "postgres");
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        create(schema);
        dataSource = pool(schema, CONNECTIONS);
        PostgresqlSchema.migrate(dataSource);
        openAllConnections();
    }

    /** A pool that is still growing would let callers in one by one, and a race would be none. */
    private void openAllConnections() {
        List<Handle> handles = Stream.generate(jdbi()::open).limit(CONNECTIONS).toList();
        handles.forEach(Handle::close);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        jdbi().useTransaction(handle -> {
            handle.execute("set local session_replication_role = replica");
            handle.execute("truncate " + String.join(", ", tables(handle)));
        });
    }

    @Override
    public void afterAll(ExtensionContext context) {
        dataSource.close();
        drop(schema);
    }

    private static List<String> tables(Handle handle) {
        return handle.createQuery("select table_name from information_schema.tables"
                        + " where table_schema = current_schema() and table_name <> 'connect_schema_history'")
                .mapTo(String.class)
                .list();
    }

    /** One more pool for {@code schema}. The caller closes it. */
    public static HikariDataSource pool(String schema, int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url(schema));
        config.setMaximumPoolSize(size);
        return new HikariDataSource(config);
    }

    private static DataSource server() {
        return Server.INSTANCE.getPostgresDatabase();
    }

    private static final class Server {
        static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "400")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
