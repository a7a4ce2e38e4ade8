package com.clariva.connect.app.tour;

import java.util.Map;
import java.util.Optional;

/** One row of an answer. What is null in the database is not there. It prints the names of its columns only. */
final class Row {
    private final Map<String, Object> values;

    Row(Map<String, Object> values) {
        this.values = Map.copyOf(values);
    }

    boolean has(String column) {
        return values.containsKey(column);
    }

    /** The value as text; empty if there is none. */
    String text(String column) {
        return Optional.ofNullable(values.get(column)).map(String::valueOf).orElse("");
    }

    /** The bytes of a {@code bytea}; none, if it is null. */
    byte[] bytes(String column) {
        return values.get(column) instanceof byte[] bytes ? bytes.clone() : new byte[0];
    }

    /** Everything in it that is text. */
    String allText() {
        return String.join(" ", values.values().stream().map(String::valueOf).toList());
    }

    @Override
    public String toString() {
        return "Row" + values.keySet();
    }
}
