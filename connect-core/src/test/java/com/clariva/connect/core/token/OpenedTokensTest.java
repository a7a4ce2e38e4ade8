package com.clariva.connect.core.token;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.connecting;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.account.AccountNews;
import com.clariva.connect.core.account.AccountStatus;
import com.clariva.connect.core.audit.SecurityEvents;
import com.clariva.connect.testkit.InMemoryStorage;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.RecordingAccountListener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenedTokensTest {
    private final InMemoryStorage storage = new InMemoryStorage(new ManualClock());
    private final RecordingAccountListener listener = new RecordingAccountListener();
    private final OpenedTokens tokens = new OpenedTokens(
            storage.tokens(),
            new VerifyPlaintextToken(
                    storage.plaintextTokens(), token -> ADAS_PRACTICE, new SecurityEvents(storage.auditLog())),
            new AccountNews(storage.accounts(), storage.auditLog(), listener));

    @BeforeEach
    void adaIsConnected() {
        storage.accounts().connect(connecting(DR_ADA, ADAS_PRACTICE, "token-1"));
    }

    @Test
    void tokenThatDoesNotOpenMakesTheDoctorReconnectAndIsToldOnce() {
        storage.accounts().breakToken(ADAS_PRACTICE);

        assertThat(tokens.current(ADAS_PRACTICE)).isEmpty();
        assertThat(tokens.current(ADAS_PRACTICE)).isEmpty();

        assertThat(storage.accounts()
                        .findByAccount(ADAS_PRACTICE)
                        .orElseThrow()
                        .state()
                        .status())
                .isEqualTo(AccountStatus.NEEDS_RECONNECT);
        assertThat(listener.heard()).hasSize(1);
    }

    @Test
    void tokenThatOpensIsGivenOut() {
        assertThat(tokens.current(ADAS_PRACTICE)).isPresent();
        assertThat(listener.heard()).isEmpty();
    }
}
