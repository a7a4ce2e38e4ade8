package com.clariva.connect.crash;

import com.clariva.connect.testkit.redis.Launcher;
import com.clariva.connect.testkit.redis.RedisServer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One instance of the product, a process of its own. Its port and its files stay when it is started again. */
final class Instance implements AutoCloseable {
    private static final Duration TO_START = Duration.ofSeconds(90);
    private static final Duration TO_END = Duration.ofSeconds(40);
    private static final Duration TO_ANSWER = Duration.ofSeconds(3);
    private static final Pattern DEPTH = Pattern.compile("\"depth\":(\\d+)");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String name;
    private final Path folder;
    private final Class<?> main;
    private final Map<String, String> environment;
    private final int port = RedisServer.freePort();
    private final MovedClock clock;
    private Process process;

    private Instance(String name, Path folder, Class<?> main, Map<String, String> environment) throws IOException {
        this.name = name;
        this.folder = folder;
        this.main = main;
        this.environment = new HashMap<>(environment);
        this.environment.put("PORT", Integer.toString(port));
        this.environment.put(CrashServer.RECORD, record().toString());
        this.environment.put(CrashServer.CLOCK, clockFile().toString());
        this.clock = MovedClock.readFrom(clockFile());
        this.process = launch();
    }

    /** Begins to start one, which keeps its record and its log in {@code folder}. */
    static Instance launch(String name, Path folder, Map<String, String> environment) throws IOException {
        return new Instance(name, folder, CrashServer.class, environment);
    }

    /** As the other, with another program. */
    static Instance launch(String name, Path folder, Class<?> main, Map<String, String> environment)
            throws IOException {
        return new Instance(name, folder, main, environment);
    }

    URI webhook() {
        return URI.create("http://127.0.0.1:" + port + "/webhooks/instagram");
    }

    /** What the handler wrote. */
    Path record() {
        return folder.resolve(name + ".record");
    }

    Path log() {
        return folder.resolve(name + ".log");
    }

    String name() {
        return name;
    }

    MovedClock clock() {
        return clock;
    }

    /** {@code kill -9}. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** SIGTERM. Whether it left with 0. */
    boolean stop() {
        process.destroy();
        awaitEnd();
        return process.exitValue() == 0;
    }

    void pause() {
        Launcher.signal("STOP", process.pid());
    }

    void resume() {
        Launcher.signal("CONT", process.pid());
    }

    void startAgain() {
        process = launch();
    }

    /** Waits until it answers. One that gives up because its database is not there yet is started again. */
    void awaitReady() throws InterruptedException {
        long deadline = System.nanoTime() + TO_START.toNanos();
        while (get("/health/live").isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(name + " does not start; " + log() + " says why");
            }
            if (!process.isAlive()) {
                process = launch();
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** How many events it says are in the queue; empty if it does not say so. */
    OptionalLong depth() throws InterruptedException {
        Matcher depth = DEPTH.matcher(get("/health"));
        return depth.find() ? OptionalLong.of(Long.parseLong(depth.group(1))) : OptionalLong.empty();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        awaitEnd();
    }

    private Path clockFile() {
        return folder.resolve(name + ".clock");
    }

    private String get(String path) throws InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + port + path);
        try {
            return http.send(
                            HttpRequest.newBuilder(address).timeout(TO_ANSWER).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        }
    }

    private Process launch() {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classes,
                main.getName()));
        builder.environment().keySet().retainAll(List.of("PATH", "LANG", "TMPDIR"));
        builder.environment().putAll(environment);
        File log = log().toFile();
        builder.directory(folder.toFile());
        return Launcher.start(builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log)));
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(TO_END.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", e));
        }
    }
}
