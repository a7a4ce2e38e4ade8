package com.clariva.connect.adapters.queue;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.EventKind;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.secret.Purpose;
import com.clariva.connect.core.secret.Sealing;
import com.clariva.connect.core.trace.TraceContext;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * How an event lies in Redis: one line of where, what and when, and, as far as they are known, of which secret had
 * signed it and its place in a trace; and the sealed body. Of the line every version reads what it knows, from its
 * beginning.
 */
final class StoredEvent {
    private static final int HEADER_PARTS = 4;

    /** Nothing else in the line begins with it, so a line without a name is understood. */
    private static final char SIGNED = '=';

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
                        + event.verifiedBy().map(StoredEvent::word).orElse("")
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
        int body = endOfHeader(stored) + 1;
        byte[] opened = sealing.open(Purpose.EVENT, id.value(), Arrays.copyOfRange(stored, body, stored.length));
        return written(id, stored, opened);
    }

    /** Readable without any key; its body is left out. */
    QueuedEvent sealed(EventId id, byte[] stored) {
        return written(id, stored, new byte[0]);
    }

    private static QueuedEvent written(EventId id, byte[] stored, byte[] body) {
        String[] header = new String(stored, 0, endOfHeader(stored), US_ASCII).split(" ", HEADER_PARTS);
        QueuedEvent event = new QueuedEvent(
                id,
                ConversationKey.of(header[0]),
                EventKind.ofStored(header[1]),
                Instant.ofEpochMilli(Long.parseLong(header[2])),
                body);
        return header.length < HEADER_PARTS ? event : known(event, header[3]);
    }

    static byte[] bytesOf(EventId id) {
        return HexFormat.of().parseHex(id.value());
    }

    static EventId idOf(byte[] bytes) {
        return new EventId(HexFormat.of().formatHex(bytes));
    }

    /** {@code event} with what the line says behind the time. */
    private static QueuedEvent known(QueuedEvent event, String more) {
        if (more.isEmpty() || more.charAt(0) != SIGNED) {
            return event.tracedBy(TraceContext.ofLine(more));
        }
        String[] parts = more.split(" ", 2);
        return event.signedWith(nameIn(parts[0]))
                .tracedBy(parts.length < 2 ? Optional.empty() : TraceContext.ofLine(parts[1]));
    }

    /** Names are mostly names of variables, and written as they are; whatever else one has in it ends no word. */
    private static String word(String name) {
        return " " + SIGNED + URLEncoder.encode(name, UTF_8);
    }

    private static Optional<String> nameIn(String word) {
        try {
            return Optional.of(URLDecoder.decode(word.substring(1), UTF_8)).filter(name -> !name.isBlank());
        } catch (IllegalArgumentException ofAnotherVersion) {
            return Optional.empty();
        }
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
