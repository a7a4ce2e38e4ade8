package com.clariva.connect.core.privacy;

import static com.clariva.connect.core.House.APP_SECRET;
import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.House;
import com.clariva.connect.core.Signed;
import com.clariva.connect.core.audit.AuditAction;
import com.clariva.connect.core.audit.AuditEntry;
import com.clariva.connect.core.deadletter.DeadLetter;
import com.clariva.connect.core.deadletter.DeadLetterReason;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.Verdict;
import com.clariva.connect.core.reply.Reply;
import com.clariva.connect.core.reply.ReplyId;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.webhook.Receipt;
import com.clariva.connect.testkit.Cast;
import com.clariva.connect.testkit.LineEventReader;
import com.clariva.connect.testkit.SignedPetition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeleteAccountDataTest {
    private static final InstagramId APP_SCOPED = new InstagramId("28978671838402975");

    private final House house = new House();
    private final PrivacyReport report =
            new PrivacyReport(house.storage.auditLog(), com.clariva.connect.core.Observer.NONE, account -> {});
    private final FinishDeletions finishDeletions = new FinishDeletions(
            house.storage.deletionRequests(),
            new EraseAccount(house.storage.traces(), house.queue, house.queue, report),
            house.storage.retention(),
            report);

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
    void everythingOfTheAccountGoesAtOnce() {
        keepSomethingOf(ADAS_PRACTICE);

        delete(APP_SCOPED);

        assertThat(house.storage.accounts().findByDoctor(DR_ADA)).isEmpty();
        assertThat(house.storage.tokens().current(ADAS_PRACTICE)).isEmpty();
        assertThat(house.queue.depth().waiting() + house.queue.depth().parked()).isZero();
        assertThat(house.storage.deadLetters().count()).isZero();
        assertThat(house.storage.replies().toString()).doesNotContain(ADAS_PRACTICE.value());
    }

    @Test
    void othersKeepTheirs() {
        keepSomethingOf(BORIS_PRACTICE);

        delete(APP_SCOPED);

        assertThat(house.queue.depth().waiting() + house.queue.depth().parked()).isEqualTo(2);
        assertThat(house.storage.deadLetters().count()).isEqualTo(1);
    }

    @Test
    void deletionIsFinishedWhenAMinuteLaterNothingIsFound() {
        ConfirmationCode code = delete(APP_SCOPED);
        assertThat(finishedAt(code)).isEmpty();

        house.clock.advance(Duration.ofSeconds(61));
        finishDeletions.sweep();

        assertThat(finishedAt(code)).isPresent();
        assertThat(house.storage.auditLog().entries())
                .filteredOn(entry -> entry.action() == AuditAction.DATA_DELETION)
                .extracting(AuditEntry::outcome)
                .containsExactly("requested", "success");
    }

    @Test
    void whatComesUpLaterGoesBeforeItIsFinished() {
        ConfirmationCode code = delete(APP_SCOPED);
        keepSomethingOf(ADAS_PRACTICE);

        house.clock.advance(Duration.ofSeconds(61));
        finishDeletions.sweep();
        assertThat(finishedAt(code)).isEmpty();
        assertThat(house.storage.deadLetters().count()).isZero();

        house.clock.advance(Duration.ofSeconds(61));
        finishDeletions.sweep();
        assertThat(finishedAt(code)).isPresent();
    }

    @Test
    void queueThatIsAwayIsErasedWhenItIsBack() {
        keepSomethingOf(ADAS_PRACTICE);
        house.queueOutage.begin();

        ConfirmationCode code = delete(APP_SCOPED);

        assertThat(house.storage.accounts().findByDoctor(DR_ADA)).isEmpty();
        assertThat(house.storage.deadLetters().count()).isZero();
        house.clock.advance(Duration.ofSeconds(61));
        finishDeletions.sweep();
        assertThat(finishedAt(code)).isEmpty();

        house.queueOutage.end();
        house.clock.advance(Duration.ofSeconds(61));
        finishDeletions.sweep();
        assertThat(house.queue.depth().waiting() + house.queue.depth().parked()).isZero();
        house.clock.advance(Duration.ofSeconds(61));
        finishDeletions.sweep();
        assertThat(finishedAt(code)).isPresent();
    }

    @Test
    void eventsOfALaterLinkStay() {
        house.queueOutage.begin();
        ConfirmationCode code = delete(APP_SCOPED);
        house.queueOutage.end();
        house.clock.advance(Duration.ofSeconds(5));
        house.link(DR_ADA, ADAS_PRACTICE);
        house.clock.advance(Duration.ofSeconds(1));
        receive(ADAS_PRACTICE, "good morning again");

        house.clock.advance(Duration.ofSeconds(61));
        finishDeletions.sweep();

        assertThat(finishedAt(code)).isPresent();
        assertThat(house.queue.depth().waiting()).isEqualTo(1);
        assertThat(house.storage.tokens().current(ADAS_PRACTICE)).isPresent();
    }

    @Test
    void repeatedRequestGetsTheSameCodeAndDoesNoHarm() {
        String request = SignedPetition.about(APP_SCOPED, house.clock.instant(), APP_SECRET);
        PetitionReceipt first = house.connect.deleteAccountData().delete(request);
        house.clock.advance(Duration.ofMinutes(1));
        house.link(DR_ADA, ADAS_PRACTICE);

        PetitionReceipt again = house.connect.deleteAccountData().delete(request);

        assertThat(again).isEqualTo(first);
        assertThat(house.storage.tokens().current(ADAS_PRACTICE)).isPresent();
    }

    @Test
    void linkMadeAfterTheRequestWasIssuedStaysWithItsData() {
        Instant issuedAt = house.clock.instant();
        house.clock.advance(Duration.ofMinutes(1));
        house.link(DR_ADA, ADAS_PRACTICE);
        keepSomethingOf(ADAS_PRACTICE);

        house.connect.deleteAccountData().delete(SignedPetition.about(APP_SCOPED, issuedAt, APP_SECRET));

        assertThat(house.storage.tokens().current(ADAS_PRACTICE)).isPresent();
        assertThat(house.storage.deadLetters().count()).isEqualTo(1);
        assertThat(house.queue.depth().waiting() + house.queue.depth().parked()).isEqualTo(2);
    }

    @Test
    void unknownAccountGetsACodeAndIsFinished() {
        ConfirmationCode code = delete(new InstagramId("404"));

        house.clock.advance(Duration.ofSeconds(61));
        finishDeletions.sweep();

        assertThat(finishedAt(code)).isPresent();
        assertThat(house.storage.tokens().current(ADAS_PRACTICE)).isPresent();
        assertThat(house.storage.auditLog().entries())
                .extracting(AuditEntry::outcome)
                .contains("unknown_account");
    }

    @Test
    void requestOfAnotherIsRefusedAndNothingIsDone() {
        String forged = SignedPetition.about(APP_SCOPED, house.clock.instant(), Secret.of("another"));

        assertThat(house.connect.deleteAccountData().delete(forged))
                .isEqualTo(new PetitionReceipt.Refused(SignedRequestFlaw.NO_MATCH));

        assertThat(house.storage.tokens().current(ADAS_PRACTICE)).isPresent();
        assertThat(house.storage.deletionRequests().unfinished(10)).isEmpty();
    }

    @Test
    void requestThatCannotBeWrittenDownIsNotAccepted() {
        house.storage.outage().begin();

        assertThatThrownBy(() -> delete(APP_SCOPED)).isInstanceOf(ConnectException.StorageUnavailable.class);
    }

    @Test
    void operatorOrdersTheSame() {
        keepSomethingOf(ADAS_PRACTICE);

        DeleteAccountData.Ordered ordered = house.connect.deleteAccountData().order(APP_SCOPED);

        assertThat(ordered.isKnown()).isTrue();
        assertThat(house.storage.accounts().findByDoctor(DR_ADA)).isEmpty();
        assertThat(house.storage.deadLetters().count()).isZero();
        assertThat(house.connect
                        .deleteAccountData()
                        .order(new InstagramId("404"))
                        .isKnown())
                .isFalse();
    }

    /** One that waits, one that is parked, a dead letter and a reply. */
    private void keepSomethingOf(InstagramId account) {
        receive(account, "parked");
        Claim claim = house.queue.claim(1, Duration.ofMinutes(1), Duration.ZERO).get(0);
        house.queue.settle(claim, new Verdict.Park()).toCompletableFuture().join();
        receive(account, "waiting");
        house.storage
                .deadLetters()
                .add(new DeadLetter(
                        Cast.message(account, account + " set aside", house.clock.instant()),
                        DeadLetterReason.HANDLER_FAILED,
                        "java.io.IOException",
                        4,
                        house.clock.instant()));
        house.storage
                .replies()
                .begin(
                        new Reply(new ReplyId(account + ":1"), account, PATIENT, Content.text("see you on Monday")),
                        List.of(Content.text("see you on Monday")),
                        house.clock.instant(),
                        Duration.ofMinutes(1));
        house.clock.advance(Duration.ofMillis(10));
    }

    private void receive(InstagramId account, String text) {
        byte[] body = LineEventReader.delivery(LineEventReader.message(account, PATIENT, "mid of " + text, text));
        Receipt receipt = house.connect
                .receiveWebhook()
                .receive(Signed.delivery(body, APP_SECRET, house.clock.instant()))
                .toCompletableFuture()
                .join();
        assertThat(receipt).as(new String(body, UTF_8)).isEqualTo(new Receipt.Accepted(1, 0));
    }

    private ConfirmationCode delete(InstagramId named) {
        PetitionReceipt receipt = house.connect
                .deleteAccountData()
                .delete(SignedPetition.about(named, house.clock.instant(), APP_SECRET));
        return receipt.match(PetitionReceipt.Accepted::code, refused -> {
            throw new AssertionError(refused);
        });
    }

    private Optional<Instant> finishedAt(ConfirmationCode code) {
        return house.connect.deleteAccountData().progress(code).orElseThrow().finishedAt();
    }
}
