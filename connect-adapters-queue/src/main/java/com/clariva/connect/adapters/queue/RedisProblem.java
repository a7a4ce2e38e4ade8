package com.clariva.connect.adapters.queue;

import static java.util.Objects.requireNonNull;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * Why a Redis cannot be used.
 *
 * @param reason in words for an operator: no address, user, password or value is in it
 * @param lasting whether somebody has to change the configuration, here or at Redis, before it can work
 */
record RedisProblem(String reason, boolean lasting) {
    static final RedisProblem LATE = passing("Redis gives no answer in time");

    static final RedisProblem NO_TLS = lasting(
            "Redis does not speak TLS on that port: write redis:// instead of rediss:// in REDIS_URL, or name its TLS port");
    static final RedisProblem ONLY_TLS =
            lasting("Redis speaks TLS on that port: write rediss:// instead of redis:// in REDIS_URL");

    private static final Pattern NOT_ALLOWED = Pattern.compile("permissions to run the '([A-Za-z|]{1,40})' command");
    private static final Pattern UNKNOWN = Pattern.compile("(?i)unknown (?:redis )?command ['`\"]?([A-Za-z]{1,20})");

    RedisProblem {
        requireNonNull(reason, "reason is null");
    }

    static RedisProblem of(Throwable failure) {
        return causes(failure)
                .flatMap(cause -> Stream.concat(named(cause).stream(), said(cause).stream()))
                .findFirst()
                .orElseGet(() -> passing("Redis gives no answer that can be used ("
                        + causes(failure)
                                .reduce((first, last) -> last)
                                .orElse(failure)
                                .getClass()
                                .getSimpleName() + ")"));
    }

    /** Whether one side speaks TLS and the other does not. */
    boolean isAboutTls() {
        return equals(NO_TLS) || equals(ONLY_TLS);
    }

    /** Whether Redis refuses or does not know the command, and may answer others. */
    static boolean isOfOneCommand(Throwable failure) {
        return causes(failure)
                .filter(RedisCommandExecutionException.class::isInstance)
                .map(cause -> String.valueOf(cause.getMessage()))
                .anyMatch(said ->
                        said.startsWith("NOPERM") || UNKNOWN.matcher(said).find());
    }

    /** By what failed on the way to Redis. */
    private static Optional<RedisProblem> named(Throwable cause) {
        if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
            return Optional.of(passing("the host in REDIS_URL is not known to the name service"));
        }
        if (cause.getClass().getSimpleName().equals("NotSslRecordException")) {
            return Optional.of(NO_TLS);
        }
        if (cause instanceof GeneralSecurityException) {
            return Optional.of(
                    lasting(
                            "the certificate of Redis is not trusted or is for another name: connect by the name"
                                    + " that it has, and give an authority of your own to java with -Djavax.net.ssl.trustStore"));
        }
        if (cause instanceof ConnectTimeoutException
                || cause instanceof RedisCommandTimeoutException
                || cause instanceof TimeoutException) {
            return Optional.of(LATE);
        }
        if (cause instanceof ConnectException) {
            return Optional.of(passing("nobody listens at the address of Redis"));
        }
        return Optional.empty();
    }

    /** By what Redis answered. Only the names of commands are taken from it: the rest may quote values. */
    private static Optional<RedisProblem> said(Throwable cause) {
        if (cause instanceof SSLException && !(cause.getCause() instanceof Exception)) {
            return Optional.of(lasting("the TLS connection to Redis cannot be made"));
        }
        if (!(cause instanceof RedisCommandExecutionException)) {
            return Optional.empty();
        }
        String said = String.valueOf(cause.getMessage());
        if (said.startsWith("WRONGPASS") || said.contains("invalid password")) {
            return Optional.of(lasting("Redis refuses the user or the password in REDIS_URL"));
        }
        if (said.startsWith("NOAUTH")) {
            return Optional.of(lasting("Redis asks for a password, and REDIS_URL has none"));
        }
        if (said.contains("without any password configured") || said.contains("no password is set")) {
            return Optional.of(lasting("REDIS_URL has a password, and Redis has none"));
        }
        Matcher notAllowed = NOT_ALLOWED.matcher(said);
        if (notAllowed.find()) {
            return Optional.of(lasting("Redis does not allow its user the command " + command(notAllowed)
                    + ": allow it in the user's ACL"));
        }
        Matcher unknown = UNKNOWN.matcher(said);
        if (unknown.find()) {
            return Optional.of(lasting(
                    "Redis does not know the command " + command(unknown) + ": it is renamed or switched off there"));
        }
        return Optional.of(
                said.startsWith("NOPERM") || said.contains("ACL failure")
                        ? lasting(
                                "Redis does not allow its user all keys or commands that are needed: allow them in the"
                                        + " user's ACL")
                        : passing(answered(said)));
    }

    /** By the first word of an error, which is a code. */
    private static String answered(String said) {
        String code = said.split(" ", 2)[0];
        return switch (code) {
            case "OOM" -> "the memory of Redis is full (maxmemory)";
            case "MISCONF" -> "Redis takes no writes because it cannot save to its disk";
            case "READONLY" -> "this Redis is a replica and takes no writes";
            case "LOADING" -> "Redis is reading its data from the disk";
            case "MASTERDOWN" -> "this Redis is a replica whose primary is away";
            case "CLUSTERDOWN", "MOVED", "CROSSSLOT" -> "this Redis is a cluster, which is not supported";
            default -> "Redis answers " + (code.matches("[A-Z]{2,20}") ? code : "an error");
        };
    }

    private static String command(Matcher found) {
        return found.group(1).replace('|', ' ').toUpperCase(Locale.ROOT);
    }

    static RedisProblem lasting(String reason) {
        return new RedisProblem(reason, true);
    }

    private static RedisProblem passing(String reason) {
        return new RedisProblem(reason, false);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }
}
