package com.clariva.connect.adapters.queue;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.EventKind;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.secret.Purpose;
import com.clariva.connect.core.secret.Sealing;
import com.clariva.connect.core.trace.TraceContext;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * How an event lies in Redis: one line of where, what and when, and of its place in a trace if it has one; and the
 * sealed body. Of the line every version reads what it knows, from its beginning.
 */
final class StoredEvent {
    private static final int HEADER_PARTS = 4;

    private final Sealing sealing;

    StoredEvent(Sealing sealing) {
        this.sealing = requireNonNull(sealing, "sealing is null");
    }

    byte[] write(QueuedEvent event) {
        byte[] header = (event.conversation().value()
                        + ' '
                        + event.kind().label()
                        + ' '
                        + event.receivedAt().toEpochMilli()
                        + event.trace().map(trace -> ' ' + trace.line()).orElse("")
                        + '\n')
                .getBytes(US_ASCII);
        return joined(header, sealing.seal(Purpose.EVENT, event.id().value(), event.body()));
    }

    /** The name of the key that seals now. */
    String sealingKey() {
        return sealing.keyNames().get(0);
    }

    /** The name of the key that the body is sealed with; empty if it is not sealed. */
    Optional<String> keyOf(byte[] stored) {
        int begin = endOfHeader(stored) + 1;
        return sealing.keyOf(Arrays.copyOfRange(stored, begin, Math.min(stored.length, begin + Sealing.LONGEST_HEAD)));
    }

    /** The same, its body sealed with the key that seals now. Throws what {@link Sealing#open} throws. */
    byte[] resealed(EventId id, byte[] stored) {
        int begin = endOfHeader(stored) + 1;
        byte[] body = sealing.open(Purpose.EVENT, id.value(), Arrays.copyOfRange(stored, begin, stored.length));
        return joined(Arrays.copyOf(stored, begin), sealing.seal(Purpose.EVENT, id.value(), body));
    }

    /** Throws what {@link Sealing#open} throws. */
    QueuedEvent read(EventId id, byte[] stored) {
        int end = endOfHeader(stored);
        String[] header = new String(stored, 0, end, US_ASCII).split(" ", HEADER_PARTS);
        byte[] body = sealing.open(Purpose.EVENT, id.value(), Arrays.copyOfRange(stored, end + 1, stored.length));
        return new QueuedEvent(
                        id,
                        ConversationKey.of(header[0]),
                        EventKind.of(header[1]),
                        Instant.ofEpochMilli(Long.parseLong(header[2])),
                        body)
                .tracedBy(header.length < HEADER_PARTS ? Optional.empty() : TraceContext.ofLine(header[3]));
    }

    /** Readable without any key. */
    ConversationKey conversationOf(byte[] stored) {
        String header = new String(stored, 0, endOfHeader(stored), US_ASCII);
        return ConversationKey.of(header.substring(0, header.indexOf(' ')));
    }

    static byte[] bytesOf(EventId id) {
        return HexFormat.of().parseHex(id.value());
    }

    static EventId idOf(byte[] bytes) {
        return new EventId(HexFormat.of().formatHex(bytes));
    }

    private static byte[] joined(byte[] header, byte[] sealed) {
        byte[] stored = Arrays.copyOf(header, header.length + sealed.length);
        System.arraycopy(sealed, 0, stored, header.length, sealed.length);
        return stored;
    }

    private static int endOfHeader(byte[] stored) {
        int end = 0;
        while (stored[end] != '\n') {
            end++;
        }
        return end;
    }
}
