package com.clariva.connect.app.settings;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.adapters.persistence.DatabaseUrl;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A PostgreSQL database.
 *
 * @param address host, port and name, fit to be shown
 * @param connections how many a server works with at most; one more listens
 */
public record Database(DatabaseUrl url, String address, int connections) {
    static final int CONNECTIONS = 10;
    private static final Pattern WHAT_IS_NOT_SHOWN = Pattern.compile("^[^/]*//([^/]*@)?|\\?.*$");

    public Database {
        requireNonNull(url, "url is null");
        requireNonNull(address, "address is null");
    }

    static Optional<Database> parse(String text) {
        try {
            DatabaseUrl url = DatabaseUrl.parse(text);
            return Optional.of(new Database(url, WHAT_IS_NOT_SHOWN.matcher(text).replaceAll(""), CONNECTIONS));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    Database with(int otherConnections) {
        return new Database(url, address, otherConnections);
    }
}
