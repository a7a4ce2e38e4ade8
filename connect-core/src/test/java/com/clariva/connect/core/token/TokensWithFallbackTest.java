package com.clariva.connect.core.token;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.connecting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.Refusal;
import com.clariva.connect.core.account.ConnectedAccounts;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.testkit.AccessTokensContract;
import com.clariva.connect.testkit.InMemoryConnectedAccounts;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.Outage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** With a fallback for somebody else, the tokens of all others keep every promise. */
class TokensWithFallbackTest extends AccessTokensContract {
    private static final Secret BY_HAND = Secret.of("token-set-by-hand");

    private final InMemoryConnectedAccounts accounts = new InMemoryConnectedAccounts(new ManualClock());
    private final AtomicInteger asked = new AtomicInteger();
    private Supplier<InstagramId> owner = () -> ADAS_PRACTICE;

    @Override
    protected ConnectedAccounts emptyAccounts() {
        return accounts;
    }

    @Override
    protected AccessTokens tokens() {
        return around(accounts, new InstagramId("17841400000000099"));
    }

    @Override
    protected AccessTokens unreachable() {
        return around(new InMemoryConnectedAccounts(new ManualClock(), Outage.lasting()), ADAS_PRACTICE);
    }

    @Override
    protected void breakToken(InstagramId account) {
        accounts.breakToken(account);
    }

    @Override
    protected String everythingStored() {
        return accounts.toString();
    }

    @Nested
    class ForAda {
        private final AccessTokens tokens = around(accounts, ADAS_PRACTICE);

        @Test
        void ownTokenComesFirst() {
            accounts.connect(connecting(DR_ADA, ADAS_PRACTICE, "token-ada"));

            assertThat(tokens.current(ADAS_PRACTICE)).map(AccessToken::secret).contains(Secret.of("token-ada"));
            assertThat(asked).hasValue(0);
        }

        @Test
        void tokenSetByHandStandsInWhereTheOwnIsMissing() {
            ownTokenIsRefused();

            assertThat(tokens.current(ADAS_PRACTICE)).map(AccessToken::secret).contains(BY_HAND);
            assertThat(tokens.current(ADAS_PRACTICE)).isPresent();
            assertThat(asked).hasValue(1);
        }

        @Test
        void accountNobodyLinkedHasNoToken() {
            assertThat(tokens.current(ADAS_PRACTICE)).isEmpty();
            assertThat(asked).hasValue(0);
        }

        @Test
        void noOtherAccountIsEverGivenIt() {
            accounts.connect(connecting(DR_ADA, BORIS_PRACTICE, "token-boris"));
            tokens.refused(
                    BORIS_PRACTICE, tokens.current(BORIS_PRACTICE).orElseThrow().version());

            assertThat(tokens.current(BORIS_PRACTICE)).isEmpty();
        }

        @Test
        void tokenOfAnotherAccountIsNeverUsed() {
            owner = () -> BORIS_PRACTICE;
            ownTokenIsRefused();

            assertThat(tokens.current(ADAS_PRACTICE)).isEmpty();
            owner = () -> ADAS_PRACTICE;
            assertThat(tokens.current(ADAS_PRACTICE)).isEmpty();
            assertThat(asked).hasValue(1);
        }

        @Test
        void ownerThatCannotBeAskedNowIsAskedLater() {
            owner = () -> {
                throw new ConnectException.InstagramUnavailable("profile", null);
            };
            ownTokenIsRefused();

            assertThatExceptionOfType(ConnectException.StorageUnavailable.class)
                    .isThrownBy(() -> tokens.current(ADAS_PRACTICE));
            owner = () -> ADAS_PRACTICE;
            assertThat(tokens.current(ADAS_PRACTICE)).isPresent();
        }

        @Test
        void deadTokenIsNotTriedAgain() {
            owner = () -> {
                throw new ConnectException.InstagramRefused("profile", Refusal.RECONNECT_NEEDED, "190");
            };
            ownTokenIsRefused();

            assertThat(tokens.current(ADAS_PRACTICE)).isEmpty();
            assertThat(tokens.current(ADAS_PRACTICE)).isEmpty();
            assertThat(asked).hasValue(1);
        }

        @Test
        void refusalOfItEndsItsUseAndSaysNothingOfTheAccount() {
            ownTokenIsRefused();
            long version = tokens.current(ADAS_PRACTICE).orElseThrow().version();

            assertThat(tokens.permissionLost(ADAS_PRACTICE, version)).isFalse();
            assertThat(tokens.refused(ADAS_PRACTICE, version)).isFalse();

            assertThat(tokens.current(ADAS_PRACTICE)).isEmpty();
            accounts.connect(connecting(DR_ADA, ADAS_PRACTICE, "token-new"));
            assertThat(tokens.current(ADAS_PRACTICE)).isPresent();
        }

        private void ownTokenIsRefused() {
            accounts.connect(connecting(DR_ADA, ADAS_PRACTICE, "token-ada"));
            tokens.refused(
                    ADAS_PRACTICE, tokens.current(ADAS_PRACTICE).orElseThrow().version());
        }
    }

    private AccessTokens around(InMemoryConnectedAccounts own, InstagramId account) {
        return new TokensWithFallback(
                own,
                new FallbackToken(account, BY_HAND),
                linked -> own.findByAccount(linked).isPresent(),
                token -> {
                    asked.incrementAndGet();
                    return owner.get();
                });
    }
}
