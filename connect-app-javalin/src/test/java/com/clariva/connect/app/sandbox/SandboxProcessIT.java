package com.clariva.connect.app.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.app.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sandbox as a process of its own, stopped as an operator or Ctrl-C would stop it. */
class SandboxProcessIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path temp;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endAll() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void sandboxThatIsToldToStopEndsWithZeroAndTakesItsDatabaseAlong() throws Exception {
        Process sandbox = start("sandbox", "--data", temp.resolve("data").toString(), "--port", "0");
        awaitLine("Ctrl-C stops", sandbox);

        sandbox.destroy();

        assertThat(sandbox.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(sandbox.exitValue()).isZero();
        assertThat(temp.resolve("data/postgresql-18/postmaster.pid")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ok    1", "ok   10", "ok   17"})
    void interruptedTourIsNoSuccessAndLeavesNothing(String line) throws Exception {
        Process tour = start("sandbox", "--tour");
        awaitLine(line, tour);

        tour.destroy();

        assertThat(tour.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(tour.exitValue()).isNotZero();
        assertThat(temp.resolve("tmp")).isEmptyDirectory();
        assertThat(Files.readString(temp.resolve("out"))).doesNotContain("FAIL");
    }

    private Process start(String... arguments) throws IOException {
        Path tmp = Files.createDirectory(temp.resolve("tmp"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + tmp,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve("out").toFile())
                .start();
        started.add(process);
        return process;
    }

    private void awaitLine(String line, Process process) {
        await().atMost(PATIENCE)
                .until(() -> Files.readString(temp.resolve("out"), UTF_8).contains(line) || !process.isAlive());
        assertThat(process.isAlive()).isTrue();
    }
}
