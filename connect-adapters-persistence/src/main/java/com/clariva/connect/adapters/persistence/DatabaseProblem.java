package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Why a database cannot be used, and what to do. */
public enum DatabaseProblem {
    UNKNOWN_HOST(true, "the host name is not known; look for a typing error, and at the name service"),
    NO_CERTIFICATE(
            false,
            "the certificate of the server is not trusted or is for another name; give its authority with sslrootcert in"
                    + " DATABASE_URL, and connect by the name that the certificate has"),
    NO_ENCRYPTION(false, "the server does not offer the encryption that sslmode in DATABASE_URL demands"),
    LOGIN_REFUSED(
            false,
            "the login was refused; look at user and password, and whether pg_hba.conf lets this machine in, with"
                    + " encryption or without"),
    NO_DATABASE(false, "the server has no database of this name"),
    TOO_MANY_CONNECTIONS(
            true, "the server or its pooler has no connection left; lower DATABASE_CONNECTIONS or allow more there"),
    READ_ONLY(
            true,
            "the server is read-only: a standby after a fail-over, or a provider made it so because the disk is full;"
                    + " DATABASE_URL must name the primary"),
    DISK_FULL(true, "the disk of the server is full"),
    STARTING(true, "the server is starting or stopping"),
    SLOW(true, "it took longer than the time limit; the server is not there, overloaded, or too far away"),
    UNREACHABLE(true, "the connection failed; look whether the server runs there and whether a firewall is in between"),
    OTHER(true, "it gave no answer that can be used");

    private final boolean mayPass;
    private final String sentence;

    DatabaseProblem(boolean mayPass, String sentence) {
        this.mayPass = mayPass;
        this.sentence = sentence;
    }

    /** What is behind {@code failure}, if this package has thrown it. */
    public static DatabaseProblem of(ConnectException.StorageUnavailable failure) {
        return failure.getCause() instanceof SqlFailure cause ? cause.problem() : OTHER;
    }

    /** Whether it may work later though nobody changes the configuration. */
    public boolean mayPass() {
        return mayPass;
    }

    /** Without a capital and a full stop, and without any value. */
    public String sentence() {
        return sentence;
    }

    static DatabaseProblem of(Throwable failure) {
        return byState(SqlFailure.stateOf(failure).orElse("")).orElseGet(() -> byCause(failure));
    }

    private static Optional<DatabaseProblem> byState(String state) {
        return Optional.ofNullable(
                switch (state) {
                    case "53300" -> TOO_MANY_CONNECTIONS;
                    case "25006" -> READ_ONLY;
                    case "53100" -> DISK_FULL;
                    case "57P01", "57P02", "57P03" -> STARTING;
                    case "08004" -> NO_ENCRYPTION;
                    default -> state.startsWith("28") ? LOGIN_REFUSED : state.startsWith("3D") ? NO_DATABASE : null;
                });
    }

    private static DatabaseProblem byCause(Throwable failure) {
        if (has(failure, UnknownHostException.class)) {
            return UNKNOWN_HOST;
        }
        // The driver gives a name that does not match no cause and no state of its own.
        if (has(failure, GeneralSecurityException.class)
                || has(failure, SSLException.class)
                || causes(failure)
                        .anyMatch(cause -> String.valueOf(cause.getMessage()).contains("HostnameVerifier"))) {
            return NO_CERTIFICATE;
        }
        if (has(failure, SocketTimeoutException.class)) {
            return SLOW;
        }
        boolean failed = causes(failure)
                .anyMatch(cause -> cause instanceof SQLException
                        && !(cause instanceof SQLTransientConnectionException)
                        && cause.getCause() != null);
        boolean connecting = SqlFailure.stateOf(failure).orElse("").startsWith("08");
        return failed || connecting ? UNREACHABLE : has(failure, SQLTransientConnectionException.class) ? SLOW : OTHER;
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return causes(failure).anyMatch(type::isInstance);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
