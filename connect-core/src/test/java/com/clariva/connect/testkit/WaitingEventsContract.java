package com.clariva.connect.testkit;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.QueueTrial.done;
import static com.clariva.connect.testkit.QueueTrial.enqueue;
import static com.clariva.connect.testkit.QueueTrial.event;
import static com.clariva.connect.testkit.QueueTrial.settle;
import static com.clariva.connect.testkit.QueueTrial.take;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.queue.Verdict;
import com.clariva.connect.core.queue.WaitingEvents.Held;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link com.clariva.connect.core.queue.WaitingEvents} promises of the queue beside it. */
public abstract class WaitingEventsContract extends AccountEventsContract {
    private static final ConversationKey JANE = QueueTrial.conversation(ADAS_PRACTICE, 1);
    private static final ConversationKey JACK = QueueTrial.conversation(ADAS_PRACTICE, 3);
    private static final ConversationKey JOHN = QueueTrial.conversation(BORIS_PRACTICE, 2);

    @Test
    void eventIsFoundWhateverItsStateUntilItIsDoneOrErased() {
        List<QueuedEvent> waiting =
                List.of(event(JANE, "claimed"), event(JANE, "behind it").signedWith(Optional.of("META_APP_SECRET")));
        List<QueuedEvent> parked = List.of(event(JOHN, "parked").tracedBy(Optional.of(Cast.TRACE)), event(JOHN, "too"));
        enqueue(queue, parked.toArray(QueuedEvent[]::new));
        settle(queue, take(queue), new Verdict.Park());
        enqueue(queue, event(JACK, "done"), event(JACK, "erased"), event(JACK, "delayed"));
        settle(queue, take(queue), new Verdict.Done());
        queue.erase(List.of(event(JACK, "erased").id()));
        settle(queue, take(queue), new Verdict.Retry(QueueTrial.LONG));
        enqueue(queue, waiting.toArray(QueuedEvent[]::new));
        Claim claimed = take(queue);

        List<Held> held = state.held(ids(
                waiting,
                parked,
                event(JACK, "delayed"),
                event(JACK, "erased"),
                event(JACK, "done"),
                event(JACK, "never came")));

        assertThat(held)
                .containsExactlyInAnyOrder(
                        new Held(waiting.get(0).outline(), false),
                        new Held(waiting.get(1).outline(), false),
                        new Held(event(JACK, "delayed").outline(), false),
                        new Held(parked.get(0).outline(), true),
                        new Held(parked.get(1).outline(), true));
        assertThat(done(queue, claimed)).isTrue();
        assertThat(state.held(List.of(waiting.get(0).id()))).isEmpty();
    }

    @Test
    void eventThatIsHeldCanBeReadAndThatChangesNothing() {
        QueuedEvent hello = event(JANE, "hello").signedWith(Optional.of("META_APP_SECRET"));
        enqueue(queue, hello);

        assertThat(state.read(hello.id())).contains(hello);
        assertThat(state.read(event(JANE, "another").id())).isEmpty();

        Claim claim = take(queue);
        assertThat(claim.event()).isEqualTo(hello);
        assertThat(claim.attempt()).isEqualTo(1);
    }

    @Test
    void oneIsFoundAmongMany() {
        QueuedEvent hello = event(JANE, "hello");
        enqueue(queue, hello);
        Stream<EventId> others = IntStream.range(0, 2500).mapToObj(n -> EventId.ofBytes(("no " + n).getBytes(UTF_8)));

        assertThat(state.held(Stream.concat(others, Stream.of(hello.id())).toList()))
                .containsExactly(new Held(hello.outline(), false));
        assertThat(state.held(List.of())).isEmpty();
    }

    private static List<EventId> ids(List<QueuedEvent> waiting, List<QueuedEvent> parked, QueuedEvent... others) {
        return Stream.of(waiting, parked, List.of(others))
                .flatMap(List::stream)
                .map(QueuedEvent::id)
                .toList();
    }
}
