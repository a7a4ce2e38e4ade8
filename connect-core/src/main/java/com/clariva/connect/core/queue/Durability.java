package com.clariva.connect.core.queue;

import static java.util.Objects.requireNonNull;

/**
 * What stored events survive.
 *
 * @param durable true only if they survive the sudden death of the store's process and its machine
 * @param detail the settings this was read from, such as {@code appendonly yes, appendfsync
 *     everysec}, for an operator
 */
public record Durability(boolean durable, String detail) {
    public Durability {
        requireNonNull(detail, "detail is null");
    }
}
