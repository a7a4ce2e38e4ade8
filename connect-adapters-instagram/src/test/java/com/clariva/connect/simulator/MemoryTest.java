package com.clariva.connect.simulator;

import static com.clariva.connect.simulator.Sample.CLINIC;
import static com.clariva.connect.simulator.Sample.DR_EXAMPLE;
import static com.clariva.connect.simulator.Sample.JANE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryTest {
    @TempDir
    Path folder;

    private SimulatorSettings settings = SimulatorSettings.create();

    @BeforeEach
    void rememberIn() {
        settings = settings.withMemory(folder.resolve("instagram.json"));
    }

    @Test
    void restartForgetsNeitherTokensNorSubscriptionsNorConversations() {
        IssuedToken alive;
        IssuedToken dead;
        try (SimulatedInstagram before = SimulatedInstagram.start(settings)) {
            alive = before.issueToken(DR_EXAMPLE);
            dead = before.issueToken(CLINIC);
            before.killTokens(CLINIC, TokenDeath.PASSWORD_CHANGED);
            before.subscribe(DR_EXAMPLE, List.of("messages"));
            before.people().writes(DR_EXAMPLE, JANE, "Good morning");
            before.clock().advance(Duration.ofHours(23));
        }

        try (AppUnderTest app = new AppUnderTest(SimulatedInstagram.start(settings))) {
            assertThat(app.sendText(JANE, "Hello", alive).status()).isEqualTo(200);
            assertThat(app.get("/me", dead).errorCode()).isEqualTo("190/460");
            assertThat(app.instagram.subscribedFields(DR_EXAMPLE)).containsExactly("messages");
            assertThat(app.instagram.subscribedFields(CLINIC)).isEmpty();
            assertThat(app.instagram.conversation(DR_EXAMPLE, JANE)).hasSize(2);
            assertThat(app.instagram.clock().ahead()).isEqualTo(Duration.ofHours(23));
        }
    }

    @Test
    void whatCameByHttpIsKeptEvenIfTheProcessDies() {
        try (AppUnderTest app = new AppUnderTest(SimulatedInstagram.start(settings))) {
            IssuedToken token = app.instagram.issueToken(DR_EXAMPLE);

            app.post("/me/subscribed_apps?subscribed_fields=messages", token);

            Awaitility.await()
                    .untilAsserted(() -> assertThat(Files.readString(folder.resolve("instagram.json")))
                            .contains(token.value(), "[\"messages\"]"));
        }
    }
}
