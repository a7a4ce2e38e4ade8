package com.clariva.connect.testkit.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The server's binary, unpacked once per process. */
final class RedisBinary {
    private static final String VERSION = "7.0.15";

    /**
     * The kernel ends a child with the <em>thread</em> that started it. This one lives as long as the
     * process.
     */
    private static final ExecutorService LAUNCHER = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "redis-launcher");
        thread.setDaemon(true);
        return thread;
    });

    private static final List<String> COMMAND = prefixed(unpack());

    private RedisBinary() {}

    static List<String> command() {
        return COMMAND;
    }

    static Process start(ProcessBuilder builder) {
        return CompletableFuture.supplyAsync(() -> started(builder), LAUNCHER).join();
    }

    static boolean run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Process started(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> prefixed(String binary) {
        return run("setpriv", "--pdeathsig", "KILL", "true")
                ? List.of("setpriv", "--pdeathsig", "KILL", binary)
                : List.of(binary);
    }

    private static String unpack() {
        try (InputStream packed = RedisBinary.class.getResourceAsStream("/" + resource())) {
            if (packed == null) {
                throw new IllegalStateException("embedded-redis is not on the class path, or not for this machine");
            }
            Path binary = Files.createTempFile(
                    "connect-redis-server-",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            binary.toFile().deleteOnExit();
            Files.write(binary, packed.readAllBytes());
            return binary.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String machine = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
        return "redis-server-" + VERSION + "-" + system + "-" + machine;
    }
}
