package com.clariva.connect.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.Refusal;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.token.FreshToken;
import com.clariva.connect.core.token.TokenRefresher;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What all {@link TokenRefresher}s promise. */
public abstract class TokenRefresherContract {
    protected static final Secret TOKEN = Secret.of("IGAA-old");

    /** How Instagram takes it. */
    protected enum Behaviour {
        LENGTHENS,
        REFUSES_THE_TOKEN,
        LACKS_A_PERMISSION,
        STUMBLES,
        HANGS_UP,
        STAYS_SILENT,
        BABBLES,
        LEAVES_OUT_THE_TOKEN,
        LEAVES_OUT_THE_LIFE
    }

    protected abstract TokenRefresher refresherWhere(Behaviour behaviour);

    @Test
    void tokenGetsAboutSixtyDays() {
        FreshToken fresh = refresherWhere(Behaviour.LENGTHENS).refresh(TOKEN);

        assertThat(Duration.between(fresh.issuedAt(), fresh.expiresAt()))
                .isBetween(Duration.ofDays(59), Duration.ofDays(61));
        assertThat(fresh.secret()).isNotEqualTo(TOKEN);
    }

    @Test
    void refusalsAreToldApart() {
        assertThat(refusal(Behaviour.REFUSES_THE_TOKEN)).isEqualTo(Refusal.RECONNECT_NEEDED);
        assertThat(refusal(Behaviour.LACKS_A_PERMISSION)).isEqualTo(Refusal.PERMISSION_MISSING);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"STUMBLES", "HANGS_UP", "STAYS_SILENT", "BABBLES", "LEAVES_OUT_THE_TOKEN", "LEAVES_OUT_THE_LIFE"})
    @Timeout(30)
    void whatCannotBeUsedIsNoAnswer(Behaviour behaviour) {
        TokenRefresher refresher = refresherWhere(behaviour);

        assertThatExceptionOfType(ConnectException.InstagramUnavailable.class)
                .isThrownBy(() -> refresher.refresh(TOKEN))
                .withMessageNotContaining(TOKEN.reveal());
    }

    private Refusal refusal(Behaviour behaviour) {
        TokenRefresher refresher = refresherWhere(behaviour);
        try {
            refresher.refresh(TOKEN);
        } catch (ConnectException.InstagramRefused refused) {
            return refused.refusal();
        }
        throw new AssertionError("it was not refused");
    }
}
