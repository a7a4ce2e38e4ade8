package com.clariva.connect.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.clariva.connect.adapters.persistence.PostgresqlDataSource;
import com.clariva.connect.app.environment.InvalidConfiguration;
import com.zaxxer.hikari.HikariDataSource;
import io.lettuce.core.RedisURI;
import java.sql.SQLException;
import java.time.InstantSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code config check} lets pass, the libraries that {@code serve} hands it to understand; nobody listens at port 1. */
class CheckedIsServedTest {
    private static final String NOBODY_THERE = "08001";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://127.0.0.1:1/db",
                "postgres://127.0.0.1:1/db?",
                "jdbc:postgresql://127.0.0.1:1/db?user=a&password=b",
                "postgresql://a:b@127.0.0.1:1,127.0.0.1:1/db?targetServerType=primary",
                "postgresql://127.0.0.1:1/db?sslmode=disable",
                "postgresql://127.0.0.1:1/db?sslmode=prefer&sslmode=require",
                "postgresql://127.0.0.1:1/db?sslmode=verify-full&sslrootcert=/nowhere",
                "postgresql://127.0.0.1:1/db?currentSchema=connect&options=-c%20statement_timeout=5s",
                "postgresql://127.0.0.1:1/db?prepareThreshold=0&connectTimeout=5&unknownLength=2147483647",
                "postgresql://127.0.0.1:1/db?channelBinding=require&gssEncMode=disable&autosave=always",
                "postgresql://127.0.0.1:1/db?requireAuth=scram-sha-256,md5",
                "postgresql://127.0.0.1:1/db?sslmode=require&channel_binding=require",
                "postgresql://127.0.0.1:1/db?pgbouncer=true&connection_limit=5&schema=public",
                "postgresql://127.0.0.1:1/db?&&"
            })
    void databaseThatIsAcceptedIsTried(String url) {
        try (HikariDataSource pool = PostgresqlDataSource.open(
                read("DATABASE_URL", url).stores().database().url(), 2)) {
            SQLException failure = catchThrowableOfType(
                    SQLException.class, () -> pool.getDataSource().getConnection());

            assertThat(failure.getSQLState()).isEqualTo(NOBODY_THERE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sslmode=no-verify",
                "sslmode=verify_full",
                "sslmode=Require",
                "sslmode=",
                "sslmode=require&sslmode=no-verify",
                "sslMode=require",
                "ssl_mode=require",
                "ssl-mode=verify-full",
                "SSLMODE=require",
                "connectTimeout=soon",
                "prepareThreshold=x",
                "socketTimeout=99999999999",
                "loginTimeout=x",
                "targetServerType=bogus",
                "gssEncMode=bogus",
                "channelBinding=bogus",
                "requireAuth=scram-sha-256,bogus",
                "options=%zz",
                "service=bogus",
                "PGPORT=abc"
            })
    void parameterThatTheDriverWouldNotTakeIsABrokenRule(String parameters) {
        assertThat(problem("DATABASE_URL", "postgresql://127.0.0.1:1/db?" + parameters))
                .contains("DATABASE_URL breaks its rule", "sslmode", "verify-ca or verify-full")
                .doesNotContain(parameters);
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql://127.0.0.1:1/db%zz", "postgresql://127.0.0.1:1/%"})
    void databaseNameThatIsNotPercentEncodedIsABrokenRule(String url) {
        assertThat(problem("DATABASE_URL", url)).contains("DATABASE_URL breaks its rule");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis://one",
                "redis://one.example.org.:6379/",
                "redis://127.0.0.1:6379/15",
                "redis://[::1]:6379",
                "redis://:p%40ss@one?timeout=2s&database=3",
                "rediss://user:password@one:6380/1?clientName=clariva",
                "redis-sentinel://one:26379,two:26379/0#main",
                "redis-sentinel://my_one:26379#main"
            })
    void redisThatIsAcceptedIsUnderstoodByTheClient(String url) {
        RedisURI understood = RedisURI.create(
                read("REDIS_URL", url).stores().redisUrl().orElseThrow().reveal());

        assertThat(
                        understood.getHost() == null
                                ? understood.getSentinels().get(0).getHost()
                                : understood.getHost())
                .isNotBlank()
                .doesNotMatch("[^\\[].*:.*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis://my_redis:6379",
                "redis://one-:6379",
                "redis://-one:6379",
                "redis://[:::]:6379",
                "redis-sentinel://one:1,[::1]:2#main",
                "redis-sentinel://one:1#main%zz",
                "redis://:p%zz@one"
            })
    void redisThatTheClientWouldMisreadIsABrokenRule(String url) {
        assertThat(problem("REDIS_URL", url)).contains("REDIS_URL breaks its rule", "a host without an underscore");
    }

    @ParameterizedTest
    @ValueSource(strings = {"channel_binding=require", "schema=public", "connection_limit=5"})
    void parameterOfAnotherDriverIsWarnedAbout(String parameter) {
        assertThat(read("DATABASE_URL", "postgresql://127.0.0.1:1/db?sslmode=require&" + parameter)
                        .warnings())
                .singleElement()
                .asString()
                .startsWith("DATABASE_URL")
                .contains("ignores")
                .doesNotContain(parameter);
    }

    private static Settings read(String name, String value) {
        return Settings.from(WorkingEnvironment.with(name, value), InstantSource.system());
    }

    private static String problem(String name, String value) {
        InvalidConfiguration broken = catchThrowableOfType(InvalidConfiguration.class, () -> read(name, value));
        assertThat(broken).isNotNull();
        assertThat(broken.problems()).hasSize(1);
        return broken.problems().get(0).toString();
    }
}
