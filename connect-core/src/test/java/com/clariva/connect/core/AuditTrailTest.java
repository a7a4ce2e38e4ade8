package com.clariva.connect.core;

import static com.clariva.connect.core.House.APP_SECRET;
import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.DR_BORIS;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.core.account.AccountHealth.Reason;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.EventKey;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.handling.RetryPolicy;
import com.clariva.connect.core.handling.WorkerSettings;
import com.clariva.connect.core.linking.Callback;
import com.clariva.connect.core.linking.Departure;
import com.clariva.connect.core.linking.Ticket;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.webhook.RawDelivery;
import com.clariva.connect.testkit.AuditLine;
import com.clariva.connect.testkit.LineEventReader;
import com.clariva.connect.testkit.SignedPetition;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** What an auditor finds of each action, when it worked and when it did not. */
class AuditTrailTest {
    private static final String REQUEST = "d3c0ffee-0000-4000-8000-000000000001";
    private static final InstagramId APP_SCOPED = new InstagramId("28978671838402975");
    private static final Secret TOKEN = Secret.of("token-of-" + ADAS_PRACTICE);

    private final House house = new House(
            event -> {
                throw new IllegalStateException("it never works");
            },
            Observer.NONE,
            new WorkerSettings(
                    1, Duration.ofDays(1), Duration.ofSeconds(5), new RetryPolicy(List.of()), Duration.ofDays(7)));

    @BeforeEach
    void openRequest() {
        MDC.put("requestId", REQUEST);
    }

    @Test
    void linkingAndDisconnecting() {
        house.link(DR_ADA, ADAS_PRACTICE);
        house.grants(Secret.of("code-2"), Secret.of("token-2"), ADAS_PRACTICE);
        house.comeBack(house.depart(DR_BORIS), Secret.of("code-2"));
        house.connect.disconnect().disconnect(DR_ADA);

        assertThat(trail())
                .containsExactly(
                        "connect_instagram success",
                        "connect_instagram account_already_linked",
                        "instagram_disconnect success");
        assertThat(lines().get(0)).returns(Optional.of(DR_ADA.value()), AuditLine::doctor);
        assertThat(lines().get(1)).returns(Optional.of(DR_BORIS.value()), AuditLine::doctor);
        assertThat(lines().get(0).resource())
                .isPresent()
                .isEqualTo(lines().get(2).resource());
    }

    @Test
    void disconnectingWithoutInstagram() {
        house.link(DR_ADA, ADAS_PRACTICE);
        house.subscriptions.goesAway();

        house.connect.disconnect().disconnect(DR_ADA);

        assertThat(trail()).contains("instagram_disconnect not_unsubscribed", "instagram_disconnect success");
    }

    @Test
    void somebodyElsesBrowser() {
        Departure ada = house.depart(DR_ADA);
        Ticket boris = house.depart(DR_BORIS).browser();

        house.connect
                .completeLinking()
                .complete(new Callback(
                        Optional.of(House.CODE), Optional.of(House.stateOf(ada)), Optional.of(boris), false));

        assertThat(trail()).contains("connect_instagram state_invalid", "security_event state_of_another_browser");
    }

    @Test
    void takingLeave() {
        house.link(DR_ADA, ADAS_PRACTICE);
        house.clock.advance(Duration.ofMinutes(1));
        house.connect.deauthorize().deauthorize(petition(Secret.of("a forger's")));
        house.connect.deauthorize().deauthorize(petition(APP_SECRET));
        house.clock.advance(Duration.ofMinutes(1));
        house.link(DR_ADA, ADAS_PRACTICE);
        house.clock.advance(Duration.ofMinutes(1));
        house.connect.deleteAccountData().delete(petition(Secret.of("a forger's")));
        house.connect.deleteAccountData().delete(petition(APP_SECRET));
        house.clock.advance(Duration.ofMinutes(2));
        house.connect.finishDeletions().sweep();
        house.clock.advance(Duration.ofMinutes(2));
        house.connect.finishDeletions().sweep();

        assertThat(trail())
                .contains(
                        "instagram_deauthorized success",
                        "instagram_deauthorized no_match",
                        "data_deletion requested",
                        "data_deletion no_match",
                        "data_deletion success");
    }

    @Test
    void refreshing() {
        house.link(DR_ADA, ADAS_PRACTICE);
        house.clock.advance(Duration.ofDays(40));
        house.connect.refreshTokens().sweep();
        Secret fresh =
                house.storage.tokens().current(ADAS_PRACTICE).orElseThrow().secret();
        house.clock.advance(Duration.ofDays(40));
        house.tokenRefresher.goesAway();
        house.connect.refreshTokens().sweep();
        house.tokenRefresher.comesBack();
        house.tokenRefresher.refuses(fresh, Refusal.RECONNECT_NEEDED);
        house.clock.advance(Duration.ofDays(1));
        house.connect.refreshTokens().sweep();

        assertThat(trail())
                .contains("token_refreshed success", "token_refused reconnect_needed")
                .anyMatch(line -> line.startsWith("token_refreshed ") && !line.endsWith("success"));
        assertThat(lines()).allSatisfy(line -> assertThat(line.resource()).isPresent());
    }

    @Test
    void permissionThatIsLost() {
        house.link(DR_ADA, ADAS_PRACTICE);
        house.tokenRefresher.refuses(TOKEN, Refusal.PERMISSION_MISSING);
        house.clock.advance(Duration.ofDays(40));

        house.connect.refreshTokens().sweep();
        house.clock.advance(Duration.ofDays(2));
        house.connect.refreshTokens().sweep();

        assertThat(trail()).containsOnlyOnce("permission_lost success");
        assertThat(house.heard()).containsOnlyOnce("permissionLost " + ADAS_PRACTICE);
        assertThat(house.connect.checkConnection().check(DR_ADA).health().reasons())
                .contains(Reason.PERMISSION_LOST);
    }

    @Test
    void deliveriesThatFail() {
        house.link(DR_ADA, ADAS_PRACTICE);
        receive(Signed.delivery("not an event".getBytes(StandardCharsets.UTF_8), APP_SECRET, house.clock.instant()));
        receive(new RawDelivery(new byte[3], Optional.empty(), false, house.clock.instant()));
        receive(Signed.delivery(hello(), Secret.of("a forger's"), house.clock.instant()));
        receive(Signed.delivery(hello(), APP_SECRET, house.clock.instant()));
        house.connect.start();
        await().until(() -> house.storage.deadLetters().count() == 2);

        assertThat(trail())
                .contains(
                        "webhook_failed unreadable", "security_event signature_no_header",
                        "security_event signature_no_match", "webhook_failed handler_failed");
        assertThat(lines())
                .filteredOn(line -> line.outcome().equals("handler_failed"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.doctor()).hasValue(DR_ADA.value());
                    assertThat(line.resource()).hasValue(event().asUuid());
                    assertThat(line.accountHash()).isPresent();
                });
    }

    @Test
    void replaying() {
        house.link(DR_ADA, ADAS_PRACTICE);
        receive(Signed.delivery(hello(), APP_SECRET, house.clock.instant()));
        house.connect.start();
        await().until(() -> house.storage.deadLetters().count() == 1);
        house.connect.replayDeadLetter().replay(event());
        house.connect.replayDeadLetter().replay(EventId.of(new EventKey("nobody's")));
        house.queueOutage.begin();
        await().until(() -> house.storage.deadLetters().find(event()).isPresent());
        assertThatThrownBy(() -> house.connect.replayDeadLetter().replay(event()))
                .isInstanceOf(ConnectException.class);

        assertThat(trail())
                .contains(
                        "dead_letter_replayed success",
                        "dead_letter_replayed not_found",
                        "dead_letter_replayed unavailable");
        assertThat(lines())
                .filteredOn(line -> line.action().equals("dead_letter_replayed"))
                .allSatisfy(line -> assertThat(line.resource()).isPresent());
    }

    /** Everything that was asked for belongs to the request, and nobody's id is there in plain. */
    @AfterEach
    void eachLineIsSafe() {
        MDC.clear();
        assertThat(lines()).isNotEmpty().allSatisfy(line -> {
            assertThat(line.toString()).doesNotContain(ADAS_PRACTICE.value(), APP_SCOPED.value());
            assertThat(line.requestId().isPresent() || line.outcome().equals("handler_failed"))
                    .isTrue();
        });
    }

    private List<AuditLine> lines() {
        house.connect.close();
        return house.storage.auditLog().lines();
    }

    private List<String> trail() {
        return lines().stream()
                .map(line -> line.action() + " " + line.outcome())
                .toList();
    }

    private String petition(Secret secret) {
        return SignedPetition.about(APP_SCOPED, house.clock.instant(), secret);
    }

    private void receive(RawDelivery delivery) {
        house.connect.receiveWebhook().receive(delivery).toCompletableFuture().join();
    }

    private static byte[] hello() {
        return LineEventReader.delivery(LineEventReader.message(ADAS_PRACTICE, PATIENT, "mid-1", "hello"));
    }

    private static EventId event() {
        return EventId.of(
                new LineEventReader().read(hello()).events().get(0).event().key());
    }
}
