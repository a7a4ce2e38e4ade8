package com.clariva.connect.core.reply;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.InstagramId;

/** Which reply it is. A retried handler, or a repeated request, asks for the same one again. */
public record ReplyId(String value) {
    private static final String KEYED = "key:";
    private static final String ONCE = "once:";
    private static final int LONGEST_NAME = 100;

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

    /** The reply that {@code account} makes to {@code person} once, by that name, whatever the event. */
    public static ReplyId once(InstagramId account, InstagramId person, String name) {
        requireNonNull(name, "name is null");
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("a name is 1 to " + LONGEST_NAME + " characters");
        }
        return new ReplyId(ONCE + name + ':' + account + ':' + person);
    }

    /** The reply that a service asks for on behalf of {@code doctor}, under the key it chose. */
    public static ReplyId keyed(DoctorId doctor, String idempotencyKey) {
        requireNonNull(idempotencyKey, "idempotencyKey is null");
        return new ReplyId(KEYED + doctor + ':' + EventId.ofText(idempotencyKey).value());
    }

    /** Whether somebody chose a key for it. Such a one counts for 7 days, and for one content only. */
    public boolean isKeyed() {
        return value.startsWith(KEYED);
    }
}
