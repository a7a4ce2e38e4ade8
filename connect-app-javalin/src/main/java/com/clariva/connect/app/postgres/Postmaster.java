package com.clariva.connect.app.postgres;

import com.clariva.connect.app.process.StartFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The running server. */
final class Postmaster {
    private static final Duration TO_START = Duration.ofSeconds(60);
    private static final Duration TO_STOP = Duration.ofSeconds(20);
    private static final Duration GLANCE = Duration.ofMillis(20);
    private static final int TRIES = 3;
    private static final int STATUS_LINE = 7;

    private final Process process;
    private final int port;

    private Postmaster(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static Postmaster start(ServerFolder home, Program program, Launching launching) throws IOException {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            int port = freePort();
            Postmaster postmaster = new Postmaster(startOnItsThread(command(home, program, launching, port)), port);
            if (postmaster.isReady(home)) {
                return postmaster;
            }
            postmaster.stop();
            // Somebody may have taken the port in between; another one costs little.
        }
        throw StartFailure.unavailable("the embedded PostgreSQL does not start; " + home.log() + " says why");
    }

    int port() {
        return port;
    }

    void stop() {
        if (!process.isAlive()) {
            return;
        }
        Signals.interrupt(process.pid());
        if (!Signals.awaitEnd(List.of(process.toHandle()), TO_STOP)) {
            process.destroyForcibly();
        }
    }

    private static ProcessBuilder command(ServerFolder home, Program program, Launching launching, int port) {
        return launching
                .command(List.of(
                        program.tool("postgres"),
                        "-D",
                        home.cluster().toString(),
                        "-p",
                        String.valueOf(port),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "fsync=on",
                        "-c",
                        "synchronous_commit=on",
                        "-c",
                        "timezone=UTC",
                        // Statements and the details of errors may hold what must not be seen.
                        "-c",
                        "log_error_verbosity=terse",
                        "-c",
                        "log_min_error_statement=panic"))
                .redirectOutput(home.log().toFile());
    }

    /**
     * The kernel signals the server when the <em>thread</em> that started it ends, so that thread has to stay
     * as long as the server does.
     */
    private static Process startOnItsThread(ProcessBuilder command) throws IOException {
        CompletableFuture<Process> started = new CompletableFuture<>();
        Thread keeper = new Thread(() -> keep(command, started), "embedded-postgresql");
        keeper.setDaemon(true);
        keeper.start();
        try {
            return started.get(TO_START.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            throw new IOException("the server's process does not start", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private static void keep(ProcessBuilder command, CompletableFuture<Process> started) {
        try {
            Process process = command.start();
            started.complete(process);
            process.waitFor();
        } catch (IOException failure) {
            started.completeExceptionally(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isReady(ServerFolder home) {
        long deadline = System.nanoTime() + TO_START.toNanos();
        while (System.nanoTime() < deadline) {
            if (saysReady(home)) {
                return true;
            }
            if (Signals.awaitEnd(List.of(process.toHandle()), GLANCE)
                    || Thread.currentThread().isInterrupted()) {
                return false;
            }
        }
        return false;
    }

    private boolean saysReady(ServerFolder home) {
        try {
            List<String> lines = Files.readAllLines(home.postmasterPid());
            return lines.size() > STATUS_LINE
                    && lines.get(0).strip().equals(String.valueOf(process.pid()))
                    && lines.get(STATUS_LINE).strip().equals("ready");
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
