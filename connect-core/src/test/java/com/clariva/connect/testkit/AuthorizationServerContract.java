package com.clariva.connect.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.Refusal;
import com.clariva.connect.core.account.AccountType;
import com.clariva.connect.core.account.Profile;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.linking.AuthorizationServer;
import com.clariva.connect.core.linking.Ticket;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.token.Grant;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What every {@link AuthorizationServer} promises. Extend it and supply Instagram's part of the play. */
public abstract class AuthorizationServerContract {
    protected static final Secret CODE = Secret.of("AQBx-code-of-ada");
    protected static final Secret TOKEN = Secret.of("IGAA-long-lived-of-ada");
    protected static final InstagramId EXCHANGE_ID = new InstagramId("24500000000000001");
    protected static final Profile ADA = new Profile(
            new InstagramId("17841400000000001"),
            Optional.of(EXCHANGE_ID),
            "dr.ada",
            Optional.of(AccountType.BUSINESS),
            Optional.empty());

    private static final Duration LIFETIME = Duration.ofDays(60);
    private static final Duration LONGEST_CALL = Duration.ofSeconds(10);

    /** What Instagram does next, and from then on. */
    protected enum Behaviour {
        /** Gives {@link #TOKEN}, {@link #EXCHANGE_ID} and all permissions for any code, and {@link #ADA}. */
        GRANTS,
        /** Says no, for certain, to the code and to the token. */
        REFUSES,
        /** Says that it has trouble of its own. */
        STUMBLES,
        /** Takes the request and hangs up. */
        HANGS_UP,
        /** Takes the request and says nothing, ever. */
        STAYS_SILENT,
        /** Answers what nobody can read. */
        BABBLES,
        /** Answers in the right form, with the one thing missing that matters. */
        LEAVES_OUT
    }

    /** The server under test, with Instagram behaving in this way. */
    protected abstract AuthorizationServer serverWhere(Behaviour behaviour);

    /** How many codes the server under test has sent to Instagram. */
    protected abstract int codesSent();

    @Test
    void browserIsSentAwayWithItsState() {
        Ticket state = Ticket.random();

        String url = serverWhere(Behaviour.GRANTS).authorizationUrl(state).toString();

        assertThat(url).contains(state.value());
    }

    @Test
    void everyPermissionIsAskedFor() {
        AuthorizationServer server = serverWhere(Behaviour.GRANTS);

        String url = server.authorizationUrl(Ticket.random()).toString();

        assertThat(server.permissions())
                .isNotEmpty()
                .allSatisfy(permission -> assertThat(url).contains(permission));
    }

    @Test
    void codeBuysALongLivedToken() {
        AuthorizationServer server = serverWhere(Behaviour.GRANTS);

        Grant grant = server.exchange(CODE).granted().orElseThrow();

        assertThat(grant.longLivedToken()).isEqualTo(TOKEN);
        assertThat(grant.exchangeId()).contains(EXCHANGE_ID);
        assertThat(grant.permissions()).contains(Set.copyOf(server.permissions()));
        assertThat(Duration.between(grant.issuedAt(), grant.expiresAt())).isEqualTo(LIFETIME);
        assertThat(codesSent()).isEqualTo(1);
    }

    @Test
    void refusedCodeBuysNothing() {
        AuthorizationServer server = serverWhere(Behaviour.REFUSES);

        assertThat(server.exchange(CODE).granted()).isEmpty();
        assertThat(codesSent()).isEqualTo(1);
    }

    @Test
    void codeWhoseAnswerIsLostIsNotSentAgain() {
        assertExchangeFailsOnceWhere(Behaviour.HANGS_UP);
    }

    @Test
    void codeMetByTroubleIsNotSentAgain() {
        assertExchangeFailsOnceWhere(Behaviour.STUMBLES);
    }

    @Test
    void unreadableExchangeIsNoAnswer() {
        assertExchangeFailsOnceWhere(Behaviour.BABBLES);
    }

    @Test
    void exchangeWithoutATokenIsNoAnswer() {
        assertExchangeFailsOnceWhere(Behaviour.LEAVES_OUT);
    }

    @Test
    void profileSaysWhoTheTokenSpeaksFor() {
        assertThat(serverWhere(Behaviour.GRANTS).profile(TOKEN)).isEqualTo(ADA);
    }

    @Test
    void refusedTokenHasNoProfile() {
        AuthorizationServer server = serverWhere(Behaviour.REFUSES);

        assertThatExceptionOfType(ConnectException.InstagramRefused.class)
                .isThrownBy(() -> server.profile(TOKEN))
                .returns(Refusal.RECONNECT_NEEDED, ConnectException.InstagramRefused::refusal);
    }

    @Test
    void unreadableProfileIsNoAnswer() {
        AuthorizationServer server = serverWhere(Behaviour.BABBLES);

        assertThatExceptionOfType(ConnectException.InstagramUnavailable.class).isThrownBy(() -> server.profile(TOKEN));
    }

    @Test
    void profileWithoutAnIdentityIsNoAnswer() {
        AuthorizationServer server = serverWhere(Behaviour.LEAVES_OUT);

        assertThatExceptionOfType(ConnectException.InstagramUnavailable.class).isThrownBy(() -> server.profile(TOKEN));
    }

    @Test
    void noCallOutlastsTenSeconds() {
        AuthorizationServer server = serverWhere(Behaviour.STAYS_SILENT);
        Duration patience = LONGEST_CALL.plusSeconds(3);

        CompletableFuture<Throwable> exchange = failureOf(() -> server.exchange(CODE));
        CompletableFuture<Throwable> profile = failureOf(() -> server.profile(TOKEN));

        assertThat(exchange).succeedsWithin(patience).isInstanceOf(ConnectException.InstagramUnavailable.class);
        assertThat(profile).succeedsWithin(patience).isInstanceOf(ConnectException.InstagramUnavailable.class);
        assertThat(codesSent()).isEqualTo(1);
    }

    private void assertExchangeFailsOnceWhere(Behaviour behaviour) {
        AuthorizationServer server = serverWhere(behaviour);

        Throwable failure = catchThrowable(() -> server.exchange(CODE));

        assertThat(failure).isInstanceOf(ConnectException.InstagramUnavailable.class);
        assertThat(failure).hasMessageNotContaining(CODE.reveal());
        assertThat(codesSent()).isEqualTo(1);
    }

    private static CompletableFuture<Throwable> failureOf(ThrowingCallable call) {
        return CompletableFuture.supplyAsync(() -> catchThrowable(call));
    }
}
