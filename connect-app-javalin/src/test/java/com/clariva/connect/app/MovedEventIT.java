package com.clariva.connect.app;

import static com.clariva.connect.app.KeyRotation.OLD;
import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.adapters.persistence.PostgresqlStorage;
import com.clariva.connect.core.deadletter.DeadLetterFilter;
import com.clariva.connect.core.deadletter.DeadLetterReason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever can write to the queue's store brings no event to another doctor. */
class MovedEventIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final DeadLetterFilter UNREADABLE =
            new DeadLetterFilter(Optional.of(DeadLetterReason.UNREADABLE), Optional.of(ADAS_PRACTICE), true);

    @TempDir
    private static Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void eventThatWasMovedInTheStoreReachesNoHandler(boolean withRedis) throws Exception {
        try (KeyRotation house = new KeyRotation(folder, withRedis)) {
            PostgresqlStorage storage = house.storage(OLD);
            house.fill(storage);
            try (Server receiving = house.receive(OLD)) {
                assertThat(house.deliver(ADAS_PRACTICE, "for Ada")).isTrue();
                assertThat(receiving).isNotNull();
            }
            house.moveQueued(ADAS_PRACTICE, BORIS_PRACTICE);

            try (Server working = house.serve(OLD)) {
                await().atMost(PATIENCE)
                        .until(() -> storage.deadLetters().list(UNREADABLE, 10).size() == 1);
                assertThat(house.deliver(BORIS_PRACTICE, "for Boris")).isTrue();
                await().atMost(PATIENCE).until(() -> house.handled.contains("for Boris"));
                assertThat(working).isNotNull();
            }
            assertThat(house.handled).containsExactly("for Boris");
        }
    }
}
