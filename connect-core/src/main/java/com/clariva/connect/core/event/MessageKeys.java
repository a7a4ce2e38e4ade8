package com.clariva.connect.core.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The keys of the events that tell of one message. Ids of messages are not stored, so they are made anew. */
public final class MessageKeys {
    /** Nothing says how often a message was edited; so often it is not. */
    private static final int MOST_EDITS = 10;

    private MessageKeys() {}

    /** Of what says what the message says: itself, its edits, and both as another app's conversation showed them. */
    public static Stream<EventKey> saying(EventHeader header, String mid) {
        requireNonNull(mid, "mid is null");
        return Stream.concat(
                        Stream.of(
                                EventKey.of(EventKind.MESSAGE, header, mid), EventKey.of(EventKind.ECHO, header, mid)),
                        IntStream.rangeClosed(1, MOST_EDITS)
                                .mapToObj(edit ->
                                        EventKey.of(EventKind.MESSAGE_EDITED, header, mid, Integer.toString(edit))))
                .flatMap(key -> andOnStandby(header, key));
    }

    /**
     * Of all that happens once to a message, or to a comment, of {@code account}. Reactions and receipts are not
     * among them: their keys are of a person and a moment too.
     */
    public static Stream<EventKey> naming(InstagramId account, String id) {
        EventHeader header = new EventHeader(account, Optional.empty(), Instant.EPOCH);
        Stream<EventKey> others = Stream.of(
                        EventKey.of(EventKind.MESSAGE_DELETED, header, id),
                        EventKey.of(EventKind.POSTBACK, header, "mid", id),
                        EventKey.of(EventKind.COMMENT, header, id),
                        EventKey.of(EventKind.LIVE_COMMENT, header, id))
                .flatMap(key -> andOnStandby(header, key));
        return Stream.concat(saying(header, id), others);
    }

    private static Stream<EventKey> andOnStandby(EventHeader header, EventKey key) {
        return Stream.of(key, EventKey.of(EventKind.STANDBY, header, key.value()));
    }
}
