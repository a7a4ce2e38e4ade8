package com.clariva.connect.app.ops;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.deadletter.ListedLetter;
import com.clariva.connect.core.event.EventOutline;
import com.clariva.connect.core.event.Text;
import com.clariva.connect.core.eventlog.EventHistory;
import com.clariva.connect.core.eventlog.EventLine;
import com.clariva.connect.core.eventlog.ExplainedEvent;
import com.clariva.connect.core.eventlog.FoundEvent;
import com.clariva.connect.core.queue.WaitingEvents.Held;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of one event, in the order in which it happened. */
final class EventStory {
    private final ExplainedEvent explained;
    private final FoundEvent event;
    private final Words words;
    private final List<Step> steps = new ArrayList<>();

    EventStory(ExplainedEvent explained, Words words) {
        this.explained = requireNonNull(explained, "explained is null");
        this.words = requireNonNull(words, "words is null");
        this.event = explained.found();
        received(event.event());
        event.line().ifPresent(this::handled);
        event.letter().ifPresent(this::letter);
        ReplySteps.of(explained.replies()).forEach(steps::add);
        steps.sort(Comparator.comparing(Step::at));
    }

    Map<String, Object> model() {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("id", event.event().id().value());
        model.put("kind", event.event().kind().label());
        model.put("account", event.event().account().value());
        model.put(
                "doctor",
                event.line().flatMap(EventLine::doctor).map(Object::toString).orElse("not known"));
        model.put("state", event.state());
        model.put("mark", Tables.mark(event.state()));
        model.put("steps", rows());
        model.put("replies", explained.replies().stream().map(ReplySteps::row).toList());
        model.put(
                "same",
                explained.sameMessage().stream()
                        .map(other -> Map.of(
                                "id", other.id().value(), "kind", other.kind().label()))
                        .toList());
        event.line().ifPresent(line -> model.put("took", Tables.took(line)));
        model.put("kept", event.isKept());
        event.letter()
                .filter(letter -> letter.state().equals("dead_letter"))
                .ifPresent(letter -> model.put("replayable", true));
        return model;
    }

    /** With what it says, which was asked for. */
    Map<String, Object> telling(Text content) {
        Map<String, Object> model = model();
        model.put("content", content.value());
        return model;
    }

    private void received(EventOutline outline) {
        String signed = outline.verifiedBy()
                .map(name -> "Signed with " + name + ", stored, then answered 200.")
                .orElse("Verified and stored, then answered 200.");
        steps.add(new Step(outline.receivedAt(), "none", "Received", signed));
    }

    private void handled(EventLine line) {
        EventHistory history = line.history();
        history.failures()
                .forEach(failure -> steps.add(new Step(
                        failure.at(), "warning", "Attempt " + failure.attempt() + " failed", failure.error() + ".")));
        history.repeats()
                .lastAt()
                .ifPresent(last -> steps.add(new Step(
                        last,
                        "none",
                        "Delivered again",
                        Words.count(history.repeats().count(), "time") + ", and ignored as a duplicate of itself.")));
        if (!isRetried(line) && !isToldByItsLetter(line)) {
            settled(line);
        }
    }

    private void settled(EventLine line) {
        String attempt = line.attempt() > 0 ? "Attempt " + line.attempt() + ", " : "";
        String whose =
                line.doctor().map(doctor -> "for doctor " + doctor + ".").orElse("no doctor had linked the account.");
        steps.add(new Step(
                line.at(),
                Tables.mark(line.outcome()),
                line.outcome().replace('_', ' '),
                attempt + whose + " " + Tables.took(line) + " after it was received."));
    }

    private void letter(ListedLetter letter) {
        steps.add(new Step(
                letter.cause().at(),
                "error",
                "set aside: " + letter.cause().reason().replace('_', ' '),
                letter.cause().error() + ", after " + Words.count(letter.cause().attempts(), "attempt") + "."));
        letter.replays()
                .underwaySince()
                .ifPresent(since -> steps.add(new Step(
                        since,
                        "warning",
                        "replayed",
                        Words.count(letter.replays().count(), "time") + "; nothing has come of it yet.")));
    }

    /** Where it is now comes behind all that happened. */
    private List<Map<String, Object>> rows() {
        List<Map<String, Object>> rows =
                new ArrayList<>(steps.stream().map(this::row).toList());
        event.held()
                .filter(held -> !held.isParked()
                        || event.line().filter(EventStory::isParked).isEmpty())
                .map(this::place)
                .ifPresent(rows::add);
        return rows;
    }

    private Map<String, Object> place(Held held) {
        if (held.isParked()) {
            return row("warning", "Parked", "It waits in the queue until a doctor links the account.");
        }
        String what = event.line().filter(EventStory::isRetried).isPresent() ? "its next attempt" : "its turn";
        return row("none", "In the queue", "It waits for " + what + ", or is being handled.");
    }

    private static boolean isRetried(EventLine line) {
        return line.outcome().equals("retrying");
    }

    private static boolean isParked(EventLine line) {
        return line.outcome().equals("parked");
    }

    private boolean isToldByItsLetter(EventLine line) {
        return line.outcome().equals("dead_letter")
                && event.letter().filter(letter -> !letter.isErased()).isPresent();
    }

    private Map<String, Object> row(Step step) {
        Map<String, Object> row = new LinkedHashMap<>(row(step.mark, step.what, step.said));
        row.put("when", words.moment(step.at));
        return row;
    }

    private static Map<String, Object> row(String mark, String what, String said) {
        return Map.of("mark", mark, "what", what, "said", said);
    }

    /** Something that happened. */
    record Step(Instant at, String mark, String what, String said) {}
}
