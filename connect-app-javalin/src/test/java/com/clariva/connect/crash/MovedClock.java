package com.clariva.connect.crash;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A wall clock that another process moves: eight bytes in a file that both have mapped say how far it is off. */
final class MovedClock implements InstantSource {
    private final MappedByteBuffer offset;

    private MovedClock(MappedByteBuffer offset) {
        this.offset = offset;
    }

    static MovedClock readFrom(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, CREATE, READ, WRITE)) {
            return new MovedClock(channel.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES));
        }
    }

    void moveTo(Duration fromTruth) {
        offset.putLong(0, fromTruth.toMillis());
    }

    @Override
    public Instant instant() {
        return InstantSource.system().instant().plusMillis(offset.getLong(0));
    }
}
