package com.clariva.connect.app;

import static com.clariva.connect.app.KeyRotation.NEW;
import static com.clariva.connect.app.KeyRotation.NOBODYS;
import static com.clariva.connect.app.KeyRotation.OLD;
import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.connecting;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.adapters.persistence.PostgresqlStorage;
import com.clariva.connect.app.process.LogOutput;
import com.clariva.connect.app.settings.Logging;
import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.token.AccessToken;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.Level;

/** The encryption key is changed while the house goes on, and the old one is thrown away. */
class KeyRotationIT {
    private static final String BOTH = NEW + "," + OLD;
    private static final DoctorId NEWCOMER = DoctorId.of("6f1c3c1e-0f5e-4c57-9d0c-2b8b4f1c7a99");
    private static final int PARKED = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    @AfterEach
    void logAsBefore() {
        LogOutput.use(new Logging(Logging.Format.TEXT, Level.INFO));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everythingIsSealedAnewWhileTheHouseGoesOnAndOpensWithoutTheOldKey(boolean withRedis) throws Exception {
        try (KeyRotation house = new KeyRotation(folder, withRedis)) {
            beginWithTheOldKey(house);
            assertNobodyStartsWithoutIt(house);

            List<String> sent = rotateUnderLoad(house);

            assertOldKeyMayBeRemoved(house);
            assertThat(house.handled).containsAll(sent);
            goOnWithTheNewKeyAlone(house);
        }
    }

    private static void beginWithTheOldKey(KeyRotation house) throws Exception {
        house.fill(house.storage(OLD));
        try (Server server = house.serve(OLD)) {
            IntStream.range(0, PARKED)
                    .forEach(number -> assertThat(house.deliver(NOBODYS, "parked-" + number))
                            .isTrue());
            assertThat(server).isNotNull();
        }
    }

    private static void assertNobodyStartsWithoutIt(KeyRotation house) {
        assertThatThrownBy(() -> house.serve(NEW))
                .isInstanceOf(ConnectException.KeyMissing.class)
                .hasMessageContainingAll("monday", "2 tokens", "1 dead letters", PARKED + " queued events");

        assertThat(house.run(NEW, "events", "list")).isEqualTo(78);
        assertThat(house.err.toString(UTF_8).lines())
                .singleElement()
                .asString()
                .contains("the encryption key named monday is needed and not configured")
                .doesNotContain(OLD.substring(OLD.indexOf(':') + 1));
    }

    private static List<String> rotateUnderLoad(KeyRotation house) throws Exception {
        List<String> sent = new ArrayList<>();
        AtomicBoolean over = new AtomicBoolean();
        PostgresqlStorage storage = house.storage(BOTH);
        try (Server server = house.serve(BOTH)) {
            CompletableFuture<Void> events = CompletableFuture.runAsync(() -> {
                while (!over.get()) {
                    String text = "load-" + sent.size();
                    assertThat(house.deliver(ADAS_PRACTICE, text)).isTrue();
                    sent.add(text);
                }
            });
            CompletableFuture<Void> tokens = CompletableFuture.runAsync(() -> {
                while (!over.get()) {
                    assertThat(storage.tokens().current(ADAS_PRACTICE).map(AccessToken::secret))
                            .contains(Secret.of("token-ada"));
                    assertThat(storage.tokens().current(BORIS_PRACTICE)).isPresent();
                    house.connectBorisAnew(storage);
                }
            });

            assertThat(house.run(BOTH, "keys", "rotate")).isZero();

            over.set(true);
            CompletableFuture.allOf(events, tokens).join();
            await().atMost(PATIENCE).until(() -> house.handled.containsAll(sent));
            assertThat(server).isNotNull();
        }
        assertThat(house.out.toString(UTF_8)).contains("key monday seals nothing that is stored, but an instance");
        assertThat(house.err.toString(UTF_8)).contains("dead letters: 1 looked at, 1 sealed anew");
        return sent;
    }

    private static void assertOldKeyMayBeRemoved(KeyRotation house) {
        house.letInstancesBeQuiet();

        assertThat(house.run(BOTH, "keys", "rotate", "--json")).isZero();

        assertThat(house.out.toString(UTF_8))
                .contains("\"complete\":true,\"resealed\":0,\"unopened\":0")
                .contains("{\"name\":\"monday\",\"state\":\"unused\",\"mayBeRemoved\":true,\"sealed\":{}}");
        assertThat(house.run(BOTH, "keys", "rotate")).isZero();
        assertThat(house.out.toString(UTF_8)).contains("key monday is no longer used, it may be removed");
    }

    private static void goOnWithTheNewKeyAlone(KeyRotation house) throws Exception {
        PostgresqlStorage storage = house.storage(NEW);
        try (Server server = house.serve(NEW)) {
            assertThat(storage.tokens().current(ADAS_PRACTICE).map(AccessToken::secret))
                    .contains(Secret.of("token-ada"));
            assertThat(storage.tokens().current(BORIS_PRACTICE)).isPresent();
            assertThat(storage.deadLetters()
                            .beginReplay(house.letter.event().id())
                            .orElseThrow()
                            .letter()
                            .event()
                            .body())
                    .isEqualTo(house.letter.event().body());

            storage.accounts().connect(connecting(NEWCOMER, NOBODYS, "token-newcomer"));
            house.unpark(NOBODYS);

            await().atMost(PATIENCE)
                    .until(() -> house.handled.stream()
                                    .filter(text -> text.startsWith("parked-"))
                                    .count()
                            == PARKED);
            assertThat(server).isNotNull();
        }
    }
}
