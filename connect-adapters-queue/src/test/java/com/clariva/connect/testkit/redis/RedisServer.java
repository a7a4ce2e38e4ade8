package com.clariva.connect.testkit.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Redis of its own for a test, on loopback and a free port, that writes every command to disk before
 * it answers. It can be killed, paused and started again on the same port and folder, and ends with
 * this process.
 *
 * <p>The binary comes from {@code org.signal:embedded-redis}, which must be on the class path.
 */
public final class RedisServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RedisFolder folder = RedisFolder.create();
    private final List<String> options;
    private final int port;
    private Process process;

    private RedisServer(int port, List<String> options) {
        this.port = port;
        this.options = options;
        this.process = launch();
    }

    /** Starts a Redis with an empty folder. {@code options} are added to its command line and win. */
    public static RedisServer start(String... options) {
        return new RedisServer(freePort(), List.of(options));
    }

    /** A port of this machine on which nobody listens. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** The folder with all that this Redis writes to disk. */
    public Path folder() {
        return folder.path();
    }

    /** Ends it as a crash would, with {@code kill -9}. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Asks it to end, and waits until it has. */
    public void stop() {
        process.destroy();
        awaitEnd();
    }

    /** Starts it again, after {@link #kill} or {@link #stop}, with what it has on disk. */
    public void startAgain() {
        if (process.isAlive()) {
            throw new IllegalStateException("Redis is running");
        }
        process = launch();
    }

    /** Makes it hang: connections stay, nothing is answered. */
    public void pause() {
        signal("STOP");
    }

    /** Ends a {@link #pause}. */
    public void resume() {
        signal("CONT");
    }

    /** Ends it and deletes its folder. */
    @Override
    public void close() {
        kill();
        folder.delete();
    }

    private Process launch() {
        List<String> command = new ArrayList<>(List.of(RedisBinary.path()));
        command.addAll(List.of("--port", String.valueOf(port), "--bind", "127.0.0.1"));
        command.addAll(List.of("--dir", folder.path().toString(), "--save", ""));
        command.addAll(List.of("--appendonly", "yes", "--appendfsync", "always"));
        command.addAll(options);
        File log = folder.path().resolve("redis.log").toFile();
        Process started = Launcher.start(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log)));
        awaitAnswer(started);
        return started;
    }

    private void awaitAnswer(Process started) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (!started.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("Redis does not start, see redis.log in " + folder.path());
            }
            rest();
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write("PING\r\n".getBytes(US_ASCII));
            String answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine();
            return answer != null && !answer.startsWith("-LOADING");
        } catch (IOException e) {
            return false;
        }
    }

    private void signal(String name) {
        Launcher.signal(name, process.pid());
    }

    private void awaitEnd() {
        process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static void rest() {
        try {
            TimeUnit.MILLISECONDS.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Redis starts", e);
        }
    }
}
