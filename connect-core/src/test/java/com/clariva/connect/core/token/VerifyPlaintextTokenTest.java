package com.clariva.connect.core.token;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.connecting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.Refusal;
import com.clariva.connect.core.account.AccountNews;
import com.clariva.connect.core.account.AccountStatus;
import com.clariva.connect.core.audit.AuditAction;
import com.clariva.connect.core.audit.AuditEntry;
import com.clariva.connect.core.audit.SecurityEvents;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.testkit.InMemoryStorage;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.RecordingAccountListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerifyPlaintextTokenTest {
    private static final String PLANTED = "token-in-plaintext";

    private final InMemoryStorage storage = new InMemoryStorage(new ManualClock());
    private final RecordingAccountListener listener = new RecordingAccountListener();
    private final List<Secret> asked = new ArrayList<>();
    private Supplier<InstagramId> owner = () -> ADAS_PRACTICE;
    private final OpenedTokens tokens = new OpenedTokens(
            storage.tokens(),
            new VerifyPlaintextToken(storage.plaintextTokens(), this::ownerOf, new SecurityEvents(storage.auditLog())),
            new AccountNews(storage.accounts(), storage.auditLog(), listener));

    private InstagramId ownerOf(Secret token) {
        asked.add(token);
        return owner.get();
    }

    @BeforeEach
    void plaintextLiesInAdasRow() {
        storage.accounts().connect(connecting(DR_ADA, ADAS_PRACTICE, "token-1"));
        storage.plaintextTokens().leave(ADAS_PRACTICE, PLANTED);
    }

    @Test
    void tokenOfTheSameAccountIsSealedAndUsed() {
        assertThat(tokens.current(ADAS_PRACTICE).map(AccessToken::secret)).contains(Secret.of(PLANTED));
        assertThat(tokens.current(ADAS_PRACTICE).map(AccessToken::secret)).contains(Secret.of(PLANTED));

        assertThat(asked).containsExactly(Secret.of(PLANTED));
        assertThat(storage.plaintextTokens().find(ADAS_PRACTICE)).isEmpty();
        assertThat(status()).isEqualTo(AccountStatus.CONNECTED);
        assertThat(listener.heard()).isEmpty();
    }

    @Test
    void tokenOfAnotherAccountIsNeverUsedAndTheDoctorReconnects() {
        owner = () -> BORIS_PRACTICE;

        assertThat(tokens.current(ADAS_PRACTICE)).isEmpty();
        assertThat(tokens.current(ADAS_PRACTICE)).isEmpty();

        assertThat(asked).hasSize(1);
        assertThat(status()).isEqualTo(AccountStatus.NEEDS_RECONNECT);
        assertThat(listener.heard()).hasSize(1);
        assertThat(storage.auditLog().entries())
                .contains(new AuditEntry(
                        AuditAction.SECURITY_EVENT,
                        "plaintext_token_refused",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(ADAS_PRACTICE)));
    }

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void tokenThatInstagramRefusesIsNotUsed(Refusal refusal) {
        owner = () -> {
            throw new ConnectException.InstagramRefused("profile", refusal, "190");
        };

        if (refusal.retryable()) {
            assertThatThrownBy(() -> tokens.current(ADAS_PRACTICE))
                    .isInstanceOf(ConnectException.StorageUnavailable.class);
            assertThat(status()).isEqualTo(AccountStatus.CONNECTED);
        } else {
            assertThat(tokens.current(ADAS_PRACTICE)).isEmpty();
            assertThat(status()).isEqualTo(AccountStatus.NEEDS_RECONNECT);
        }
    }

    @Test
    void whileInstagramIsAwayTheTokenWaitsAndIsNotUsed() {
        owner = () -> {
            throw new ConnectException.InstagramUnavailable("profile", null);
        };
        assertThatThrownBy(() -> tokens.current(ADAS_PRACTICE)).isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThat(status()).isEqualTo(AccountStatus.CONNECTED);

        owner = () -> ADAS_PRACTICE;

        assertThat(tokens.current(ADAS_PRACTICE)).isPresent();
    }

    @Test
    void tokenThatDoesNotOpenIsNotAskedAbout() {
        storage.accounts().connect(connecting(DR_ADA, ADAS_PRACTICE, "token-2"));
        storage.accounts().breakToken(ADAS_PRACTICE);

        assertThat(tokens.current(ADAS_PRACTICE)).isEmpty();

        assertThat(asked).isEmpty();
    }

    private AccountStatus status() {
        return storage.accounts()
                .findByAccount(ADAS_PRACTICE)
                .orElseThrow()
                .state()
                .status();
    }
}
