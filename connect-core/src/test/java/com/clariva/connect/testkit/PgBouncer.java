package com.clariva.connect.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real pooler in front of a PostgreSQL on this machine. Whoever comes is let in, and logged in there as {@link Target} says. */
public final class PgBouncer implements AutoCloseable {
    /** What to say where it is not installed. */
    public static final String NONE = "PgBouncer is not installed (Debian: apt-get install pgbouncer)";

    private static final Path PROGRAM = Path.of("/usr/sbin/pgbouncer");

    private final Target target;
    private final List<String> settings;
    private final int port = freePort();
    private final Path folder;
    private final Process process;

    /** The server behind it. */
    public record Target(int port, String user, String password) {}

    private PgBouncer(Target target, String mode, List<String> settings) throws IOException {
        this.target = target;
        this.settings = List.copyOf(settings);
        this.folder = Files.createTempDirectory("pgbouncer");
        // It refuses to be root, and becomes nobody.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        mode(mode);
        this.process = new ProcessBuilder(
                        PROGRAM.toString(), "-u", "nobody", configuration().toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        awaitDoor();
    }

    public static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    /**
     * Starts one.
     *
     * @param mode {@code session}, {@code transaction} or {@code statement}
     * @param settings further lines of its configuration
     */
    public static PgBouncer start(Target target, String mode, String... settings) {
        try {
            return new PgBouncer(target, mode, List.of(settings));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    /** From now on it pools in another way. Connections that wait for nothing go on in theirs until they are used. */
    public void change(String mode) {
        try {
            mode(mode);
            int unused = new ProcessBuilder("kill", "-HUP", Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            boolean unused = process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Path configuration() {
        return folder.resolve("pgbouncer.ini");
    }

    private void mode(String mode) throws IOException {
        String text = """
                [databases]
                * = host=127.0.0.1 port=%d user=%s password=%s
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = any
                ignore_startup_parameters = extra_float_digits,search_path
                pool_mode = %s
                max_client_conn = 500
                """.formatted(target.port(), target.user(), target.password(), port, mode);
        Files.writeString(configuration(), text + String.join("\n", settings) + "\n", UTF_8);
        Files.setPosixFilePermissions(configuration(), PosixFilePermissions.fromString("rw-r--r--"));
    }

    private void awaitDoor() throws IOException {
        await().atMost(Duration.ofSeconds(20)).until(() -> answers() || !process.isAlive());
        if (!process.isAlive()) {
            throw new IOException("PgBouncer did not start: " + Files.readString(folder.resolve("log"), UTF_8));
        }
    }

    private boolean answers() {
        try (Socket door = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return door.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
