package com.clariva.connect.adapters.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.core.queue.Durability;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.testkit.Cast;
import com.clariva.connect.testkit.ReversibleSealing;
import com.clariva.connect.testkit.redis.RedisServer;
import com.clariva.connect.testkit.redis.TestCertificate;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way in which a Redis can be unusable has its own words, and what can never work is refused at the start. */
class RedisCausesIT {
    private static final String PASSWORD = "secret-of-redis";
    private static final int TLS_PORT = RedisServer.freePort();

    @TempDir
    private static Path folder;

    private static TestCertificate certificate;
    private static RedisServer open;
    private static RedisServer closed;

    @BeforeAll
    static void start() {
        certificate = TestCertificate.in(folder);
        open = RedisServer.start(
                "--tls-port", String.valueOf(TLS_PORT),
                "--tls-cert-file", certificate.certificate().toString(),
                "--tls-key-file", certificate.key().toString(),
                "--tls-auth-clients", "no");
        closed = RedisServer.start("--requirepass", PASSWORD);
    }

    @AfterAll
    static void stop() {
        open.close();
        closed.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "redis://127.0.0.1:CLOSED | asks for a password",
                "redis://:wrong-PASSWORD@127.0.0.1:CLOSED | refuses the user or the password",
                "redis://nobody:PASSWORD@127.0.0.1:CLOSED | refuses the user or the password",
                "rediss://127.0.0.1:OPEN | does not speak TLS",
                "redis://127.0.0.1:TLS | speaks TLS",
                "rediss://127.0.0.1:TLS | certificate of Redis is not trusted",
            })
    void whatCanNeverWorkIsRefusedAtTheStartByItsCause(String url, String cause) {
        String whole = url.replace("CLOSED", String.valueOf(closed.port()))
                .replace("OPEN", String.valueOf(open.port()))
                .replace("TLS", String.valueOf(TLS_PORT))
                .replace("PASSWORD", PASSWORD);

        assertThatThrownBy(() -> at(whole).close())
                .isInstanceOf(RedisRefusedException.class)
                .hasMessageContaining(cause)
                .hasMessageNotContainingAny(PASSWORD, "nobody", "127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({"-eval, EVAL", "-evalsha, EVALSHA", "-script, SCRIPT LOAD", "-script|load, SCRIPT LOAD"})
    void commandThatIsNeededAndNotAllowedIsRefusedByItsName(String rule, String command) {
        try (RedisServer redis = RedisServer.start(guest(rule))) {
            assertThatThrownBy(() -> at(url(redis, "guest")).close())
                    .isInstanceOf(RedisRefusedException.class)
                    .hasMessageContaining("does not allow its user the command " + command + ":");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"EVAL", "EVALSHA"})
    void commandThatIsNeededAndUnknownIsRefusedByItsName(String command) {
        try (RedisServer redis = RedisServer.start("--rename-command", command, "renamed")) {
            assertThatThrownBy(() -> at(redis.url()).close())
                    .isInstanceOf(RedisRefusedException.class)
                    .hasMessageContaining("does not know the command " + command + ":");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-info", "-role", "-config", "-info -role -config", "-@dangerous", "-client", "-@pubsub"})
    void redisThatSaysLessOfItselfWorksAndIsNotCalledDurable(String rule) {
        try (RedisServer redis = RedisServer.start(guest(rule));
                RedisQueue queue = at(url(redis, "guest"))) {
            var event = Cast.message(Cast.ADAS_PRACTICE, "hello", Instant.parse("2026-09-01T08:00:00Z"));

            assertThat(queue.enqueue(List.of(event))).succeedsWithin(Duration.ofSeconds(5));
            assertThat(queue.claim(1, Duration.ofMinutes(1), Duration.ofSeconds(5)))
                    .hasSize(1);
            assertThat(queue.trouble().cause()).isEmpty();
            Durability durability = queue.durability();
            if (rule.contains("config") || rule.contains("dangerous")) {
                assertThat(durability.durable()).isFalse();
                assertThat(durability.detail()).contains("unknown", "Redis does not tell");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONFIG", "INFO", "ROLE"})
    void redisWithoutACommandThatOnlyTellsWorks(String command) {
        try (RedisServer redis = RedisServer.start("--rename-command", command, "renamed");
                RedisQueue queue = at(redis.url())) {
            assertThat(queue.depth().waiting()).isZero();
            assertThat(queue.durability().detail()).isNotBlank();
            assertThat(queue.trouble().cause()).isEmpty();
        }
    }

    @Test
    void operatorMayAnswerForWhatRedisDoesNotTellAndForNothingElse() {
        RedisQueueSettings acknowledged = RedisQueueSettings.standard().withDurabilityByProvider();
        String[] weakly = Stream.concat(Stream.of(guest("-config")), Stream.of("--appendonly", "no"))
                .toArray(String[]::new);
        try (RedisServer redis = RedisServer.start(guest("-config"));
                RedisServer weak = RedisServer.start(weakly);
                RedisQueue queue = at(url(redis, "guest"), acknowledged);
                RedisQueue other = at(url(weak, "guest"), acknowledged)) {
            assertThat(queue.durability().acknowledged()).isTrue();
            assertThat(queue.durability().durable()).isFalse();
            assertThat(other.durability().acknowledged()).isFalse();
            assertThat(other.durability().needed()).contains("appendonly yes");
        }
    }

    @Test
    void evictionHasItsOwnAdvice() {
        try (RedisServer redis = RedisServer.start("--maxmemory", "100mb", "--maxmemory-policy", "allkeys-lru");
                RedisQueue queue = at(redis.url())) {
            assertThat(queue.durability().needed()).containsExactly("maxmemory-policy noeviction");
        }
    }

    @ParameterizedTest
    @CsvSource({"redis://127.0.0.1:1, nobody listens", "redis://redis.invalid:6379, not known to the name service"})
    void redisThatIsAwayIsNoWrongConfigurationAndSaysWhy(String url, String cause) {
        try (LogLines log = new LogLines();
                RedisQueue queue = at(url)) {
            assertThat(queue.trouble().cause()).get().asString().contains(cause);
            assertThat(log.all()).anyMatch(line -> line.contains("Webhook queue away") && line.contains(cause));
        }
    }

    @Test
    void passwordThatBecomesWrongLaterIsNamed() {
        try (RedisServer redis = RedisServer.start();
                LogLines log = new LogLines();
                RedisQueue queue = at(redis.url())) {
            TestRedis behind = new TestRedis(redis);
            behind.ask(server -> server.configSet("requirepass", PASSWORD));
            redis.pause();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> queue.trouble().cause().isPresent());
            redis.resume();

            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() ->
                            assertThat(queue.trouble().cause()).get().asString().contains("asks for a password"));
            assertThat(log.all()).anyMatch(line -> line.contains("asks for a password"));
        }
    }

    /** The documented way for an authority of one's own. */
    @Test
    void certificateInTheTrustStoreOfJavaIsTrusted() {
        System.setProperty("javax.net.ssl.trustStore", certificate.trustStore().toString());
        System.setProperty("javax.net.ssl.trustStorePassword", TestCertificate.PASSWORD);
        try (RedisQueue queue = at("rediss://127.0.0.1:" + TLS_PORT)) {
            assertThat(queue.depth().waiting()).isZero();
        } finally {
            System.clearProperty("javax.net.ssl.trustStore");
            System.clearProperty("javax.net.ssl.trustStorePassword");
        }
    }

    /** Options that make a user who may do all but this. */
    private static String[] guest(String rules) {
        List<String> words = new ArrayList<>(List.of("--user", "guest", "on", ">" + PASSWORD, "~*", "&*", "+@all"));
        words.addAll(List.of(rules.split(" ", -1)));
        return words.toArray(String[]::new);
    }

    private static String url(RedisServer redis, String user) {
        return "redis://" + user + ":" + PASSWORD + "@127.0.0.1:" + redis.port();
    }

    private static RedisQueue at(String url) {
        return at(url, RedisQueueSettings.standard());
    }

    private static RedisQueue at(String url, RedisQueueSettings settings) {
        return RedisQueue.at(Secret.of(url), ReversibleSealing.withKeys("queue"), settings);
    }
}
