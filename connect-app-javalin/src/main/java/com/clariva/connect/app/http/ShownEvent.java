package com.clariva.connect.app.http;

import com.clariva.connect.core.deadletter.ListedLetter;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.EventOutline;
import com.clariva.connect.core.eventlog.EventLine;
import com.clariva.connect.core.eventlog.FoundEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * An event as operators see it: what became of it, and nothing of what it says.
 *
 * @param settled what the log of events has of it
 * @param deadLetter why it was set aside, if it was
 */
public record ShownEvent(
        String eventId,
        String state,
        String account,
        String kind,
        Instant receivedAt,
        Optional<Settled> settled,
        Optional<Letter> deadLetter) {

    public static ShownEvent of(FoundEvent found) {
        EventOutline event = found.event();
        return new ShownEvent(
                event.id().value(),
                found.state(),
                event.account().value(),
                event.kind().label(),
                event.receivedAt(),
                found.line().map(Settled::of),
                found.letter().map(Letter::of));
    }

    /** How its handling ended, for now. */
    public record Settled(String outcome, Optional<String> doctor, int attempt, Instant at) {

        static Settled of(EventLine line) {
            return new Settled(line.outcome(), line.doctor().map(DoctorId::toString), line.attempt(), line.at());
        }
    }

    /** Its dead letter. */
    public record Letter(
            String reason, String error, int attempts, Instant at, int replays, Optional<Instant> replayedAt) {

        static Letter of(ListedLetter letter) {
            ListedLetter.Cause cause = letter.cause();
            return new Letter(
                    cause.reason(),
                    cause.error(),
                    cause.attempts(),
                    cause.at(),
                    letter.replays().count(),
                    letter.replays().underwaySince());
        }
    }
}
