package com.clariva.connect.testkit;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static com.clariva.connect.testkit.Cast.connecting;
import static com.clariva.connect.testkit.Cast.message;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.function.Predicate.isEqual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.Storage;
import com.clariva.connect.core.deadletter.DeadLetter;
import com.clariva.connect.core.deadletter.DeadLetterReason;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.eventlog.EventLogEntry;
import com.clariva.connect.core.linking.Finish;
import com.clariva.connect.core.linking.Handoff;
import com.clariva.connect.core.linking.LinkingAttempt;
import com.clariva.connect.core.linking.PendingChange;
import com.clariva.connect.core.linking.Ticket;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.reply.Reply;
import com.clariva.connect.core.reply.ReplyId;
import com.clariva.connect.core.reply.WaitingEcho;
import com.clariva.connect.core.retention.Kept;
import com.clariva.connect.core.retention.Retention;
import com.clariva.connect.core.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What all {@link Retention}s promise. */
public abstract class RetentionContract {
    private static final int CALLERS = 16;
    private static final int PLENTY = 100;
    private static final Duration MOMENT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofHours(1);

    private Storage storage;
    private Retention retention;

    /** A store with nothing in it. */
    protected abstract Storage emptyStore();

    /** The store's own time. */
    protected abstract Instant now();

    /** Lets time go by, as the store sees it. */
    protected abstract void letPass(Duration duration);

    /** A store that gives no answer. */
    protected abstract Retention unreachable();

    @BeforeEach
    void openStore() {
        storage = emptyStore();
        retention = storage.retention();
    }

    @Test
    void oneOfManyGetsTheTurn() {
        List<Boolean> turns = Callers.atOnce(CALLERS, caller -> retention.takeTurn("sweeping", LONG));

        assertThat(turns).filteredOn(isEqual(true)).hasSize(1);
    }

    @Test
    void turnComesRoundWhenItIsOver() {
        assertThat(retention.takeTurn("sweeping", MOMENT)).isTrue();
        letPass(MOMENT.multipliedBy(2));

        assertThat(retention.takeTurn("sweeping", LONG)).isTrue();
        assertThat(retention.takeTurn("sweeping", LONG)).isFalse();
    }

    @Test
    void turnsForOtherWorkAreNotTaken() {
        retention.takeTurn("sweeping", LONG);

        assertThat(retention.takeTurn("dusting", LONG)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsOldIsForgottenAndNothingElse(Kept kept) {
        Stream.of(Kept.values()).forEach(one -> keep(one, "one"));
        letPass(MOMENT.multipliedBy(2));

        assertThat(retention.forget(kept, MOMENT, PLENTY)).isEqualTo(1);

        assertThat(retention.forget(kept, MOMENT, PLENTY)).isZero();
        assertThat(Stream.of(Kept.values())
                        .mapToInt(other -> retention.forget(other, MOMENT, PLENTY))
                        .sum())
                .isEqualTo(Kept.values().length - 1);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsYoungStays(Kept kept) {
        keep(kept, "one");

        assertThat(retention.forget(kept, LONG, PLENTY)).isZero();

        letPass(MOMENT.multipliedBy(2));
        assertThat(retention.forget(kept, MOMENT, PLENTY)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void noMoreThanThePortionIsForgottenAtOnce(Kept kept) {
        List.of("one", "two", "three").forEach(name -> keep(kept, name));
        letPass(MOMENT.multipliedBy(2));

        assertThat(retention.forget(kept, MOMENT, 2)).isEqualTo(2);
        assertThat(retention.forget(kept, MOMENT, 2)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsCountedTwiceByThoseWhoForgetAtOnce(Kept kept) {
        for (int number = 0; number < PLENTY; number++) {
            keep(kept, "number " + number);
        }
        letPass(MOMENT.multipliedBy(2));

        List<Integer> forgotten = Callers.atOnce(CALLERS, caller -> retention.forget(kept, MOMENT, PLENTY));

        int rest = retention.forget(kept, MOMENT, PLENTY);
        assertThat(forgotten.stream().mapToInt(Integer::intValue).sum() + rest).isEqualTo(PLENTY);
    }

    @Test
    void storeThatIsAwaySaysSo() {
        Retention away = unreachable();

        assertThatThrownBy(() -> away.takeTurn("sweeping", LONG))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.forget(Kept.DEAD_LETTERS, LONG, PLENTY))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
    }

    private void keep(Kept kept, String name) {
        switch (kept) {
            case REPLIES -> begin(new ReplyId(name));
            case KEYED_REPLIES -> begin(ReplyId.keyed(DR_ADA, name));
            case WAITING_ECHOES -> noteEcho(name);
            case CONVERSATIONS -> storage.conversations().heard(ADAS_PRACTICE, personCalled(name), now());
            case DEAD_LETTERS -> setAside(name);
            case EVENT_LOG ->
                storage.eventLog()
                        .write(List.of(new EventLogEntry(
                                new Claim(message(ADAS_PRACTICE, name, now()), 1, "lease"),
                                "handled",
                                Optional.of(DR_ADA),
                                now())));
            case LINKING_ATTEMPTS ->
                storage.attempts()
                        .begin(new LinkingAttempt(
                                new Ticket(name).digest(),
                                DR_ADA,
                                new Ticket("browser").digest(),
                                Finish.AT_CALLBACK,
                                now()));
            case PENDING_CHANGES ->
                storage.pendingChanges()
                        .keep(new PendingChange(
                                new Ticket(name).digest(),
                                connecting(
                                        new DoctorId(UUID.nameUUIDFromBytes(name.getBytes(UTF_8))),
                                        ADAS_PRACTICE,
                                        "token-1"),
                                BORIS_PRACTICE,
                                now()));
            case INSTANCES ->
                storage.instances().note(Heartbeats.heartbeat(UUID.nameUUIDFromBytes(name.getBytes(UTF_8)), now()));
            case HANDOFFS ->
                storage.attempts().handOff(new Handoff(new Ticket(name).digest(), DR_ADA, Secret.of("code"), now()));
        }
    }

    private void begin(ReplyId id) {
        Content content = Content.text("see you on Monday");
        storage.replies().begin(new Reply(id, ADAS_PRACTICE, PATIENT, content), List.of(content), now(), LONG);
    }

    private void noteEcho(String mid) {
        storage.unsettledReplies().note(new WaitingEcho(mid, ADAS_PRACTICE, PATIENT, now(), Set.of("one#0")));
    }

    private static InstagramId personCalled(String name) {
        return new InstagramId(Integer.toString(Math.abs(name.hashCode())));
    }

    private void setAside(String name) {
        storage.deadLetters()
                .add(new DeadLetter(
                        message(ADAS_PRACTICE, name, now()),
                        DeadLetterReason.HANDLER_FAILED,
                        "java.io.IOException",
                        4,
                        now()));
    }
}
