package com.clariva.connect.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import com.clariva.connect.core.event.ConversationEvent;
import com.clariva.connect.core.event.InstagramEvent;
import com.clariva.connect.core.event.MessageEvent;
import com.clariva.connect.core.handling.EventHandler;
import com.clariva.connect.core.handling.ResolvedEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Writes a line for each event, in one piece: its mid, and when it was handled, in microseconds. */
final class SinkHandler implements EventHandler {
    private static final long MICROS = 1_000_000;

    private final FileChannel file;
    private final InstantSource clock;

    private SinkHandler(FileChannel file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    static SinkHandler appendingTo(Path path, InstantSource clock) throws IOException {
        return new SinkHandler(FileChannel.open(path, CREATE, APPEND), clock);
    }

    @Override
    public void handle(ResolvedEvent event) throws IOException {
        Instant now = clock.instant();
        long micros = now.getEpochSecond() * MICROS + now.getNano() / 1000;
        String line = mid(event.event()).orElseThrow() + ' ' + micros + '\n';
        file.write(ByteBuffer.wrap(line.getBytes(US_ASCII)));
    }

    /** Of the kinds that the load generator makes. */
    private static Optional<String> mid(InstagramEvent event) {
        return event.as(MessageEvent.Message.class)
                .map(MessageEvent.Message::mid)
                .or(() -> event.as(MessageEvent.Echo.class).map(MessageEvent.Echo::mid))
                .or(() -> event.as(ConversationEvent.Seen.class).map(ConversationEvent.Seen::mid))
                .or(() -> event.as(ConversationEvent.Reaction.class).map(ConversationEvent.Reaction::mid));
    }
}
