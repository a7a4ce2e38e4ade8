package com.clariva.connect.app.sandbox;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.process.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Where a sandbox keeps everything it must still know tomorrow. */
public final class SandboxFolder implements AutoCloseable {
    static final String SECRETS = "secrets.env";

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration GLANCE = Duration.ofMillis(20);

    private final Path path;
    private final boolean temporary;

    private SandboxFolder(Path path, boolean temporary) {
        this.path = requireNonNull(path, "path is null");
        this.temporary = temporary;
    }

    /** Below the home of whoever starts it. */
    public static Path usual() {
        return Path.of(System.getProperty("user.home"), ".clariva-connect", "sandbox");
    }

    /** The folder at {@code path}, made if it is not there. */
    public static SandboxFolder at(Path path) {
        Path whole = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(whole);
            if (isOfOthers(whole)) {
                throw StartFailure.because("the folder " + whole + " has other things in it; choose an empty one");
            }
            Files.setPosixFilePermissions(whole, PosixFilePermissions.fromString("rwx------"));
            return new SandboxFolder(whole, false);
        } catch (IOException | UnsupportedOperationException e) {
            throw StartFailure.because("the folder " + whole + " cannot be used; choose another one");
        }
    }

    /** An empty folder in {@code parent}, which goes when it is closed. */
    public static SandboxFolder temporaryIn(Path parent) {
        try {
            return new SandboxFolder(Files.createTempDirectory(parent, "clariva-connect-"), true);
        } catch (IOException e) {
            throw StartFailure.because("no folder can be made in " + parent);
        }
    }

    public Path path() {
        return path;
    }

    /** Of a temporary folder nothing is left, even if somebody still wrote into it a moment ago. */
    @Override
    public void close() throws IOException {
        long start = System.nanoTime();
        while (temporary && Files.exists(path)) {
            try {
                delete();
            } catch (NoSuchFileException | DirectoryNotEmptyException e) {
                if (System.nanoTime() - start > PATIENCE.toNanos()) {
                    throw e;
                }
                LockSupport.parkNanos(GLANCE.toNanos());
            }
        }
    }

    private void delete() throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(path)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path one : deepestFirst) {
            Files.deleteIfExists(one);
        }
    }

    private static boolean isOfOthers(Path folder) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            return content.findAny().isPresent() && Files.notExists(folder.resolve(SECRETS));
        }
    }
}
