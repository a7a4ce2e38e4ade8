package com.clariva.connect.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The command {@code serve} as an operator runs it: a process of its own, with nothing but its environment. */
final class ServeProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Process process;
    private final Path out;
    private final Path err;

    private ServeProcess(Process process, Path out, Path err) {
        this.process = requireNonNull(process, "process is null");
        this.out = requireNonNull(out, "out is null");
        this.err = requireNonNull(err, "err is null");
    }

    static ServeProcess start(Path folder, Map<String, String> environment) {
        return start(folder, environment, List.of());
    }

    /** @param options of the JVM */
    static ServeProcess start(Path folder, Map<String, String> environment, List<String> options) {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                // What other modules bring for their tests is on this class path too.
                "-Dlogback.configurationFile=logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve"));
        ProcessBuilder serve = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        serve.environment().clear();
        serve.environment().putAll(environment);
        try {
            return new ServeProcess(serve.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitLine(String line) {
        await().atMost(PATIENCE).until(() -> out().contains(line) || !process.isAlive());
        if (!out().contains(line)) {
            throw new AssertionError("it ended with " + process.exitValue() + ": " + err());
        }
    }

    /** SIGTERM. */
    void askToStop() {
        process.destroy();
    }

    /** SIGKILL, and it is gone. */
    void kill() {
        process.destroyForcibly();
        int unused = exitCode();
    }

    int exitCode() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("it does not end");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    boolean isRunning() {
        return process.isAlive();
    }

    String out() {
        return read(out);
    }

    String err() {
        return read(err);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
