package com.clariva.connect.core.event;

import static java.util.Objects.requireNonNull;

/**
 * What a person wrote, or anything else that belongs to the conversation and not to a log. It prints
 * its length only.
 */
public record Text(String value) {
    public Text {
        requireNonNull(value, "value is null");
    }

    @Override
    public String toString() {
        return "Text(" + value.length() + " characters)";
    }
}
