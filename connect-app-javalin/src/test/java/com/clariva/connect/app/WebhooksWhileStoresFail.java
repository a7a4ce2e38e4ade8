package com.clariva.connect.app;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.DR_BORIS;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static com.clariva.connect.testkit.Cast.connecting;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.adapters.persistence.PostgresqlDataSource;
import com.clariva.connect.adapters.persistence.PostgresqlSchema;
import com.clariva.connect.adapters.persistence.PostgresqlStorage;
import com.clariva.connect.adapters.persistence.TinkSealing;
import com.clariva.connect.app.http.Signatures;
import com.clariva.connect.app.http.Street;
import com.clariva.connect.app.http.Street.Answer;
import com.clariva.connect.app.postgres.EmbeddedPostgresql;
import com.clariva.connect.app.settings.Settings;
import com.clariva.connect.app.settings.WorkingEnvironment;
import com.clariva.connect.core.account.ConnectedAccounts;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.event.MessageEvent;
import com.clariva.connect.core.handling.ResolvedEvent;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.testkit.FaultProxy;
import com.clariva.connect.testkit.redis.RedisServer;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server with a Redis and a PostgreSQL of its own, whatever is done to them, and what it has handled. */
final class WebhooksWhileStoresFail implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String SECRET = "instagram-app-secret";
    private static final String DELIVERY =
            "{\"object\":\"instagram\",\"entry\":[{\"time\":1795200000534,\"id\":\"%1$s\",\"messaging\":[{\"sender\":{\"id\":\"%2$s\"},"
                    + "\"recipient\":{\"id\":\"%1$s\"},\"timestamp\":1795200000123,\"message\":{\"mid\":\"m_%3$s_%4$s\",\"text\":\"%4$s\"}}]}]}";

    final RedisServer redis = RedisServer.start();
    final FaultProxy postgresql;
    /** What is always at the address of the primary, whichever Redis that is. */
    private final FaultProxy primary = FaultProxy.to(redis.port());

    final Street street;
    final List<String> handled = new CopyOnWriteArrayList<>();
    private final String run = UUID.randomUUID().toString();
    private final EmbeddedPostgresql database;
    private final Server server;
    private Optional<RedisServer> replica = Optional.empty();

    WebhooksWhileStoresFail(Path folder) {
        database = EmbeddedPostgresql.start(folder);
        postgresql = FaultProxy.to(database.port());
        int port = RedisServer.freePort();
        String url = database.url().reveal().replace(":" + database.port() + "/", ":" + postgresql.port() + "/");
        Settings settings = Settings.from(
                WorkingEnvironment.and(Map.of(
                        "DATABASE_URL",
                        url,
                        "REDIS_URL",
                        "redis://127.0.0.1:" + primary.port(),
                        "REDIS_HOLD",
                        "5m",
                        "SHUTDOWN_GRACE",
                        "1s",
                        "PORT",
                        Integer.toString(port))),
                InstantSource.system());
        link(settings);
        server = Server.start(settings, InstantSource.system(), this::note);
        street = new Street(port);
        await().atMost(PATIENCE).until(() -> street.get("/health").body().contains("\"status\":\"ok\""));
    }

    /** One try, as Instagram makes it. */
    Answer deliver(InstagramId account, String text) {
        byte[] body =
                DELIVERY.formatted(account.value(), PATIENT.value(), run, text).getBytes(UTF_8);
        return street.send(
                "POST", "/webhooks/instagram", body, "X-Hub-Signature-256", Signatures.sha256(Secret.of(SECRET), body));
    }

    Answer deliver(String text) {
        return deliver(ADAS_PRACTICE, text);
    }

    /** As Instagram does: what was not taken is sent again. */
    void deliverUntilTaken(String text) {
        await().atMost(PATIENCE).until(() -> deliver(text).status() == 200);
    }

    void awaitHandled(String... texts) {
        await().atMost(PATIENCE).until(() -> handled.containsAll(List.of(texts)));
    }

    /** Since Redis is back. */
    Duration untilRedisIsUsed() {
        long since = System.nanoTime();
        await().atMost(PATIENCE)
                .until(() -> street.get("/health").body().contains("\"overflow\":false")
                        && street.get("/metrics").body().contains("connect_queue_durable 1.0"));
        return Duration.ofNanos(System.nanoTime() - since);
    }

    /** The primary dies, and has a replica that is up to date. */
    void losePrimary() {
        replica = Optional.of(RedisServer.start("--replicaof", "127.0.0.1", String.valueOf(redis.port())));
        tellRedis("WAIT 1 20000");
        redis.kill();
    }

    /** The replica is the primary now; the old one comes back, and nobody is sent to it. */
    void promoteReplica() {
        tell(replica.orElseThrow().port(), "REPLICAOF NO ONE");
        primary.target(replica.orElseThrow().port());
        redis.startAgain();
    }

    /** What a person at {@code redis-cli} does. */
    void tellRedis(String command) {
        tell(redis.port(), command);
    }

    private static void tell(int port, String command) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write((command + "\r\n").getBytes(UTF_8));
            byte[] answer = socket.getInputStream().readNBytes(1);
            assertThat(new String(answer, UTF_8)).isNotEqualTo("-");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        redis.resume();
        postgresql.heal();
        server.close();
        postgresql.close();
        primary.close();
        redis.close();
        replica.ifPresent(RedisServer::close);
        database.close();
    }

    private void note(ResolvedEvent event) {
        event.event()
                .as(MessageEvent.Message.class)
                .flatMap(message -> message.content().text())
                .ifPresent(text -> handled.add(text.value()));
    }

    private static void link(Settings settings) {
        try (HikariDataSource pool =
                PostgresqlDataSource.open(settings.stores().database().url(), 2)) {
            PostgresqlSchema.migrate(pool);
            ConnectedAccounts accounts = PostgresqlStorage.on(
                            pool, TinkSealing.of(settings.stores().encryptionKeys()))
                    .accounts();
            accounts.connect(connecting(DR_ADA, ADAS_PRACTICE, "token-ada"));
            accounts.connect(connecting(DR_BORIS, BORIS_PRACTICE, "token-boris"));
            accounts.noteSubscription(ADAS_PRACTICE, true);
            accounts.noteSubscription(BORIS_PRACTICE, true);
        }
    }
}
