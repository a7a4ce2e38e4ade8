package com.clariva.connect.core.reply;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.EventId;

/** Which reply it is. A retried handler asks for the same one again. */
public record ReplyId(String value) {
    public ReplyId {
        requireNonNull(value, "value is null");
        if (value.isBlank() || value.length() > 255) {
            throw new IllegalArgumentException("a reply id is 1 to 255 characters");
        }
    }

    /** The reply number {@code ordinal}, from 1, that a handler makes to {@code event}. */
    public static ReplyId to(EventId event, int ordinal) {
        return new ReplyId(event.value() + ':' + ordinal);
    }
}
