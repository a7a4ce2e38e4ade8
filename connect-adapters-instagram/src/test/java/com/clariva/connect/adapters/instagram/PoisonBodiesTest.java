package com.clariva.connect.adapters.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No body that somebody with a secret can sign takes more memory than a small machine has. */
class PoisonBodiesTest {
    @TempDir
    private static Path folder;

    @Test
    void readingTakesNoMoreMemoryThanASmallMachineHas() throws IOException, InterruptedException {
        Path told = folder.resolve("told");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PoisonBodies.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(told.toFile())
                .start();

        boolean ended = child.waitFor(2, TimeUnit.MINUTES);
        child.destroyForcibly();

        assertThat(ended).isTrue();
        assertThat(Files.readString(told)).endsWith("all read\n");
        assertThat(child.exitValue()).isZero();
    }
}
