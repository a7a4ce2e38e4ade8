package com.clariva.connect.core.event;

import static java.util.Objects.requireNonNull;

/**
 * An account's or a person's id at Instagram: up to 32 digits. Ids exceed 2^53, so they are text and
 * never a number.
 */
public record InstagramId(String value) {
    private static final int LONGEST = 32;

    public InstagramId {
        requireNonNull(value, "value is null");
        if (!isId(value)) {
            throw new IllegalArgumentException("an Instagram id is 1 to 32 digits");
        }
    }

    /** Whether {@code value} has the form of an id. */
    public static boolean isId(String value) {
        return !value.isEmpty() && value.length() <= LONGEST && isDigits(value);
    }

    private static boolean isDigits(String value) {
        for (int place = 0; place < value.length(); place++) {
            if (value.charAt(place) < '0' || value.charAt(place) > '9') {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return value;
    }
}
