package com.clariva.connect.core.handling;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static com.clariva.connect.testkit.LineEventReader.delivery;
import static com.clariva.connect.testkit.LineEventReader.line;
import static com.clariva.connect.testkit.LineEventReader.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.reply.KnownReply;
import com.clariva.connect.core.reply.PartEnd;
import com.clariva.connect.core.reply.Reply;
import com.clariva.connect.core.reply.ReplyId;
import com.clariva.connect.core.reply.ReplyState;
import com.clariva.connect.core.reply.Turn;
import com.clariva.connect.testkit.Cast;
import com.clariva.connect.testkit.InMemoryEventQueue;
import com.clariva.connect.testkit.InMemoryStorage;
import com.clariva.connect.testkit.LineEventReader;
import com.clariva.connect.testkit.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is heard of conversations when several events are claimed at once. */
class HeardTogetherTest {
    private static final InstagramId NEIGHBOUR = new InstagramId("990000000000000078");
    private static final ReplyId FIRST = new ReplyId("first");
    private static final Duration LONG = Duration.ofHours(1);

    private final ManualClock clock = new ManualClock();
    private final InMemoryStorage storage = new InMemoryStorage(clock);
    private final Workshop workshop = new Workshop(
            new InMemoryEventQueue(clock), storage.accounts(), storage, event -> {}, Duration.ofSeconds(1));

    @BeforeEach
    void accountIsLinked() {
        storage.accounts().connect(Cast.connecting(DR_ADA, ADAS_PRACTICE, "token"));
    }

    @Test
    void whatPersonsWroteIsNotedBeforeTheFirstHandler() {
        workshop.handleEvent.askFor(List.of(
                taken(message(ADAS_PRACTICE, PATIENT, "mid-1", "hello")),
                taken(message(ADAS_PRACTICE, NEIGHBOUR, "mid-2", "hello"))));

        assertThat(storage.conversations().lastHeard(ADAS_PRACTICE, PATIENT)).contains(clock.instant());
        assertThat(storage.conversations().lastHeard(ADAS_PRACTICE, NEIGHBOUR)).contains(clock.instant());
    }

    @Test
    void nothingIsNotedOfAnAccountThatNobodyLinked() {
        workshop.handleEvent.askFor(List.of(
                taken(message(ADAS_PRACTICE, PATIENT, "mid-1", "hello")),
                taken(message(BORIS_PRACTICE, PATIENT, "mid-2", "hello"))));

        assertThat(storage.conversations().lastHeard(BORIS_PRACTICE, PATIENT)).isEmpty();
    }

    @Test
    void echoAmongThemSettlesAReply() {
        unknown("Yes");

        handleTogether(
                taken(message(ADAS_PRACTICE, NEIGHBOUR, "mid-1", "hello")),
                taken(line("echo", ADAS_PRACTICE, PATIENT, "mid-9", "Yes")));

        assertThat(storage.replies().find(FIRST).map(KnownReply::state)).contains(new ReplyState.Sent("mid-9"));
    }

    @Test
    void whatCouldNotBeNotedTogetherIsNotedByEach() {
        List<Taken> several = List.of(
                taken(message(ADAS_PRACTICE, PATIENT, "mid-1", "hello")),
                taken(line("echo", ADAS_PRACTICE, NEIGHBOUR, "mid-9", "Yes")));
        storage.outage().begin();
        AskedAhead ahead = workshop.handleEvent.askFor(several);
        storage.outage().end();

        several.forEach(taken -> workshop.handleEvent.handle(taken, ahead));

        assertThat(storage.conversations().lastHeard(ADAS_PRACTICE, PATIENT)).contains(clock.instant());
    }

    private void handleTogether(Taken... several) {
        AskedAhead ahead = workshop.handleEvent.askFor(List.of(several));
        for (Taken taken : several) {
            assertThat(workshop.handleEvent.handle(taken, ahead)).isInstanceOf(Handling.Handled.class);
        }
    }

    private void unknown(String text) {
        Reply reply = new Reply(FIRST, ADAS_PRACTICE, PATIENT, Content.text(text));
        Turn turn = storage.replies()
                .begin(reply, List.of(Content.text(text)), clock.instant(), LONG)
                .turn()
                .orElseThrow();
        storage.outbox().start(turn, clock.instant(), LONG);
        storage.outbox().settle(turn, new PartEnd.Unknown(), clock.instant());
    }

    private Taken taken(String line) {
        Claim claim = new Claim(
                new LineEventReader().read(delivery(line)).events().get(0).received(clock.instant()),
                1,
                UUID.randomUUID().toString());
        return workshop.handleEvent.read(claim);
    }
}
