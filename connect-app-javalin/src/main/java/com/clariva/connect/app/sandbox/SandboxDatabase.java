package com.clariva.connect.app.sandbox;

import com.clariva.connect.app.postgres.EmbeddedPostgresql;
import com.clariva.connect.app.process.ExitCode;
import com.clariva.connect.app.process.StartFailure;
import com.clariva.connect.app.server.Opened;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A database of the sandbox's own; on a machine where none can be embedded, one that was named. */
final class SandboxDatabase {
    private static final Logger LOG = LoggerFactory.getLogger(SandboxDatabase.class);
    private static final String NAMED = "DATABASE_URL";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration GLANCE = Duration.ofMillis(50);

    private SandboxDatabase() {}

    /** A value for {@code DATABASE_URL}. */
    static String open(SandboxFolder folder, Map<String, String> variables, Opened opened) {
        try {
            String url =
                    opened.add(EmbeddedPostgresql.start(folder.path())).url().reveal();
            awaitAnswer(jdbc(url));
            return url;
        } catch (StartFailure failure) {
            if (failure.exitCode() != ExitCode.UNAVAILABLE || !variables.containsKey(NAMED)) {
                throw failure;
            }
            LOG.warn("No PostgreSQL can be embedded here, so the one of {} is used", NAMED);
            return Optional.ofNullable(variables.get(NAMED)).orElseThrow();
        }
    }

    /** The first answer of a cold server on a busy machine takes longer than the product has patience. */
    private static void awaitAnswer(String jdbcUrl) {
        long start = System.nanoTime();
        while (!answers(jdbcUrl)) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw StartFailure.unavailable("the embedded PostgreSQL gives no answer");
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }

    private static boolean answers(String jdbcUrl) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl)) {
            return connection.isValid(Math.toIntExact(PATIENCE.toSeconds()));
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** The same for the driver, which wants user and password among the parameters. */
    static String jdbc(String url) {
        URI parts = URI.create(url.replaceFirst("^jdbc:", ""));
        StringBuilder jdbc = new StringBuilder("jdbc:postgresql://")
                .append(parts.getRawAuthority().replaceFirst("^.*@", ""))
                .append(parts.getRawPath())
                .append('?')
                .append(Optional.ofNullable(parts.getRawQuery()).orElse(""));
        Optional.ofNullable(parts.getRawUserInfo()).ifPresent(user -> append(jdbc, user.split(":", 2)));
        return jdbc.toString();
    }

    private static void append(StringBuilder jdbc, String... user) {
        jdbc.append("&user=").append(user[0]);
        if (user.length > 1) {
            jdbc.append("&password=").append(user[1]);
        }
    }
}
