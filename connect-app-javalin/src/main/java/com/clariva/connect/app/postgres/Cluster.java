package com.clariva.connect.app.postgres;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import com.clariva.connect.app.process.StartFailure;
import com.clariva.connect.core.secret.Secret;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** The databases in the folder, and the password that opens them to us and to nobody else on this machine. */
record Cluster(Secret password) {
    private static final String USER = "postgres";
    private static final int PASSWORD_BYTES = 24;

    static Cluster in(ServerFolder home, Program program, Launching launching) throws IOException {
        if (Files.notExists(home.password())) {
            writeForUs(home.password(), freshPassword());
        }
        Cluster cluster =
                new Cluster(Secret.of(Files.readString(home.password()).strip()));
        if (Files.notExists(home.cluster())) {
            make(home, program, launching);
        }
        launching.handOver(home.cluster());
        return cluster;
    }

    Secret url(int port) {
        return Secret.of("postgresql://" + USER + ":" + password.reveal() + "@127.0.0.1:" + port + "/postgres");
    }

    private static void make(ServerFolder home, Program program, Launching launching) throws IOException {
        Folders.delete(home.unfinishedCluster());
        Files.createDirectory(
                home.unfinishedCluster(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        launching.handOver(home.unfinishedCluster());
        Path copy = home.root().resolve("password.initdb");
        Files.copy(home.password(), copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        launching.handOver(copy);
        try {
            initialise(
                    home,
                    launching.command(List.of(
                            program.tool("initdb"),
                            "--pgdata=" + home.unfinishedCluster(),
                            "--username=" + USER,
                            "--pwfile=" + copy,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--no-locale",
                            "--data-checksums")));
        } finally {
            Files.delete(copy);
        }
        // Renamed when whole, so that a half of it is never taken for a cluster.
        Files.move(home.unfinishedCluster(), home.cluster(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void initialise(ServerFolder home, ProcessBuilder initdb) throws IOException {
        Process process = initdb.redirectOutput(home.log().toFile()).start();
        try {
            if (process.waitFor() != 0) {
                throw StartFailure.unavailable(
                        "the embedded PostgreSQL could not be set up; " + home.log() + " says why");
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw StartFailure.because("interrupted while PostgreSQL was being set up");
        }
    }

    private static String freshPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void writeForUs(Path file, String text) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        Files.deleteIfExists(unfinished);
        try (SeekableByteChannel channel = Files.newByteChannel(
                unfinished,
                Set.of(CREATE_NEW, WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
