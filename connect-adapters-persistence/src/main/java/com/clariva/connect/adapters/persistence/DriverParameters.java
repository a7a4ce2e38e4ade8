package com.clariva.connect.adapters.persistence;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * The parameters of a database URL, held to what the driver takes. It checks most of them only while it connects, and
 * passes over those it does not know.
 */
final class DriverParameters {
    static final String SSL_MODE = "sslmode";

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+");

    /** With several hosts it is a list, which the driver has read by then. */
    private static final Set<PGProperty> READ_WITH_THE_ADDRESS = Set.of(PGProperty.PG_PORT);

    private DriverParameters() {}

    /** Whether the driver would go as far as to connect to {@code address}. */
    static boolean areTaken(String address) {
        return Optional.ofNullable(Driver.parseURL(address, null))
                .filter(properties -> Stream.of(PGProperty.values()).allMatch(known -> isTaken(known, properties)))
                .isPresent();
    }

    /** Whether {@code name} is another spelling of {@code sslmode}. The driver would ignore it, and demand no encryption. */
    static boolean isMisspeltSslMode(String name) {
        return !name.equals(SSL_MODE)
                && name.replaceAll("[_-]", "").toLowerCase(Locale.ROOT).equals(SSL_MODE);
    }

    static boolean isKnown(String name) {
        return PGProperty.forName(name) != null;
    }

    private static boolean isTaken(PGProperty known, Properties properties) {
        String value = properties.getProperty(known.getName());
        if (value == null || READ_WITH_THE_ADDRESS.contains(known)) {
            return true;
        }
        String[] choices = known.getChoices();
        if (choices != null) {
            return parts(known, value).allMatch(List.of(choices)::contains);
        }
        String usual = known.getDefaultValue();
        return usual == null || !NUMBER.matcher(usual).matches() || isNumber(value);
    }

    private static Stream<String> parts(PGProperty known, String value) {
        return known == PGProperty.REQUIRE_AUTH ? Arrays.stream(value.split(",", -1)) : Stream.of(value);
    }

    private static boolean isNumber(String value) {
        try {
            Integer.parseInt(value);
            return true;
        } catch (NumberFormatException notOne) {
            return false;
        }
    }
}
