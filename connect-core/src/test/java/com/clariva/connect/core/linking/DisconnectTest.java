package com.clariva.connect.core.linking;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.DR_BORIS;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.House;
import com.clariva.connect.core.audit.AuditAction;
import com.clariva.connect.core.audit.AuditEntry;
import com.clariva.connect.core.secret.Secret;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DisconnectTest {
    private static final Secret CLINICS_TOKEN = Secret.of("token-of-" + ADAS_PRACTICE);

    private final House house = new House();

    @BeforeEach
    void accountIsLinked() {
        house.link(DR_ADA, ADAS_PRACTICE);
    }

    @Test
    void tokenIsForgottenAndWebhooksEnd() {
        house.connect.disconnect().disconnect(DR_ADA);

        assertThat(house.storage.tokens().current(ADAS_PRACTICE)).isEmpty();
        assertThat(house.storage.accounts().findByAccount(ADAS_PRACTICE)).isEmpty();
        assertThat(house.subscriptions.isSubscribed(CLINICS_TOKEN)).isFalse();
    }

    @Test
    void disconnectingIsAuditedOnce() {
        house.connect.disconnect().disconnect(DR_ADA);
        house.connect.disconnect().disconnect(DR_ADA);

        assertThat(house.storage.auditLog().entries())
                .extracting(AuditEntry::action)
                .containsExactly(AuditAction.CONNECT_INSTAGRAM, AuditAction.INSTAGRAM_DISCONNECT);
    }

    @Test
    void instagramThatIsAwayDoesNotKeepADoctor() {
        house.subscriptions.goesAway();

        house.connect.disconnect().disconnect(DR_ADA);

        assertThat(house.storage.accounts().findByDoctor(DR_ADA)).isEmpty();
    }

    @Test
    void doctorWithoutAnAccountDisconnectsNothing() {
        house.connect.disconnect().disconnect(DR_BORIS);

        assertThat(house.storage.accounts().findByAccount(ADAS_PRACTICE)).isPresent();
    }

    @Test
    void anotherDoctorMayLinkTheAccountThen() {
        house.connect.disconnect().disconnect(DR_ADA);

        house.link(DR_BORIS, ADAS_PRACTICE);

        assertThat(house.storage.accounts().findByAccount(ADAS_PRACTICE))
                .hasValueSatisfying(account -> assertThat(account.doctor()).isEqualTo(DR_BORIS));
    }
}
