package com.clariva.connect.app.http;

import com.clariva.connect.core.event.EventOutline;
import com.clariva.connect.core.event.Text;
import com.clariva.connect.core.eventlog.EventHistory;
import com.clariva.connect.core.eventlog.EventLine;
import com.clariva.connect.core.eventlog.ExplainedEvent;
import com.clariva.connect.core.eventlog.FoundEvent;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of one event.
 *
 * @param verifiedBy the name of the secret that had signed its delivery
 * @param waitingSince when it was received, or replayed, if it waits in the queue or is parked there
 * @param repeats how often it was delivered again
 * @param failures how attempts failed
 * @param settledAfterMs from receipt to its last outcome
 * @param replies what became of its handler's replies, the first first
 * @param sameMessage other events of the message that was asked for
 * @param content what Instagram delivered; only if it was asked for, and is still kept
 * @param contentGone why there is none, if it was asked for
 */
public record ShownExplanation(
        @JsonUnwrapped ShownEvent event,
        Optional<String> verifiedBy,
        Optional<Instant> waitingSince,
        Repeats repeats,
        List<Failure> failures,
        Optional<Long> settledAfterMs,
        List<ShownReply> replies,
        List<Other> sameMessage,
        Optional<String> content,
        Optional<String> contentGone) {
    /** What is said where nothing is kept. */
    public static final String GONE =
            "What it said is gone: it is stored only while the event waits, is parked or is a dead letter.";

    /** What is known, without what it says. */
    public static ShownExplanation of(ExplainedEvent explained) {
        return of(explained, Optional.empty(), Optional.empty());
    }

    /** The same for who has asked what it says. */
    public static ShownExplanation withContent(ExplainedEvent explained, Optional<Text> content) {
        return of(explained, content, content.isPresent() ? Optional.empty() : Optional.of(GONE));
    }

    private static ShownExplanation of(ExplainedEvent explained, Optional<Text> content, Optional<String> gone) {
        EventOutline event = explained.found().event();
        Optional<EventLine> line = explained.found().line();
        EventHistory history = line.map(EventLine::history).orElse(EventHistory.NONE);
        return new ShownExplanation(
                ShownEvent.of(explained.found()),
                event.verifiedBy(),
                waitingSince(explained.found()),
                new Repeats(history.repeats().count(), history.repeats().lastAt()),
                history.failures().stream()
                        .map(failure -> Failure.of(failure, event.receivedAt()))
                        .toList(),
                line.map(settled ->
                        Duration.between(event.receivedAt(), settled.at()).toMillis()),
                explained.replies().stream().map(ShownReply::of).toList(),
                explained.sameMessage().stream().map(Other::of).toList(),
                content.map(Text::value),
                gone);
    }

    private static Optional<Instant> waitingSince(FoundEvent found) {
        return found.held()
                .map(held -> found.letter()
                        .flatMap(letter -> letter.replays().underwaySince())
                        .orElse(held.event().receivedAt()));
    }

    /** How often an event came again after it was first settled, and when last. */
    public record Repeats(int count, Optional<Instant> lastAt) {}

    /** An attempt that failed, and how long after the receipt. */
    public record Failure(int attempt, Instant at, long afterMs, String error) {

        static Failure of(EventHistory.Failure failure, Instant receivedAt) {
            return new Failure(
                    failure.attempt(),
                    failure.at(),
                    Duration.between(receivedAt, failure.at()).toMillis(),
                    failure.error());
        }
    }

    /** Another event of the same message. */
    public record Other(String eventId, String kind) {

        static Other of(EventOutline event) {
            return new Other(event.id().value(), event.kind().label());
        }
    }
}
