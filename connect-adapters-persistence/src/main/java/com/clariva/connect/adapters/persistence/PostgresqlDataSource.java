package com.clariva.connect.adapters.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.Serial;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A pool of connections with time limits, so that a dead database is an error within seconds and
 * never a hanging request. Parameters of the URL win over the limits set here.
 */
public final class PostgresqlDataSource {
    private static final int FEWEST_CONNECTIONS = 2;
    private static final int IDLE_CONNECTIONS = 2;
    private static final Duration IDLE = Duration.ofSeconds(30);

    /** A login with TLS takes several round trips, and over a slow line more than a second each. */
    private static final int CONNECTION_SECONDS = 10;

    private static final int LOGIN_SECONDS = 15;
    private static final Duration WAIT = Duration.ofMillis(1500);
    private static final Duration PATIENT_WAIT = Duration.ofSeconds(5);
    private static final int ANSWER_SECONDS = 10;

    private PostgresqlDataSource() {}

    /**
     * Opens a pool of up to {@code size} connections, few of which stay open when they are not used. The database need
     * not be there yet. The caller closes the pool.
     *
     * @param size at least 2: preparing the tables takes two connections at a time
     * @throws IllegalArgumentException if the driver does not understand {@code url}; the message says
     *     nothing of it
     */
    public static HikariDataSource open(DatabaseUrl url, int size) {
        return open(url, size, WAIT);
    }

    /** As {@link #open}, for those who can wait some seconds for a connection, as a person at a command line can. */
    public static HikariDataSource openPatiently(DatabaseUrl url, int size) {
        return open(url, size, PATIENT_WAIT);
    }

    private static HikariDataSource open(DatabaseUrl url, int size, Duration wait) {
        if (size < FEWEST_CONNECTIONS) {
            throw new IllegalArgumentException("a pool has at least " + FEWEST_CONNECTIONS + " connections");
        }
        HikariConfig config = new HikariConfig();
        config.setPoolName("connect-postgresql");
        config.setDataSource(driver(url));
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(IDLE_CONNECTIONS);
        config.setIdleTimeout(IDLE.toMillis());
        config.setConnectionTimeout(wait.toMillis());
        config.setValidationTimeout(1000);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    private static PGSimpleDataSource driver(DatabaseUrl url) {
        PGSimpleDataSource driver = new PatientDriver();
        driver.setApplicationName("clariva-connect");
        driver.setConnectTimeout(CONNECTION_SECONDS);
        driver.setSocketTimeout(ANSWER_SECONDS);
        driver.setTcpKeepAlive(true);
        // Details quote the values of rows.
        driver.setLogServerErrorDetail(false);
        try {
            driver.setUrl(url.address());
        } catch (RuntimeException e) {
            // Not as the cause: its message quotes the URL.
            throw new IllegalArgumentException("the PostgreSQL driver does not understand the database URL");
        }
        url.user().ifPresent(driver::setUser);
        url.password().ifPresent(driver::setPassword);
        return driver;
    }

    /** The pool would limit a login to what a caller waits for a connection. But it makes them beforehand, on its own thread. */
    private static final class PatientDriver extends PGSimpleDataSource {
        @Serial
        private static final long serialVersionUID = 1L;

        PatientDriver() {
            super.setLoginTimeout(LOGIN_SECONDS);
        }

        @Override
        public void setLoginTimeout(int poolsLimit) {
            // Its own stays.
        }
    }
}
