package com.clariva.connect.testkit;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.DR_BORIS;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static com.clariva.connect.testkit.Cast.connecting;
import static com.clariva.connect.testkit.Cast.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.Storage;
import com.clariva.connect.core.account.AccountStatus;
import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.deadletter.DeadLetter;
import com.clariva.connect.core.deadletter.DeadLetterFilter;
import com.clariva.connect.core.deadletter.DeadLetterReason;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.eventlog.EventFilter;
import com.clariva.connect.core.eventlog.EventLogEntry;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.privacy.AccountTraces;
import com.clariva.connect.core.privacy.ConfirmationCode;
import com.clariva.connect.core.privacy.DeletionRequest;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.reply.Begun;
import com.clariva.connect.core.reply.Reply;
import com.clariva.connect.core.reply.ReplyId;
import com.clariva.connect.core.reply.WaitingEcho;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What all {@link AccountTraces} promise of the stores beside them. */
public abstract class AccountTracesContract {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int PLENTY = 100;

    private Storage storage;
    private AccountTraces traces;

    /** A store with nothing in it. */
    protected abstract Storage emptyStore();

    /** The store's own time. */
    protected abstract Instant now();

    /** A store that gives no answer. */
    protected abstract AccountTraces unreachable();

    @BeforeEach
    void openStore() {
        storage = emptyStore();
        traces = storage.traces();
    }

    /** The professional account, the app-scoped id, and the id of the code exchange. */
    @ParameterizedTest
    @ValueSource(strings = {"17841400000000001", "55841400000000001", "77000000000000009"})
    void linkIsEndedByWhicheverIdItIsNamed(String named) {
        storage.accounts().connect(connecting(DR_ADA, ADAS_PRACTICE, "token-ada"));

        List<ConnectedAccount> ended = traces.endLinks(new InstagramId(named), now().plus(HOUR));

        assertThat(ended).singleElement().satisfies(account -> {
            assertThat(account.doctor()).isEqualTo(DR_ADA);
            assertThat(account.state().status()).isEqualTo(AccountStatus.CONNECTED);
        });
        assertThat(storage.accounts().findByDoctor(DR_ADA)).isEmpty();
        assertThat(storage.tokens().current(ADAS_PRACTICE)).isEmpty();
    }

    @Test
    void linksThatWouldBeEndedAreFoundAndLeftAlone() {
        storage.accounts().connect(connecting(DR_ADA, ADAS_PRACTICE, "token-ada"));

        assertThat(traces.links(new InstagramId("55841400000000001"), now().plus(HOUR)))
                .singleElement()
                .satisfies(account -> assertThat(account.doctor()).isEqualTo(DR_ADA));
        assertThat(traces.links(ADAS_PRACTICE, now().minus(HOUR))).isEmpty();
        assertThat(traces.links(BORIS_PRACTICE, now().plus(HOUR))).isEmpty();
        assertThat(storage.tokens().current(ADAS_PRACTICE)).isPresent();
    }

    @Test
    void linkWhoseTokenWasRefusedIsEndedToo() {
        storage.accounts().connect(connecting(DR_ADA, ADAS_PRACTICE, "token-ada"));
        storage.tokens()
                .refused(
                        ADAS_PRACTICE,
                        storage.tokens().current(ADAS_PRACTICE).orElseThrow().version());

        assertThat(traces.endLinks(ADAS_PRACTICE, now().plus(HOUR))).hasSize(1);

        assertThat(storage.accounts().findByDoctor(DR_ADA)).isEmpty();
    }

    @Test
    void youngerLinkStays() {
        storage.accounts().connect(connecting(DR_ADA, ADAS_PRACTICE, "token-ada"));

        assertThat(traces.endLinks(ADAS_PRACTICE, now().minus(HOUR))).isEmpty();

        assertThat(storage.tokens().current(ADAS_PRACTICE)).isPresent();
    }

    @Test
    void otherAccountsStay() {
        storage.accounts().connect(connecting(DR_BORIS, BORIS_PRACTICE, "token-boris"));

        assertThat(traces.endLinks(ADAS_PRACTICE, now().plus(HOUR))).isEmpty();

        assertThat(storage.tokens().current(BORIS_PRACTICE)).isPresent();
    }

    @Test
    void endingAgainEndsNothing() {
        storage.accounts().connect(connecting(DR_ADA, ADAS_PRACTICE, "token-ada"));
        traces.endLinks(ADAS_PRACTICE, now().plus(HOUR));

        assertThat(traces.endLinks(ADAS_PRACTICE, now().plus(HOUR))).isEmpty();
    }

    @Test
    void nothingIsLeftOfAnErasedAccount() {
        keep(ADAS_PRACTICE, "one");
        keep(ADAS_PRACTICE, "two");

        assertThat(eraseAll(ADAS_PRACTICE, now().plus(HOUR))).isEqualTo(10);

        assertThat(storage.deadLetters().list(anyOf(ADAS_PRACTICE), PLENTY)).isEmpty();
        assertThat(linesOf(ADAS_PRACTICE)).isZero();
        assertThat(storage.replies().find(reply(ADAS_PRACTICE, "one").id())).isEmpty();
    }

    @Test
    void otherAccountsKeepTheirs() {
        keep(BORIS_PRACTICE, "one");

        assertThat(eraseAll(ADAS_PRACTICE, now().plus(HOUR))).isZero();

        assertThat(storage.deadLetters().list(anyOf(BORIS_PRACTICE), PLENTY)).hasSize(1);
        assertThat(linesOf(BORIS_PRACTICE)).isEqualTo(1);
        assertThat(storage.replies().find(reply(BORIS_PRACTICE, "one").id())).isPresent();
    }

    @Test
    void whatIsYoungerStays() {
        keep(ADAS_PRACTICE, "one");

        assertThat(eraseAll(ADAS_PRACTICE, now().minus(HOUR))).isZero();

        assertThat(storage.deadLetters().list(anyOf(ADAS_PRACTICE), PLENTY)).hasSize(1);
    }

    @Test
    void connectionThatLastsStaysAndOneThatEndedGoes() {
        storage.accounts().connect(connecting(DR_ADA, ADAS_PRACTICE, "token-ada"));

        assertThat(eraseAll(ADAS_PRACTICE, now().plus(HOUR))).isZero();
        assertThat(storage.accounts().findByDoctor(DR_ADA)).isPresent();

        storage.accounts().disconnect(DR_ADA);
        assertThat(eraseAll(ADAS_PRACTICE, now().plus(HOUR))).isEqualTo(1);
        assertThat(traces.endLinks(ADAS_PRACTICE, now().plus(HOUR))).isEmpty();
    }

    @Test
    void portionIsOneOfEachKindAtMost() {
        keep(ADAS_PRACTICE, "one");
        keep(ADAS_PRACTICE, "two");

        assertThat(traces.erase(ADAS_PRACTICE, now().plus(HOUR), 1)).isEqualTo(5);
    }

    @Test
    void deletedAccountIsOneUntilItIsLinkedAgain() {
        storage.accounts().connect(connecting(DR_ADA, ADAS_PRACTICE, "token-ada"));
        assertThat(traces.isDeleted(ADAS_PRACTICE)).isFalse();

        storage.deletionRequests()
                .file(new DeletionRequest(new ConfirmationCode("0".repeat(32)), ADAS_PRACTICE, now().plus(HOUR)));
        assertThat(traces.isDeleted(ADAS_PRACTICE)).isTrue();

        storage.accounts().connect(connecting(DR_BORIS, ADAS_PRACTICE, "token-boris"));
        assertThat(traces.isDeleted(ADAS_PRACTICE)).isFalse();
    }

    @Test
    void doctorHadAnAccountWhileAnythingIsLeftOfIt() {
        assertThat(traces.hadAccount(DR_ADA)).isFalse();

        storage.accounts().connect(connecting(DR_ADA, ADAS_PRACTICE, "token-ada"));
        storage.accounts().disconnect(DR_ADA);

        assertThat(traces.hadAccount(DR_ADA)).isTrue();
        assertThat(traces.hadAccount(DR_BORIS)).isFalse();
    }

    @Test
    void disconnectedAccountIsNotDeleted() {
        storage.accounts().connect(connecting(DR_ADA, ADAS_PRACTICE, "token-ada"));
        storage.accounts().disconnect(DR_ADA);

        assertThat(traces.isDeleted(ADAS_PRACTICE)).isFalse();
    }

    @Test
    void storeThatIsAwaySaysSo() {
        AccountTraces away = unreachable();

        assertThatThrownBy(() -> away.endLinks(ADAS_PRACTICE, now()))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.erase(ADAS_PRACTICE, now(), 1))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.hadAccount(DR_ADA)).isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.isDeleted(ADAS_PRACTICE)).isInstanceOf(ConnectException.StorageUnavailable.class);
    }

    private int eraseAll(InstagramId account, Instant before) {
        int erased = 0;
        for (int portion = -1; portion != 0; erased += portion) {
            portion = traces.erase(account, before, PLENTY);
        }
        return erased;
    }

    /** One of each kind. */
    private void keep(InstagramId account, String name) {
        QueuedEvent event = message(account, account + name, now());
        storage.deadLetters()
                .add(new DeadLetter(event, DeadLetterReason.HANDLER_FAILED, "java.io.IOException", 4, now()));
        storage.eventLog()
                .write(List.of(new EventLogEntry(new Claim(event, 1, "lease"), "handled", Optional.of(DR_ADA), now())));
        begin(account, name);
        storage.unsettledReplies()
                .note(new WaitingEcho(account + name, account, PATIENT, now(), Set.of(account + name + "#0")));
        storage.conversations().heard(account, new InstagramId(PATIENT.value() + Math.abs(name.hashCode())), now());
    }

    private Begun begin(InstagramId account, String name) {
        Content content = Content.text("see you on Monday");
        return storage.replies().begin(reply(account, name), List.of(content), now(), HOUR);
    }

    private static Reply reply(InstagramId account, String name) {
        return new Reply(new ReplyId(account + name), account, PATIENT, Content.text("see you on Monday"));
    }

    private static DeadLetterFilter anyOf(InstagramId account) {
        return new DeadLetterFilter(Optional.empty(), Optional.of(account), false);
    }

    private int linesOf(InstagramId account) {
        return storage.eventLog()
                .list(new EventFilter(Optional.empty(), Optional.of(account), Optional.empty()), PLENTY)
                .size();
    }
}
