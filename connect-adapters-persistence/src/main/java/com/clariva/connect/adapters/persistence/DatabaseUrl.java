package com.clariva.connect.adapters.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.clariva.connect.core.secret.Secret;
import java.net.URLDecoder;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A {@code DATABASE_URL}: {@code postgresql://user:password@host:port/database?parameter=value}, with
 * or without {@code jdbc:} before it. User and password may also be parameters. It does not print.
 */
public final class DatabaseUrl {
    private static final String PORT = "(?:[1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-5])";
    private static final String HOST = "(?:\\[[0-9A-Fa-f:.]+]|[^\\s:@/?#,\\[\\]]+)(?::" + PORT + ")?";
    private static final Pattern FORM = Pattern.compile(
            "(?:jdbc:)?postgres(?:ql)?://(?:([^/?#]*)@)?(" + HOST + "(?:," + HOST + ")*/[^/?#]+)(?:\\?([^#]*))?");
    private static final Pattern TRANSACTION_POOLER =
            Pattern.compile("^[^?]*(?::6543[,/]|-pooler\\.)|[?&]pgbouncer=true(?:&|$)");
    private static final String SSL_MODE = DriverParameters.SSL_MODE + "=";
    private static final List<String> SSL_MODES =
            List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");
    private static final Pattern NOT_ENCODED = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final String USER = "user=";
    private static final String PASSWORD = "password=";

    private final String address;
    private final Optional<String> user;
    private final Optional<String> password;

    private DatabaseUrl(String address, Optional<String> user, Optional<String> password) {
        this.address = address;
        this.user = user;
        this.password = password;
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException if it is of another form; the message says nothing of it
     */
    public static DatabaseUrl parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("a database URL is postgresql://user:password@host:port/database,"
                    + " with special characters percent-encoded");
        }
        List<String> parameters =
                List.of(Optional.ofNullable(form.group(3)).orElse("").split("&", -1));
        if (!saysHowToEncrypt(parameters)) {
            throw new IllegalArgumentException("sslmode in a database URL is one of " + String.join(", ", SSL_MODES));
        }
        String address = "jdbc:postgresql://" + form.group(2) + "?" + withoutLogin(parameters);
        if (!isPercentEncoded(address) || !DriverParameters.areTaken(address)) {
            throw new IllegalArgumentException("a database URL is percent-encoded, and its parameters have values that"
                    + " the PostgreSQL driver of Java takes");
        }
        String[] login = Optional.ofNullable(form.group(1)).orElse("").split(":", 2);
        return new DatabaseUrl(
                address,
                valueOf(USER, parameters).or(() -> part(login, 0)).map(DatabaseUrl::decode),
                valueOf(PASSWORD, parameters).or(() -> part(login, 1)).map(DatabaseUrl::decode));
    }

    /** Whether the address is one under which hosts offer a pooler of transactions. Only a connection tells for certain. */
    public boolean looksLikeATransactionPooler() {
        return TRANSACTION_POOLER.matcher(address).find();
    }

    /** Whether there are parameters of another driver, which ours passes over without a word. */
    public boolean hasUnknownParameters() {
        return parametersOf(address).stream()
                .map(DatabaseUrl::nameOf)
                .anyMatch(name -> !name.isEmpty() && !DriverParameters.isKnown(name));
    }

    /** The same database, for another login where one is given. */
    public DatabaseUrl withLogin(Optional<String> otherUser, Optional<Secret> otherPassword) {
        return new DatabaseUrl(
                address,
                otherUser.or(() -> user),
                otherPassword.map(Secret::reveal).or(() -> password));
    }

    /** For the driver, without user and password. */
    String address() {
        return address;
    }

    Optional<String> user() {
        return user;
    }

    Optional<String> password() {
        return password;
    }

    @Override
    public String toString() {
        return "DatabaseUrl(redacted)";
    }

    private static boolean saysHowToEncrypt(List<String> parameters) {
        return parameters.stream().map(DatabaseUrl::nameOf).noneMatch(DriverParameters::isMisspeltSslMode)
                && parameters.stream()
                        .filter(parameter -> parameter.startsWith(SSL_MODE))
                        .map(parameter -> parameter.substring(SSL_MODE.length()))
                        .allMatch(SSL_MODES::contains);
    }

    /** Checked before the driver reads it, because the driver logs what it cannot decode. */
    private static boolean isPercentEncoded(String address) {
        return !NOT_ENCODED.matcher(address).find();
    }

    private static List<String> parametersOf(String address) {
        return List.of(address.substring(address.indexOf('?') + 1).split("&", -1));
    }

    private static String nameOf(String parameter) {
        return parameter.split("=", 2)[0];
    }

    private static String withoutLogin(List<String> parameters) {
        return parameters.stream()
                .filter(parameter -> !parameter.startsWith(USER) && !parameter.startsWith(PASSWORD))
                .collect(Collectors.joining("&"));
    }

    private static Optional<String> valueOf(String name, List<String> parameters) {
        return parameters.stream()
                .filter(parameter -> parameter.startsWith(name))
                .map(parameter -> parameter.substring(name.length()))
                .findFirst();
    }

    private static Optional<String> part(String[] login, int index) {
        return index < login.length && !login[index].isEmpty() ? Optional.of(login[index]) : Optional.empty();
    }

    /** Percent-encoding only: a plus is a plus. */
    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException e) {
            // Not as the cause: its message quotes the value.
            throw new IllegalArgumentException("user and password of a database URL are percent-encoded");
        }
    }
}
