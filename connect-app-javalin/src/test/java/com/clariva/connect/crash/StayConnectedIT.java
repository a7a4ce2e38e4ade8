package com.clariva.connect.crash;

import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.DR_BORIS;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.adapters.instagram.InstagramOverHttp;
import com.clariva.connect.adapters.instagram.InstagramSettings;
import com.clariva.connect.adapters.instagram.InstagramSettings.Addresses;
import com.clariva.connect.adapters.persistence.DatabaseUrl;
import com.clariva.connect.adapters.persistence.PostgresqlDataSource;
import com.clariva.connect.adapters.persistence.PostgresqlQueue;
import com.clariva.connect.adapters.persistence.PostgresqlSchema;
import com.clariva.connect.adapters.persistence.PostgresqlStorage;
import com.clariva.connect.adapters.persistence.QueueLimits;
import com.clariva.connect.app.postgres.EmbeddedPostgresql;
import com.clariva.connect.core.Connect;
import com.clariva.connect.core.account.AccountHealth;
import com.clariva.connect.core.account.AccountHealth.Reason;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.linking.Callback;
import com.clariva.connect.core.linking.Departure;
import com.clariva.connect.core.linking.Finish;
import com.clariva.connect.core.linking.LinkOutcome;
import com.clariva.connect.core.linking.LinkRefusal;
import com.clariva.connect.core.linking.Ticket;
import com.clariva.connect.core.secret.NamedSecret;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.simulator.Account;
import com.clariva.connect.simulator.SimulatedInstagram;
import com.clariva.connect.simulator.TokenDeath;
import com.clariva.connect.testkit.Callers;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.RecordingAccountListener;
import com.clariva.connect.testkit.ReversibleSealing;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Linking and staying linked, on a real PostgreSQL, through the simulated Instagram, by a clock that is moved. */
class StayConnectedIT {
    private static final int CALLERS = 8;
    private static final Duration A_DAY_AND_MORE = Duration.ofHours(25);

    @TempDir
    private static Path folder;

    private final ManualClock clock = new ManualClock(Instant.now().truncatedTo(ChronoUnit.MILLIS));
    private final SimulatedInstagram instagram = SimulatedInstagram.start();
    private final Account practice = instagram.accounts().get(0);
    private final Account other = instagram.accounts().get(1);
    private final RecordingAccountListener listener = new RecordingAccountListener();
    private EmbeddedPostgresql postgresql;
    private HikariDataSource dataSource;
    private PostgresqlQueue queue;
    private Connect connect;

    @BeforeEach
    void open() {
        postgresql = EmbeddedPostgresql.start(folder);
        Databases.makeFresh(postgresql.url().reveal());
        dataSource = PostgresqlDataSource.open(
                DatabaseUrl.parse(Databases.fresh(postgresql.url().reveal())), CALLERS);
        PostgresqlSchema.migrate(dataSource);
        ReversibleSealing sealing = ReversibleSealing.withKeys("key");
        queue = PostgresqlQueue.on(dataSource, sealing, QueueLimits.usual());
        connect = Connect.builder()
                .storage(PostgresqlStorage.on(dataSource, sealing))
                .instagram(InstagramOverHttp.with(settings()))
                .queue(queue)
                .appSecret(new NamedSecret(
                        "INSTAGRAM_APP_SECRET", Secret.of(instagram.settings().appSecret())))
                .verifyToken(new NamedSecret("INSTAGRAM_WEBHOOK_VERIFY_TOKEN", Secret.of("a-verify-token")))
                .handler(event -> {})
                .accountListener(listener)
                .clock(clock)
                .build();
    }

    @AfterEach
    void close() {
        connect.close();
        queue.close();
        dataSource.close();
        postgresql.close();
        instagram.close();
    }

    @Test
    void ofManyCallbacksAtOnceWithOneStateOneIsServed() {
        Callback callback = allowed(depart(DR_ADA), practice);

        List<LinkOutcome> outcomes =
                Callers.atOnce(CALLERS, caller -> connect.completeLinking().complete(callback));

        assertThat(outcomes).filteredOn(LinkOutcome.Linked.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(refused(LinkRefusal.STATE_INVALID)::equals)
                .hasSize(CALLERS - 1);
    }

    @Test
    void ofTwoDoctorsAtOnceWithOneAccountOneWins() {
        List<Callback> callbacks = List.of(allowed(depart(DR_ADA), practice), allowed(depart(DR_BORIS), practice));

        List<LinkOutcome> outcomes =
                Callers.atOnce(2, caller -> connect.completeLinking().complete(callbacks.get(caller)));

        assertThat(outcomes).filteredOn(LinkOutcome.Linked.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(refused(LinkRefusal.ACCOUNT_ALREADY_LINKED)::equals)
                .hasSize(1);
    }

    @Test
    void sameDoctorTwiceAtOnceWithTwoAccountsHasOneAndIsAskedAboutTheOther() {
        List<Callback> callbacks = List.of(allowed(depart(DR_ADA), practice), allowed(depart(DR_ADA), other));

        List<LinkOutcome> outcomes =
                Callers.atOnce(2, caller -> connect.completeLinking().complete(callbacks.get(caller)));

        assertThat(outcomes).filteredOn(LinkOutcome.Linked.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(refused(LinkRefusal.ACCOUNT_CHANGED)::equals)
                .hasSize(1);
        assertThat(connect.confirmChange().question(DR_ADA)).isPresent();
    }

    @Test
    void confirmedAccountReplacesTheOldOneOnce() {
        link(DR_ADA, practice);
        Departure departure = depart(DR_ADA);
        assertThat(connect.completeLinking().complete(allowed(departure, other)))
                .isEqualTo(refused(LinkRefusal.ACCOUNT_CHANGED));

        List<LinkOutcome> outcomes =
                Callers.atOnce(CALLERS, caller -> connect.confirmChange().confirm(DR_ADA, departure.browser()));

        assertThat(outcomes).filteredOn(LinkOutcome.Linked.class::isInstance).hasSize(1);
        assertThat(instagram.subscribedFields(practice)).isEmpty();
        assertThat(instagram.subscribedFields(other)).contains("messages");
    }

    @Test
    void lostSubscriptionIsFoundWithinADayAndRepaired() {
        link(DR_ADA, practice);
        instagram.unsubscribe(practice);

        checkAfter(A_DAY_AND_MORE);

        assertThat(instagram.subscribedFields(practice)).contains("messages");
        assertThat(listener.heard()).contains("subscriptionLost " + id(practice));
        assertThat(health().reasons()).isEmpty();
        assertThat(health().checkedAt()).isEqualTo(clock.instant());
    }

    @Test
    void revokedTokenIsFoundWithinADayAndNotUsedAgain() throws SQLException {
        link(DR_ADA, practice);
        instagram.killTokens(practice, TokenDeath.APP_REMOVED);

        checkAfter(A_DAY_AND_MORE);
        int calls = instagram.requests().size();
        forgetTurns();
        checkAfter(A_DAY_AND_MORE);

        assertThat(instagram.requests()).hasSize(calls);
        assertThat(listener.heard()).containsOnlyOnce("reconnectNeeded " + id(practice));
        assertThat(health().reasons()).contains(Reason.NEEDS_RECONNECT);
    }

    @Test
    void tokenLivesOnForAYear() {
        link(DR_ADA, practice);

        for (int day = 0; day < 365; day++) {
            letPass(Duration.ofDays(1));
            connect.refreshTokens().sweep();
        }

        checkAfter(Duration.ofDays(1));
        assertThat(health().reasons()).isEmpty();
        assertThat(listener.heard()).containsExactly("connected " + id(practice));
    }

    private void link(DoctorId doctor, Account account) {
        assertThat(connect.completeLinking().complete(allowed(depart(doctor), account)))
                .isInstanceOf(LinkOutcome.Linked.class);
    }

    private Departure depart(DoctorId doctor) {
        return connect.startLinking().start(doctor, Optional.empty(), Finish.AT_CALLBACK);
    }

    /** What the browser brings back after Allow was pressed. */
    private Callback allowed(Departure departure, Account account) {
        HttpUrl back = HttpUrl.get(
                instagram.allow(departure.authorizationUrl(), account).toString());
        return new Callback(
                Optional.of(Secret.of(String.valueOf(back.queryParameter("code")))),
                Optional.of(new Ticket(String.valueOf(back.queryParameter("state")))),
                Optional.of(departure.browser()),
                false);
    }

    private void checkAfter(Duration duration) {
        letPass(duration);
        connect.checkAccounts().sweep();
    }

    private void letPass(Duration duration) {
        clock.advance(duration);
        instagram.clock().advance(duration);
    }

    /** Turns are by the database's clock, which nobody moves. */
    private void forgetTurns() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("truncate upkeep_turn");
        }
    }

    private AccountHealth health() {
        return connect.checkConnection().check(DR_ADA).health();
    }

    private InstagramSettings settings() {
        return InstagramSettings.of(
                        instagram.settings().appId(),
                        Secret.of(instagram.settings().appSecret()),
                        URI.create("http://localhost/callback"),
                        clock)
                .withAddresses(
                        new Addresses(instagram.authorizeUrl(), instagram.tokenUrl(), instagram.graphUrl(), "v25.0"));
    }

    private static InstagramId id(Account account) {
        return new InstagramId(account.professionalId());
    }

    private static LinkOutcome refused(LinkRefusal reason) {
        return new LinkOutcome.Refused(reason);
    }
}
