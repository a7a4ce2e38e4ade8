package com.clariva.connect.app.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.secret.Secret;
import java.net.URLDecoder;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A PostgreSQL database.
 *
 * @param jdbcUrl what the driver is given; a secret, because its parameters may hold a password
 * @param user what stood before the host, if anything did
 * @param address host, port and name, fit to be shown
 */
public record Database(Secret jdbcUrl, Optional<String> user, Optional<Secret> password, String address) {
    private static final String HOST = "(\\[[0-9a-fA-F:.]+]|[^\\s:@/?#,\\[\\]]+)(:[0-9]{1,5})?";
    private static final Pattern FORM = Pattern.compile("(jdbc:)?postgres(ql)?://"
            + "((?<user>[^\\s:@/?#]+)(:(?<password>[^\\s@/?#]*))?@)?"
            + "(?<address>" + HOST + "(," + HOST + ")*/[^\\s/?#]+)"
            + "(?<parameters>\\?[^\\s#]*)?");

    public Database {
        requireNonNull(jdbcUrl, "jdbcUrl is null");
        requireNonNull(user, "user is null");
        requireNonNull(password, "password is null");
        requireNonNull(address, "address is null");
    }

    /** Reads both forms: {@code postgresql://user:password@host:port/name?parameters}, with {@code jdbc:} or not. */
    static Optional<Database> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            Optional<String> parameters = Optional.ofNullable(matcher.group("parameters"));
            String address = matcher.group("address");
            return Optional.of(new Database(
                    Secret.of("jdbc:postgresql://" + address + parameters.orElse("")),
                    Optional.ofNullable(matcher.group("user")).map(Database::decoded),
                    Optional.ofNullable(matcher.group("password"))
                            .filter(password -> !password.isEmpty())
                            .map(Database::decoded)
                            .map(Secret::of),
                    address));
        } catch (IllegalArgumentException badEscape) {
            return Optional.empty();
        }
    }

    /** Only %xx is an escape here: a plus sign is a plus sign. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    }
}
