package com.clariva.connect.adapters.persistence;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.core.ConnectException;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each cause as a real PostgreSQL, or the lack of one, brings it about. */
class DatabaseProblemIT {
    private static final char[] PASSWORD = "password".toCharArray();

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    private static Path folder;

    private static EmbeddedPostgres encrypted;

    @BeforeAll
    static void startEncrypted() throws Exception {
        makeCertificate();
        encrypted = EmbeddedPostgres.builder()
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", folder.resolve("server.crt").toString())
                .setServerConfig("ssl_key_file", folder.resolve("server.key").toString())
                .start();
        DATABASE.jdbi().useHandle(handle -> {
            handle.execute("create role nobody_may_connect_as_this login connection limit 0");
            handle.execute("create role reader login");
            handle.execute("alter role reader set default_transaction_read_only = on");
        });
    }

    @AfterAll
    static void stopEncrypted() throws IOException {
        encrypted.close();
        DATABASE.jdbi().useHandle(handle -> {
            handle.execute("drop role nobody_may_connect_as_this");
            handle.execute("drop role reader");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://postgres@no-such-host.invalid/DATABASE, UNKNOWN_HOST, true",
        "postgresql://postgres@127.0.0.1:1/DATABASE, UNREACHABLE, true",
        "postgresql://stranger@127.0.0.1:PLAIN/DATABASE, LOGIN_REFUSED, false",
        "postgresql://postgres@127.0.0.1:PLAIN/no_such_database, NO_DATABASE, false",
        "postgresql://nobody_may_connect_as_this@127.0.0.1:PLAIN/DATABASE, TOO_MANY_CONNECTIONS, true",
        "postgresql://reader@127.0.0.1:PLAIN/DATABASE, READ_ONLY, true",
        "postgresql://postgres@127.0.0.1:PLAIN/DATABASE?sslmode=require, NO_ENCRYPTION, false",
        "postgresql://postgres@127.0.0.1:ENCRYPTED/postgres?sslmode=verify-ca&sslrootcert=OTHER, NO_CERTIFICATE, false",
        "postgresql://postgres@127.0.0.1:ENCRYPTED/postgres?sslmode=verify-full&sslrootcert=OWN, NO_CERTIFICATE, false"
    })
    void causeIsNamed(String url, DatabaseProblem cause, boolean mayPass) {
        assertThat(problemOf(url)).isEqualTo(cause);
        assertThat(cause.mayPass()).isEqualTo(mayPass);
    }

    @Test
    void serverThatDoesNotAnswerIsSlow() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(problemOf("postgresql://postgres@127.0.0.1:" + silent.getLocalPort() + "/any"))
                    .isEqualTo(DatabaseProblem.SLOW);
        }
    }

    @Test
    void certificateOfATrustedAuthorityIsFine() {
        try (HikariDataSource pool =
                open("postgresql://postgres@127.0.0.1:ENCRYPTED/postgres?sslmode=verify-ca&sslrootcert=OWN")) {
            int one = Database.on(pool)
                    .ask(
                            "ask",
                            handle -> handle.createQuery("select 1")
                                    .mapTo(Integer.class)
                                    .one());

            assertThat(one).isEqualTo(1);
        }
    }

    /** The first caller may not wait as long as the driver does for the answer. */
    private static DatabaseProblem problemOf(String url) {
        try (HikariDataSource pool = open(url)) {
            return await().atMost(Duration.ofSeconds(30))
                    .until(
                            () -> DatabaseProblem.of(catchThrowableOfType(
                                    ConnectException.StorageUnavailable.class, () -> PostgresqlSchema.migrate(pool))),
                            problem -> problem != DatabaseProblem.SLOW || url.contains("/any"));
        }
    }

    private static HikariDataSource open(String url) {
        return PostgresqlDataSource.open(
                DatabaseUrl.parse(url.replace(
                                "PLAIN", Integer.toString(TestDatabase.target().port()))
                        .replace("DATABASE", DATABASE.schema())
                        .replace("ENCRYPTED", Integer.toString(encrypted.getPort()))
                        .replace("OTHER", folder.resolve("other.crt").toString())
                        .replace("OWN", folder.resolve("server.crt").toString())),
                2);
    }

    private static void makeCertificate() throws Exception {
        KeyStore own = selfSigned("own.p12");
        write("server.crt", "CERTIFICATE", own.getCertificate("key").getEncoded());
        write("server.key", "PRIVATE KEY", own.getKey("key", PASSWORD).getEncoded());
        Files.setPosixFilePermissions(folder.resolve("server.key"), PosixFilePermissions.fromString("rw-------"));
        write(
                "other.crt",
                "CERTIFICATE",
                selfSigned("other.p12").getCertificate("key").getEncoded());
    }

    private static KeyStore selfSigned(String name) throws Exception {
        Path file = folder.resolve(name);
        int ended = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "key",
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=somewhere.else",
                        "-validity",
                        "30",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        file.toString())
                .inheritIO()
                .start()
                .waitFor();
        assertThat(ended).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    private static void write(String name, String kind, byte[] content) throws IOException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Files.writeString(
                folder.resolve(name),
                "-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n",
                US_ASCII);
    }
}
