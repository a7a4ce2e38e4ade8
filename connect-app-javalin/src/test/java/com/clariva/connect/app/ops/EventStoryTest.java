package com.clariva.connect.app.ops;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.NOON;
import static com.clariva.connect.testkit.Cast.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.deadletter.ListedLetter;
import com.clariva.connect.core.event.EventOutline;
import com.clariva.connect.core.eventlog.EventHistory;
import com.clariva.connect.core.eventlog.EventLine;
import com.clariva.connect.core.eventlog.ExplainedEvent;
import com.clariva.connect.core.eventlog.FoundEvent;
import com.clariva.connect.core.queue.WaitingEvents.Held;
import com.clariva.connect.core.reply.KnownReply;
import com.clariva.connect.core.reply.ReplyRefusal;
import com.clariva.connect.core.reply.ReplyState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventStoryTest {
    private static final String ASK = "id=\"content\"";
    private static final EventOutline HELLO = message(ADAS_PRACTICE, "hello", NOON)
            .signedWith(Optional.of("META_APP_SECRET"))
            .outline();

    @Test
    void repliesHaveTheirPlaceInTheStoryWithHowLongTheyTook() {
        KnownReply sent = new KnownReply(
                new ReplyState.Sent("mid-9"),
                NOON.plusMillis(40),
                Optional.of(NOON.plusMillis(60)),
                Optional.of(NOON.plusMillis(360)));
        KnownReply refused = new KnownReply(
                new ReplyState.Refused(ReplyRefusal.LOOP),
                NOON.plusMillis(50),
                Optional.empty(),
                Optional.of(NOON.plusMillis(70)));

        String page = page(new FoundEvent(Optional.of(handled()), Optional.empty()), sent, refused);

        assertThat(page)
                .containsSubsequence(
                        "Received",
                        "Signed with META_APP_SECRET",
                        "Reply 1 recorded",
                        "Reply 2 recorded",
                        "Reply 2: refused: loop",
                        "20 ms after it was recorded.",
                        "handled",
                        "100 ms after it was received",
                        "Reply 1: sent",
                        "320 ms after it was recorded, 300 ms after it was handed to Instagram.");
    }

    @Test
    void whatWaitsSaysSoAndMayBeAskedWhatItSays() {
        FoundEvent waiting = new FoundEvent(Optional.empty(), Optional.empty(), Optional.of(new Held(HELLO, false)));
        FoundEvent parked = new FoundEvent(Optional.empty(), Optional.empty(), Optional.of(new Held(HELLO, true)));

        assertThat(page(waiting)).contains("In the queue", "It waits for its turn", ASK);
        assertThat(page(parked)).contains("Parked", "until a doctor links the account", ASK);
    }

    @Test
    void whatIsTriedAgainSaysAtTheEndThatItWaitsForItsNextAttempt() {
        String page = page(held(failedTwice("retrying"), false));

        assertThat(page)
                .containsSubsequence(
                        "Received", "Attempt 1 failed", "Attempt 2 failed", "It waits for its next attempt");
    }

    @Test
    void parkedEventSaysSoOnceAndWaitsForItsTurnAfterIt() {
        EventLine line = new EventLine(HELLO, "parked", Optional.empty(), 1, NOON.plusMillis(100));

        assertThat(page(held(line, true))).contains("<h3>parked</h3>").doesNotContain("<h3>Parked</h3>");
        assertThat(page(held(line, false)))
                .containsSubsequence("<h3>parked</h3>", "no doctor had linked the account", "It waits for its turn");
    }

    @Test
    void deadLetterIsOneStep() {
        ListedLetter letter = new ListedLetter(
                HELLO,
                new ListedLetter.Cause("handler_failed", "java.io.IOException", 2, NOON.plusSeconds(2)),
                ListedLetter.Replays.NONE);

        assertThat(page(new FoundEvent(Optional.of(failedTwice("dead_letter")), Optional.of(letter))))
                .contains("<h3>set aside: handler failed</h3>")
                .doesNotContain("<h3>dead letter</h3>");
    }

    @Test
    void whatIsGoneIsNotOffered() {
        assertThat(page(new FoundEvent(Optional.of(handled()), Optional.empty())))
                .contains("handled")
                .doesNotContain(ASK);
    }

    private static EventLine handled() {
        return new EventLine(HELLO, "handled", Optional.of(DR_ADA), 1, NOON.plusMillis(100));
    }

    private static FoundEvent held(EventLine line, boolean parked) {
        return new FoundEvent(Optional.of(line), Optional.empty(), Optional.of(new Held(HELLO, parked)));
    }

    private static EventLine failedTwice(String outcome) {
        EventHistory history = new EventHistory(
                List.of(
                        new EventHistory.Failure(1, NOON.plusSeconds(1), "java.io.IOException"),
                        new EventHistory.Failure(2, NOON.plusSeconds(2), "java.io.IOException")),
                EventHistory.Repeats.NONE);
        return new EventLine(HELLO, outcome, Optional.of(DR_ADA), 2, NOON.plusSeconds(2), history);
    }

    private static String page(FoundEvent found, KnownReply... replies) {
        return OpsPage.event(new ExplainedEvent(found, List.of(replies), List.of()), NOON.plusSeconds(9))
                .html("");
    }
}
