package com.clariva.connect.app.ops;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.NOON;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.app.ops.PacedReplay.Progress;
import com.clariva.connect.app.ops.PacedReplay.State;
import com.clariva.connect.core.deadletter.DeadLetter;
import com.clariva.connect.core.deadletter.DeadLetterReason;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.replay.ReplayDeadLetter;
import com.clariva.connect.core.replay.ReplayReport;
import com.clariva.connect.testkit.InMemoryAuditLog;
import com.clariva.connect.testkit.InMemoryDeadLetters;
import com.clariva.connect.testkit.InMemoryEventQueue;
import com.clariva.connect.testkit.LineEventReader;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.Outage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PacedReplayTest {
    private final ManualClock clock = new ManualClock();
    private final Outage outage = new Outage();
    private final InMemoryDeadLetters deadLetters = new InMemoryDeadLetters(clock, outage);
    private final InMemoryEventQueue queue = new InMemoryEventQueue(clock);
    private final PacedReplay replay = new PacedReplay(
            new ReplayDeadLetter(deadLetters, queue, new LineEventReader(), new ReplayReport(new InMemoryAuditLog())));

    @AfterEach
    void close() {
        replay.close();
    }

    @Test
    void lettersGoOneAfterTheOtherWithAPause() {
        List<EventId> letters = letters(4);
        long begun = System.nanoTime();

        assertThat(replay.begin(letters)).isTrue();

        awaitState(State.DONE);
        assertThat(replay.progress()).contains(new Progress(4, 4, 0, State.DONE));
        assertThat(queue.depth().waiting()).isEqualTo(4);
        assertThat(System.nanoTime() - begun)
                .isGreaterThan(PacedReplay.PAUSE.multipliedBy(2).toNanos());
    }

    @Test
    void othersHaveToWait() {
        replay.begin(letters(100));

        assertThat(replay.begin(letters(1))).isFalse();
    }

    @Test
    void whatIsLeftWhenItIsStoppedWaitsAsBefore() {
        replay.begin(letters(100));
        await().until(() -> queue.depth().waiting() > 0);

        replay.stop();

        assertThat(replay.progress().orElseThrow().state()).isEqualTo(State.STOPPED);
        long replayed = queue.depth().waiting();
        assertThat(replayed).isLessThan(100);
        assertThat(replay.begin(List.of())).isTrue();
    }

    @Test
    void storeThatIsAwayEndsItAndTheRestWaits() {
        List<EventId> letters = letters(3);
        outage.begin();

        replay.begin(letters);

        awaitState(State.FAILED);
        outage.end();
        assertThat(letters)
                .allSatisfy(letter -> assertThat(
                                deadLetters.find(letter).orElseThrow().state())
                        .isEqualTo("dead_letter"));
    }

    @Test
    void whatIsGoneIsCountedApart() {
        List<EventId> letters = letters(2);
        deadLetters.erase(letters.subList(0, 1));

        replay.begin(letters);

        awaitState(State.DONE);
        assertThat(replay.progress()).contains(new Progress(2, 1, 1, State.DONE));
    }

    private void awaitState(State state) {
        await().until(() -> replay.progress().stream().anyMatch(progress -> progress.state() == state));
    }

    private List<EventId> letters(int number) {
        return IntStream.range(0, number).mapToObj(this::letter).toList();
    }

    private EventId letter(int number) {
        byte[] body =
                LineEventReader.delivery(LineEventReader.message(ADAS_PRACTICE, PATIENT, "mid-" + number, "hello"));
        QueuedEvent event = new LineEventReader().read(body).events().get(0).received(NOON);
        deadLetters.add(new DeadLetter(event, DeadLetterReason.HANDLER_FAILED, "java.io.IOException", 4, NOON));
        return event.id();
    }
}
