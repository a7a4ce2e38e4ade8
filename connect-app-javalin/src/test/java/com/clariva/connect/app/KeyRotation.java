package com.clariva.connect.app;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.DR_BORIS;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static com.clariva.connect.testkit.Cast.connecting;
import static com.clariva.connect.testkit.Cast.message;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.adapters.persistence.PostgresqlDataSource;
import com.clariva.connect.adapters.persistence.PostgresqlQueue;
import com.clariva.connect.adapters.persistence.PostgresqlSchema;
import com.clariva.connect.adapters.persistence.PostgresqlStorage;
import com.clariva.connect.adapters.persistence.QueueLimits;
import com.clariva.connect.adapters.persistence.TinkSealing;
import com.clariva.connect.adapters.queue.RedisQueue;
import com.clariva.connect.adapters.queue.RedisQueueSettings;
import com.clariva.connect.app.http.Signatures;
import com.clariva.connect.app.http.Street;
import com.clariva.connect.app.postgres.EmbeddedPostgresql;
import com.clariva.connect.app.process.Terminal;
import com.clariva.connect.app.server.FromSettings;
import com.clariva.connect.app.settings.Settings;
import com.clariva.connect.app.settings.WorkingEnvironment;
import com.clariva.connect.bench.LinkedAccounts;
import com.clariva.connect.core.deadletter.DeadLetter;
import com.clariva.connect.core.deadletter.DeadLetterReason;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.event.MessageEvent;
import com.clariva.connect.core.handling.ResolvedEvent;
import com.clariva.connect.core.handling.WorkerSettings;
import com.clariva.connect.core.queue.EventQueue;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.testkit.redis.RedisServer;
import com.zaxxer.hikari.HikariDataSource;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Stores that are full of what one key sealed, servers with any keys on them, and the command line beside. */
final class KeyRotation implements AutoCloseable {
    static final String OLD = "monday:QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVoxMjM0NTY=";
    static final String NEW = "tuesday:QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVoxMjM0NTc=";
    static final InstagramId NOBODYS = new InstagramId("17841400000000009");

    private static final String SECRET = "instagram-app-secret";
    private static final String DELIVERY =
            "{\"object\":\"instagram\",\"entry\":[{\"time\":1795200000534,\"id\":\"%1$s\",\"messaging\":[{\"sender\":{\"id\":\"%2$s\"},"
                    + "\"recipient\":{\"id\":\"%1$s\"},\"timestamp\":1795200000123,\"message\":{\"mid\":\"m_%3$s\",\"text\":\"%3$s\"}}]}]}";

    final List<String> handled = new CopyOnWriteArrayList<>();
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final ByteArrayOutputStream err = new ByteArrayOutputStream();
    final DeadLetter letter;
    private final AtomicInteger tokens = new AtomicInteger();
    private final EmbeddedPostgresql database;
    private final HikariDataSource pool;
    private final Optional<RedisServer> redis;
    private final Street street;
    private final int port = RedisServer.freePort();

    KeyRotation(Path folder, boolean withRedis) {
        database = EmbeddedPostgresql.start(folder);
        redis = withRedis ? Optional.of(RedisServer.start()) : Optional.empty();
        street = new Street(port);
        pool = PostgresqlDataSource.open(settings(OLD).stores().database().url(), 4);
        // The pool does not wait long, and machines that build are slow.
        await().atMost(Duration.ofMinutes(1)).ignoreExceptions().untilAsserted(() -> execute("select 1"));
        execute("drop schema public cascade");
        execute("create schema public");
        PostgresqlSchema.migrate(pool);
        Instant now = InstantSource.system().instant();
        letter = new DeadLetter(
                message(ADAS_PRACTICE, "a dead letter", now), DeadLetterReason.HANDLER_FAILED, "error", 4, now);
    }

    Settings settings(String keys) {
        Map<String, String> variables = new HashMap<>(Map.of(
                "DATABASE_URL",
                database.url().reveal(),
                "CONNECT_ENCRYPTION_KEYS",
                keys,
                "SHUTDOWN_GRACE",
                "5s",
                "PORT",
                Integer.toString(port)));
        redis.ifPresent(server -> variables.put("REDIS_URL", server.url()));
        return Settings.from(WorkingEnvironment.and(variables), InstantSource.system());
    }

    /** A server that handles nothing, so that what waits goes on waiting. */
    Server receive(String keys) {
        WorkerSettings none = FromSettings.worker(
                Settings.from(WorkingEnvironment.with("WORKER_CONCURRENCY", "0"), InstantSource.system()));
        return Server.start(settings(keys), none, InstantSource.system(), this::note);
    }

    Server serve(String keys) {
        return Server.start(settings(keys), InstantSource.system(), this::note);
    }

    PostgresqlStorage storage(String keys) {
        return PostgresqlStorage.on(pool, TinkSealing.of(settings(keys).stores().encryptionKeys()));
    }

    void fill(PostgresqlStorage storage) {
        storage.accounts().connect(connecting(DR_ADA, ADAS_PRACTICE, "token-ada"));
        connectBorisAnew(storage);
        storage.deadLetters().add(letter);
    }

    void connectBorisAnew(PostgresqlStorage storage) {
        storage.accounts().connect(connecting(DR_BORIS, BORIS_PRACTICE, "token-" + tokens.incrementAndGet()));
    }

    static byte[] delivery(InstagramId account, String text) {
        return DELIVERY.formatted(account.value(), PATIENT.value(), text).getBytes(UTF_8);
    }

    /** Whether it was taken. */
    boolean deliver(InstagramId account, String text) {
        byte[] body = delivery(account, text);
        return street.send(
                                "POST",
                                "/webhooks/instagram",
                                body,
                                "X-Hub-Signature-256",
                                Signatures.sha256(Secret.of(SECRET), body))
                        .status()
                == 200;
    }

    /** What a server does about once a minute. */
    void unpark(InstagramId account) {
        atTheQueue(NEW, queue -> queue.unpark(account));
    }

    /** Seals with the old key. */
    void enqueue(List<QueuedEvent> events, int atOnce) {
        atTheQueue(OLD, queue -> {
            for (int first = 0; first < events.size(); first += atOnce) {
                queue.enqueue(events.subList(first, Math.min(events.size(), first + atOnce)))
                        .toCompletableFuture()
                        .join();
            }
        });
    }

    /** Accounts with tokens, sealed with the old key. */
    void linkMany(int accounts) {
        LinkedAccounts linked = new LinkedAccounts(
                settings(OLD).stores().encryptionKeys(), InstantSource.system().instant());
        try (Connection connection = pool.getConnection()) {
            linked.insert(connection, accounts);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whoever can write to the store brings the one queued conversation of {@code from} to {@code to}. */
    void moveQueued(InstagramId from, InstagramId to) {
        String was = from + "/" + PATIENT;
        String now = to + "/" + PATIENT;
        if (redis.isPresent()) {
            try (RedisClient client = RedisClient.create(redis.get().url())) {
                RedisCommands<String, String> commands = client.connect().sync();
                commands.rename("connect:lane:" + was, "connect:lane:" + now);
                commands.del("connect:round", "connect:behind");
                commands.rpush("connect:round", now);
                commands.hset("connect:behind", to.value(), "0");
            }
        } else {
            execute("update queue_conversation set conversation = '" + now + "', account = '" + to + "'");
            execute("update queue_event set conversation = '" + now + "'");
        }
    }

    private void atTheQueue(String keys, Consumer<EventQueue> work) {
        TinkSealing sealing = TinkSealing.of(settings(keys).stores().encryptionKeys());
        if (redis.isPresent()) {
            try (RedisQueue queue =
                    RedisQueue.at(Secret.of(redis.get().url()), sealing, RedisQueueSettings.standard())) {
                work.accept(queue);
            }
        } else {
            try (PostgresqlQueue queue = PostgresqlQueue.on(pool, sealing, QueueLimits.usual())) {
                work.accept(queue);
            }
        }
    }

    /** As if no instance had sealed anything for five minutes. */
    void letInstancesBeQuiet() {
        execute("update sealing_key set noted_at = noted_at - interval '5 minutes'");
    }

    int run(String keys, String... arguments) {
        out.reset();
        err.reset();
        Terminal terminal = new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
        return Main.commandLine(terminal, () -> settings(keys), InstantSource.system())
                .execute(arguments);
    }

    private void note(ResolvedEvent event) {
        event.event()
                .as(MessageEvent.Message.class)
                .flatMap(message -> message.content().text())
                .ifPresent(text -> handled.add(text.value()));
    }

    private void execute(String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        pool.close();
        redis.ifPresent(RedisServer::close);
        database.close();
    }
}
