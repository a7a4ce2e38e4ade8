package com.clariva.connect.app.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.app.process.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresqlIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String READY = "ready";

    /** One for all, because a start on a folder that is used already is what happens most, and is fast. */
    @TempDir
    private static Path folder;

    @Test
    void whatWasWrittenIsThereAfterARestart() throws SQLException {
        try (EmbeddedPostgresql first = EmbeddedPostgresql.start(folder)) {
            write(first, "remembered");
        }

        try (EmbeddedPostgresql second = EmbeddedPostgresql.start(folder)) {
            assertThat(read(second)).isEqualTo("remembered");
        }
    }

    @Test
    void stopDoesNotWaitForClients() throws SQLException {
        EmbeddedPostgresql server = EmbeddedPostgresql.start(folder);
        try (Connection connection = connect(server)) {
            long pid = pidOfServer();

            server.close();

            assertThat(isAlive(pid)).isFalse();
            assertThatThrownBy(() -> ask(connection, "select 1")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void serverThatWasKilledComesBackWithItsData() throws SQLException {
        EmbeddedPostgresql first = EmbeddedPostgresql.start(folder);
        write(first, "committed");
        kill(pidOfServer());
        first.close();

        try (EmbeddedPostgresql second = EmbeddedPostgresql.start(folder)) {
            assertThat(read(second)).isEqualTo("committed");
        }
    }

    @Test
    void serverDoesNotOutliveAProcessThatWasKilled() throws Exception {
        Process process = startInAnotherProcess();
        long server = pidOfServer();

        process.destroyForcibly().waitFor();

        await().atMost(PATIENCE).until(() -> !isAlive(server));
        try (EmbeddedPostgresql next = EmbeddedPostgresql.start(folder)) {
            assertThat(read(next)).isEqualTo("written elsewhere");
        }
    }

    @Test
    void orphanIsStoppedByTheNextStart() throws Exception {
        int port;
        try (EmbeddedPostgresql first = EmbeddedPostgresql.start(folder)) {
            write(first, "remembered");
            port = first.port();
        }
        long orphan = leaveAnOrphanOn(port);

        try (EmbeddedPostgresql next = EmbeddedPostgresql.start(folder)) {
            assertThat(isAlive(orphan)).isFalse();
            assertThat(read(next)).isEqualTo("remembered");
        }
    }

    @Test
    void strangerWithTheOldNumberIsLeftAlone() throws Exception {
        EmbeddedPostgresql.start(folder).close();
        long stranger = ProcessHandle.current().pid();
        Files.writeString(pidFile(), stranger + "\n" + folder + "\n0\n5432\n\n127.0.0.1\n\nready\n");

        try (EmbeddedPostgresql next = EmbeddedPostgresql.start(folder)) {
            assertThat(ask(next, "select 'here'")).isEqualTo("here");
        }
    }

    @Test
    void folderInUseIsRefused() {
        try (EmbeddedPostgresql first = EmbeddedPostgresql.start(folder)) {
            assertThatThrownBy(() -> EmbeddedPostgresql.start(folder))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("another process is using the folder");
            assertThat(ask(first, "select 'unharmed'")).isEqualTo("unharmed");
        }
    }

    @Test
    void folderThatCannotBeUsedIsNamed(@TempDir Path other) throws IOException {
        Path file = Files.createFile(other.resolve("file"));

        assertThatThrownBy(() -> EmbeddedPostgresql.start(file))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void halfOfAClusterIsNeverTakenForAWhole(@TempDir Path fresh) throws IOException {
        Files.createDirectories(fresh.resolve("postgresql-18.unfinished/base"));
        Files.createDirectories(fresh.resolve("postgresql-18-program.unfinished/bin"));

        try (EmbeddedPostgresql server = EmbeddedPostgresql.start(fresh)) {
            assertThat(ask(server, "select 'whole'")).isEqualTo("whole");
        }
    }

    @Test
    void nobodyElseGetsIn() throws Exception {
        try (EmbeddedPostgresql server = EmbeddedPostgresql.start(folder)) {
            String address = "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres";

            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(folder.resolve("postgresql-18.password"))))
                    .isEqualTo("rw-------");
            assertThatThrownBy(() -> DriverManager.getConnection(address, "postgres", "guessed"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThat(listOf(folder)).noneMatch(file -> file.toString().contains("initdb"));
        }
    }

    @Test
    void acknowledgedMeansOnDisk() {
        try (EmbeddedPostgresql server = EmbeddedPostgresql.start(folder)) {
            assertThat(ask(server, "show fsync")).isEqualTo("on");
            assertThat(ask(server, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(server, "show data_checksums")).isEqualTo("on");
        }
    }

    /** What {@link #serverDoesNotOutliveAProcessThatWasKilled} runs in a process of its own. */
    static final class Elsewhere {
        private Elsewhere() {}

        public static void main(String[] arguments) throws Exception {
            EmbeddedPostgresql server = EmbeddedPostgresql.start(Path.of(arguments[0]));
            write(server, "written elsewhere");
            Files.createFile(Path.of(arguments[0], READY));
            System.in.read();
        }
    }

    private Process startInAnotherProcess() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Elsewhere.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        await().atMost(PATIENCE).until(() -> Files.exists(folder.resolve(READY)));
        return process;
    }

    private long leaveAnOrphanOn(int port) throws IOException, InterruptedException {
        Path program = listOf(folder).stream()
                .filter(path -> path.getFileName().toString().startsWith("postgresql-18-program-"))
                .findFirst()
                .orElseThrow();
        boolean root = (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
        String command = "setsid " + (root ? "unshare -U " : "") + program.resolve("bin/postgres") + " -D "
                + folder.resolve("postgresql-18") + " -p " + port + " -c unix_socket_directories=";
        new ProcessBuilder("sh", "-c", command + " > /dev/null 2>&1 &").start().waitFor();
        await().atMost(PATIENCE)
                .until(() ->
                        Files.exists(pidFile()) && Files.readString(pidFile()).contains("ready"));
        return pidOfServer();
    }

    private Path pidFile() {
        return folder.resolve("postgresql-18/postmaster.pid");
    }

    private long pidOfServer() {
        try {
            return Long.parseLong(Files.readAllLines(pidFile()).get(0).strip());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private static void kill(long pid) {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        await().atMost(PATIENCE).until(() -> !process.isAlive());
    }

    private static List<Path> listOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static void write(EmbeddedPostgresql server, String text) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists memory");
            statement.execute("create table memory (text text)");
            statement.execute("insert into memory values ('" + text + "')");
        }
    }

    private static String read(EmbeddedPostgresql server) {
        return ask(server, "select text from memory");
    }

    private static String ask(EmbeddedPostgresql server, String question) {
        try (Connection connection = connect(server)) {
            return ask(connection, question);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String ask(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            assertThat(answer.next()).isTrue();
            return Objects.requireNonNull(answer.getString(1));
        }
    }

    private static Connection connect(EmbeddedPostgresql server) throws SQLException {
        String url = server.url().reveal();
        String password = url.substring(url.lastIndexOf(':', url.indexOf('@')) + 1, url.indexOf('@'));
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres", "postgres", password);
    }
}
