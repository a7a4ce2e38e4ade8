package com.clariva.connect.core.queue;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Stream;

/**
 * What stored events survive.
 *
 * @param durable true only if they survive the sudden death of the store's process and its machine
 * @param detail the settings this was read from, such as {@code appendonly yes, appendfsync
 *     everysec}, for an operator; what would have to be set otherwise stands in it as {@code appendfsync always is
 *     needed}
 * @param acknowledged whether the store does not say what is missing, and the operator answers for it
 */
public record Durability(boolean durable, String detail, boolean acknowledged) {
    /** Behind a setting in {@link #detail} that is not as it has to be. */
    public static final String IS_NEEDED = " is needed";
    /** Before the settings in {@link #detail} that the store does not tell. */
    public static final String UNTOLD = "Redis does not tell ";

    public Durability {
        requireNonNull(detail, "detail is null");
    }

    /** Of a store that says it all. */
    public Durability(boolean durable, String detail) {
        this(durable, detail, false);
    }

    /** The settings that are not as they have to be, as they would have to be. */
    public List<String> needed() {
        return Stream.of(detail.split(", "))
                .filter(part -> part.endsWith(IS_NEEDED))
                .map(part -> part.substring(0, part.length() - IS_NEEDED.length()))
                .toList();
    }
}
