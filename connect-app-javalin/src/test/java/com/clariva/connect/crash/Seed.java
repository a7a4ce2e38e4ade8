package com.clariva.connect.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/** The number that decides all that is random. It stays with the folder: who goes on, goes on with it. */
final class Seed {
    private Seed() {}

    /** {@code -Dseed}, or the one that {@code folder} remembers, or a new one. */
    static long of(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("seed");
        String asked = System.getProperty("seed");
        if (asked != null) {
            Files.writeString(file, asked);
        } else if (Files.notExists(file)) {
            Files.writeString(file, Long.toString(InstantSource.system().millis()));
        }
        return Long.parseLong(Files.readString(file).strip());
    }
}
