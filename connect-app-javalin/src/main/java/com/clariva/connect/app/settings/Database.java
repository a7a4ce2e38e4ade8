package com.clariva.connect.app.settings;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.adapters.persistence.DatabaseUrl;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A PostgreSQL database.
 *
 * @param address host, port and name, fit to be shown
 */
public record Database(DatabaseUrl url, String address) {
    private static final Pattern WHAT_IS_NOT_SHOWN = Pattern.compile("^[^/]*//([^/]*@)?|\\?.*$");

    public Database {
        requireNonNull(url, "url is null");
        requireNonNull(address, "address is null");
    }

    static Optional<Database> parse(String text) {
        try {
            DatabaseUrl url = DatabaseUrl.parse(text);
            return Optional.of(new Database(url, WHAT_IS_NOT_SHOWN.matcher(text).replaceAll("")));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }
}
