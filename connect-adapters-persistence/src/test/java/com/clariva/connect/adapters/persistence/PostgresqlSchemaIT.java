package com.clariva.connect.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.testkit.Callers;
import com.zaxxer.hikari.HikariDataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresqlSchemaIT {
    private String schema;
    private HikariDataSource dataSource;

    @BeforeEach
    void createSchema() {
        schema = "bare_" + System.nanoTime();
        dataSource = TestDatabase.bare(schema);
    }

    @AfterEach
    void closePool() {
        dataSource.close();
        TestDatabase.drop(schema);
    }

    @Test
    void tablesAreMadeInTheCurrentSchemaBesideOthers() {
        execute("create table embedders_own (id int)");

        PostgresqlSchema.migrate(dataSource);

        assertThat(tables()).contains("doctor_instagram", "connect_schema_history", "embedders_own");
    }

    @Test
    void migratingAgainKeepsWhatIsThere() {
        PostgresqlSchema.migrate(dataSource);
        execute("insert into audit_log (action, outcome) values ('security_event', 'success')");

        PostgresqlSchema.migrate(dataSource);
        PostgresqlSchema.check(dataSource);

        assertThat(one("select count(*)::text from audit_log")).isEqualTo("1");
    }

    @Test
    void instancesMayMigrateAtOnce() {
        Callers.atOnce(4, caller -> {
            try (HikariDataSource instance = TestDatabase.pool(schema, 2)) {
                PostgresqlSchema.migrate(instance);
            }
            return caller;
        });

        PostgresqlSchema.check(dataSource);
    }

    @ParameterizedTest
    @ValueSource(strings = {"doctor_instagram", "audit_log", "queue_event", "queue_seen"})
    void foreignTableIsRefusedWithOneClearLine(String table) {
        execute("create table " + table + " (id int)");

        assertThatThrownBy(() -> PostgresqlSchema.migrate(dataSource))
                .isInstanceOf(SchemaRefusedException.class)
                .hasMessage(
                        "The schema " + schema + " has a table " + table
                                + " that Clariva Connect did not make. Name another schema with currentSchema in DATABASE_URL.");
        assertThat(tables()).isEqualTo(table);
    }

    @Test
    void foreignViewIsRefusedToo() {
        execute("create view doctor_instagram as select 1 as doctor_id");

        assertThatThrownBy(() -> PostgresqlSchema.migrate(dataSource)).isInstanceOf(SchemaRefusedException.class);
    }

    @Test
    void schemaThatDoesNotExistIsRefused() {
        execute("drop schema " + schema);

        assertThatThrownBy(() -> PostgresqlSchema.migrate(dataSource))
                .isInstanceOf(SchemaRefusedException.class)
                .hasMessageContaining("does not exist");
    }

    @Test
    void checkRefusesTablesThatAreNotMadeYet() {
        assertThatThrownBy(() -> PostgresqlSchema.check(dataSource)).isInstanceOf(SchemaRefusedException.class);
        assertThat(tables()).isEmpty();
    }

    @Test
    void changedMigrationIsRefused() {
        PostgresqlSchema.migrate(dataSource);
        execute("update connect_schema_history set checksum = 7 where version = '1'");

        assertThatThrownBy(() -> PostgresqlSchema.migrate(dataSource)).isInstanceOf(SchemaRefusedException.class);
        assertThatThrownBy(() -> PostgresqlSchema.check(dataSource)).isInstanceOf(SchemaRefusedException.class);
    }

    @Test
    void tablesOfANewerVersionAreLeftInPeace() {
        PostgresqlSchema.migrate(dataSource);
        execute("insert into connect_schema_history select 900, '900', 'later', 'SQL', 'V900__later.sql', 1,"
                + " installed_by, installed_on, 1, true from connect_schema_history where version = '1'");

        PostgresqlSchema.migrate(dataSource);
        PostgresqlSchema.check(dataSource);

        assertThat(one("select max(installed_rank)::text from connect_schema_history"))
                .isEqualTo("900");
    }

    @Test
    void missingRightIsRefusedWithoutAStackOfOthers() {
        execute("drop role if exists reader_of_" + schema);
        execute("create role reader_of_" + schema + " login password 'canary'");
        execute("grant usage on schema " + schema + " to reader_of_" + schema);

        try (HikariDataSource reader = PostgresqlDataSource.open(
                DatabaseUrl.parse(TestDatabase.url(schema).replaceFirst("user=[^&]*", "user=reader_of_" + schema)),
                2)) {
            assertThatThrownBy(() -> PostgresqlSchema.migrate(reader))
                    .isInstanceOf(SchemaRefusedException.class)
                    .hasNoCause()
                    .hasMessageContaining("42501");
        }
    }

    @Test
    void roleThatMayNotMakeTablesIsToldWhichGrantHelps() {
        Jdbi.create(dataSource).useHandle(handle -> {
            handle.execute("create role " + schema + "_app login");
            handle.execute("grant usage on schema " + schema + " to " + schema + "_app");
        });
        DatabaseUrl url =
                DatabaseUrl.parse(TestDatabase.url(schema).replaceFirst("user=[^&]*", "user=" + schema + "_app"));
        try (HikariDataSource limited = PostgresqlDataSource.open(url, 2)) {
            assertThatThrownBy(() -> PostgresqlSchema.migrate(limited))
                    .isInstanceOf(SchemaRefusedException.class)
                    .hasMessageContaining("GRANT USAGE, CREATE ON SCHEMA " + schema + " TO " + schema + "_app");

            Jdbi.create(dataSource)
                    .useHandle(handle -> handle.execute("grant create on schema " + schema + " to " + schema + "_app"));

            PostgresqlSchema.migrate(limited);
            assertThat(PostgresqlSchema.pending(limited)).isEmpty();
        } finally {
            Jdbi.create(dataSource).useHandle(handle -> {
                handle.execute("drop owned by " + schema + "_app");
                handle.execute("drop role " + schema + "_app");
            });
        }
    }

    @Test
    void databaseThatIsAwaySaysSo() {
        assertThatThrownBy(() -> PostgresqlSchema.migrate(TestDatabase.away()))
                .isInstanceOf(ConnectException.StorageUnavailable.class)
                .hasMessage("prepare the tables: the store is unavailable");
    }

    private void execute(String sql) {
        Jdbi.create(dataSource).useHandle(handle -> handle.execute(sql));
    }

    private String one(String sql) {
        return Jdbi.create(dataSource)
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(String.class).one());
    }

    private String tables() {
        return one("select coalesce(string_agg(table_name, ' ' order by table_name), '')"
                + " from information_schema.tables where table_schema = '" + schema + "'");
    }
}
