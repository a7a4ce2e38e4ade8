package com.clariva.connect.core.event;

import static java.util.Objects.requireNonNull;

/**
 * Which event it is: the same for every delivery of one event, different for any two events.
 *
 * <p>It is made of the kind, the account, and the ids that Instagram gives; where one message can be
 * acted upon repeatedly (reactions, receipts), also of the person and the time. What a person wrote is
 * never part of it: "yes" twice is two messages.
 */
public record EventKey(String value) {
    public EventKey {
        requireNonNull(value, "value is null");
    }

    /** A key of ids. Lengths are written along, so that no two lists of parts give one key. */
    public static EventKey of(EventKind kind, EventHeader header, String... parts) {
        return new EventKey(joined(kind, header, parts).toString());
    }

    /** A key of ids, the person and the time: for acts that have no id of their own. */
    static EventKey ofMoment(EventKind kind, EventHeader header, String... parts) {
        String person = header.person().map(InstagramId::value).orElse("");
        StringBuilder value = joined(kind, header, parts);
        value.append('@').append(person).append('@').append(header.occurredAt().toEpochMilli());
        return new EventKey(value.toString());
    }

    /** A key of content, for what is not understood: there is nothing else to go by. */
    static EventKey ofDigest(EventKind kind, EventHeader header, Text content) {
        return of(kind, header, EventId.ofText(content.value()).value());
    }

    private static StringBuilder joined(EventKind kind, EventHeader header, String... parts) {
        StringBuilder value = new StringBuilder(kind.label())
                .append(':')
                .append(header.account().value());
        for (String part : parts) {
            value.append(':').append(part.length()).append(':').append(part);
        }
        return value;
    }
}
