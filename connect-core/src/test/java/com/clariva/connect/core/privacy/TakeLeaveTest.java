package com.clariva.connect.core.privacy;

import static com.clariva.connect.core.House.APP_SECRET;
import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.House;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.testkit.SignedPetition;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TakeLeaveTest {
    private static final InstagramId APP_SCOPED = new InstagramId("28978671838402975");

    private final House house = new House();

    @BeforeEach
    void link() {
        house.link(DR_ADA, ADAS_PRACTICE);
        house.clock.advance(Duration.ofMinutes(5));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void deletedAccountIsUnsubscribedWhileItsTokenWorks() {
        Secret token =
                house.storage.tokens().current(ADAS_PRACTICE).orElseThrow().secret();
        assertThat(house.subscriptions.isSubscribed(token)).isTrue();

        delete(house.clock.instant());

        assertThat(house.subscriptions.isSubscribed(token)).isFalse();
    }

    @Test
    void deletionDoesNotWaitForAnInstagramThatDoesNotAnswer() {
        house.subscriptions.goesAway();

        delete(house.clock.instant());

        assertThat(house.storage.tokens().current(ADAS_PRACTICE)).isEmpty();
        assertThat(house.storage.traces().isDeleted(ADAS_PRACTICE)).isTrue();
    }

    @Test
    void repeatedDeletionDoesNotUnsubscribeANewLink() {
        delete(house.clock.instant());
        Instant asked = house.clock.instant();
        house.clock.advance(Duration.ofMinutes(1));
        house.link(DR_ADA, ADAS_PRACTICE);
        Secret token =
                house.storage.tokens().current(ADAS_PRACTICE).orElseThrow().secret();

        delete(asked);

        assertThat(house.subscriptions.isSubscribed(token)).isTrue();
    }

    private void delete(Instant issuedAt) {
        house.connect.deleteAccountData().delete(SignedPetition.about(APP_SCOPED, issuedAt, APP_SECRET));
    }
}
