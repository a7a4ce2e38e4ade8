package com.clariva.connect.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LifetimeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void gracefulStopEndsWithZero() throws Exception {
        Process process = start("well");

        process.destroy();

        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(folder.resolve("closed")).exists();
    }

    @Test
    void failedStopIsSaid() throws Exception {
        Process process = start("badly");

        process.destroy();

        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
    }

    @Test
    void failedStartIsNotTakenForAStop() throws Exception {
        Process process = start("never");

        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(folder.resolve("closed")).doesNotExist();
    }

    /** A process that lives until it is asked to stop. */
    static final class Living {
        private Living() {}

        public static void main(String[] arguments) {
            Path folder = Path.of(arguments[0]);
            Lifetime.from(() -> {
                mark(folder, "started");
                if (arguments[1].equals("never")) {
                    throw StartFailure.unavailable("the database does not answer");
                }
                return () -> close(folder, arguments[1]);
            });
        }

        private static void mark(Path folder, String name) {
            try {
                Files.createFile(folder.resolve(name));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private static void close(Path folder, String how) throws IOException {
            mark(folder, "closed");
            if (how.equals("badly")) {
                throw new IOException("the disk is full");
            }
        }
    }

    private Process start(String how) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Living.class.getName(),
                        folder.toString(),
                        how)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        await().atMost(PATIENCE).until(() -> Files.exists(folder.resolve("started")));
        return process;
    }
}
