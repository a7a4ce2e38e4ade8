package com.clariva.connect.app.server;

import com.clariva.connect.adapters.persistence.DatabaseProblem;
import com.clariva.connect.adapters.persistence.PostgresqlSchema;
import com.clariva.connect.adapters.persistence.SchemaRefusedException;
import com.clariva.connect.app.process.StartFailure;
import com.clariva.connect.core.ConnectException;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes our tables, once the database is there. */
final class PrepareDatabase {
    /** A little less than a minute: whoever waits for the process as long sees it end. */
    static final Duration PATIENCE = Duration.ofSeconds(55);

    private static final Logger LOG = LoggerFactory.getLogger(PrepareDatabase.class);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    private final DataSource dataSource;
    private final String address;

    /** @param address fit to be shown */
    PrepareDatabase(DataSource dataSource, String address) {
        this.dataSource = dataSource;
        this.address = address;
    }

    /**
     * Tries at least once, and for {@code patience} as long as it may help to wait.
     *
     * @throws StartFailure if the database does not answer or does not take our tables
     */
    void within(Duration patience) {
        long begun = System.nanoTime();
        long told = begun - BETWEEN_LINES.toNanos();
        while (true) {
            try {
                PostgresqlSchema.migrate(dataSource);
                return;
            } catch (SchemaRefusedException e) {
                throw StartFailure.misconfigured(String.valueOf(e.getMessage()));
            } catch (ConnectException.StorageUnavailable e) {
                long now = System.nanoTime();
                if (!DatabaseProblem.of(e).mayPass() || now - begun >= patience.toNanos()) {
                    throw StartFailure.unavailable("The database at " + address + " cannot be used: " + reason(e)
                            + ". Is DATABASE_URL right?");
                }
                if (now - told >= BETWEEN_LINES.toNanos()) {
                    told = now;
                    LOG.atWarn()
                            .addKeyValue("cause", reason(e))
                            .addKeyValue(
                                    "waitedSeconds",
                                    Duration.ofNanos(now - begun).toSeconds())
                            .log("Waiting for the database");
                }
                pause();
            }
        }
    }

    /** Without values: the cause is of the adapter's making, an SQLSTATE and what it means. */
    private static String reason(ConnectException.StorageUnavailable failure) {
        String sentence = DatabaseProblem.of(failure).sentence();
        Throwable cause = failure.getCause();
        return cause == null ? sentence : sentence + " (" + cause.getMessage() + ")";
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_TRIES.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StartFailure.unavailable("Asked to stop while waiting for the database.");
        }
    }
}
