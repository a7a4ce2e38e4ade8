package com.clariva.connect.core.diagnosis;

import static com.clariva.connect.core.diagnosis.Finding.Level.OK;
import static com.clariva.connect.core.diagnosis.Finding.Level.PROBLEM;
import static com.clariva.connect.core.diagnosis.Finding.Level.WARNING;
import static com.clariva.connect.core.diagnosis.WellHouse.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.instance.Heartbeat;
import com.clariva.connect.core.instance.Received;
import com.clariva.connect.core.instance.RunningInstance;
import com.clariva.connect.core.instance.SetUp;
import com.clariva.connect.core.secret.NamedSecret;
import com.clariva.connect.testkit.Heartbeats;
import com.clariva.connect.testkit.InMemorySecretRecords;
import com.clariva.connect.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Breaks one thing between Meta and the webhook's door at a time. */
class DiagnoseWebhooksTest {
    private static final NamedSecret APP_SECRET = WellHouse.APP_SECRET;
    private static final NamedSecret VERIFY_TOKEN = WellHouse.VERIFY_TOKEN;

    private final ManualClock clock = new ManualClock();
    private final InMemorySecretRecords records = new InMemorySecretRecords();
    private final LookAtWebhooks look = new LookAtWebhooks(List.of(APP_SECRET), List.of(VERIFY_TOKEN), records);
    private boolean metaAppSecret;
    private Received received = Received.NOTHING;

    @Test
    void askedVerifiedAndSignedIsWell() {
        verified();
        arrived();

        assertThat(diagnosis().level()).isEqualTo(OK);
        assertThat(diagnosis().findings())
                .extracting(Finding::check)
                .containsExactly(Check.VERIFY_TOKEN, Check.WEBHOOKS, Check.SIGNATURES);
    }

    @Test
    void whatAHeartbeatSaysNeedsNotBeStoredYet() {
        received = new Received(1, 0, 0, Optional.of(clock.instant()), Optional.of(clock.instant()));

        assertThat(diagnosis().level()).isEqualTo(OK);
    }

    @Test
    void verifyTokenThatWasNeverAskedIsSaid() {
        arrived();

        assertThat(only(Check.VERIFY_TOKEN, WARNING).fix()).get().asString().contains("Verify and save");
    }

    @Test
    void webhookThatNeverCameIsAProblem() {
        verified();

        assertThat(only(Check.WEBHOOKS, PROBLEM).evidence()).contains("No webhook has ever arrived");
    }

    @Test
    void webhooksThatStayAwayForDaysAreSaid() {
        verified();
        arrived();
        clock.advance(Duration.ofDays(8));

        assertThat(only(Check.WEBHOOKS, WARNING).evidence()).contains("8 days ago");
    }

    @Test
    void webhooksRefusedByTheirSourceAreNotSaidToHaveNeverArrived() {
        verified();
        records.unmatched("wrong_source", 26, clock.instant());
        clock.advance(Duration.ofSeconds(45));

        Finding finding = only(Check.WEBHOOKS, PROBLEM);

        assertThat(finding.evidence())
                .isEqualTo("26 webhooks refused because of the source address, the last 45 s ago."
                        + " None was ever accepted.");
        assertThat(finding.fix()).get().asString().contains("WEBHOOK_ALLOWED_SOURCES", "TRUSTED_PROXIES");
    }

    @Test
    void sourceThatIsRefusedSinceADayWhileNoneIsAcceptedIsAProblem() {
        verified();
        arrived();
        clock.advance(Duration.ofHours(25));
        records.unmatched("wrong_source", 1, clock.instant());

        assertThat(only(Check.WEBHOOKS, PROBLEM).evidence())
                .contains("1 webhook refused", "The last one came 25 hours");
    }

    @Test
    void strangersWhoAreRefusedBesideAcceptedWebhooksAreNoProblem() {
        verified();
        arrived();
        records.unmatched("wrong_source", 3, clock.instant());

        assertThat(diagnosis().level()).isEqualTo(OK);
    }

    @Test
    void signatureThatFitsNothingIsAProblemWithTheHintAboutTheMetaApp() {
        verified();
        records.unmatched("no_match", 12, clock.instant());
        clock.advance(Duration.ofSeconds(30));

        Finding finding = only(Check.SIGNATURES, PROBLEM);

        assertThat(finding.evidence()).contains("no_match 12 times, the last 30 s ago", "None was ever right");
        assertThat(finding.fix()).get().asString().startsWith("META_APP_SECRET is not set");
    }

    @Test
    void hintIsLeftOutWhereTheMetaAppsSecretIsSet() {
        verified();
        metaAppSecret = true;
        records.unmatched("no_match", 12, clock.instant());

        assertThat(only(Check.SIGNATURES, PROBLEM).fix())
                .get()
                .asString()
                .startsWith("Compare INSTAGRAM_APP_SECRET")
                .doesNotContain("META_APP_SECRET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no_header", "sha1_only", "malformed"})
    void signatureThatCouldNotBeRightIsClassed(String flaw) {
        verified();
        records.unmatched(flaw, 1, clock.instant());

        Finding finding = only(Check.SIGNATURES, PROBLEM);

        assertThat(finding.evidence()).contains(flaw + " 1 time,");
        assertThat(finding.fix())
                .get()
                .asString()
                .contains("X-Hub-Signature-256")
                .doesNotContain("META_APP_SECRET");
    }

    @Test
    void someThatFailWhileOthersAreRightAreAWarning() {
        verified();
        arrived();
        records.unmatched("no_match", 2, clock.instant());

        assertThat(only(Check.SIGNATURES, WARNING).evidence()).contains("Others were right meanwhile");
    }

    @Test
    void failuresOfTheSameDayAreStillSaid() {
        verified();
        arrived();
        clock.advance(Duration.ofDays(1));
        records.unmatched("no_match", 2, clock.instant());
        clock.advance(Duration.ofHours(23));

        assertThat(only(Check.SIGNATURES, PROBLEM).evidence())
                .contains("the last 23 hours ago", "None was right meanwhile");
    }

    /** Nobody writes any more: the silence is no sign that it was mended. */
    @Test
    void failuresAreSaidForeverWhereNothingWasEverRight() {
        verified();
        records.unmatched("no_match", 12, clock.instant());
        clock.advance(Duration.ofDays(30));

        Finding finding = only(Check.SIGNATURES, PROBLEM);

        assertThat(finding.evidence()).contains("no_match 12 times, the last 30 days ago", "None was ever right");
        assertThat(finding.fix()).get().asString().startsWith("META_APP_SECRET is not set");
    }

    @Test
    void oldFailuresAreForgotten() {
        verified();
        records.unmatched("no_match", 2, clock.instant());
        clock.advance(Duration.ofDays(2));
        arrived();

        assertThat(diagnosis().level()).isEqualTo(OK);
    }

    private void verified() {
        records.matched(VERIFY_TOKEN, 1, clock.instant());
    }

    private void arrived() {
        records.matched(APP_SECRET, 5, clock.instant());
    }

    private Diagnosis diagnosis() {
        Instant now = clock.instant();
        SetUp setUp = Heartbeats.SET_UP.withMetaAppSecret(metaAppSecret);
        Heartbeat.Seen seen = new Heartbeat.Seen(
                new Heartbeat.SeenWorker(true, true, 0), Heartbeats.QUEUE, received, Optional.empty());
        RunningInstance running =
                new RunningInstance(new Heartbeat(SERVER, now, now, setUp, seen), Duration.ZERO, Duration.ZERO);
        return new Diagnosis(look.look(new Subject(now, List.of(running), Optional.empty())));
    }

    private Finding only(Check check, Finding.Level level) {
        return WellHouse.only(diagnosis(), check, level);
    }
}
