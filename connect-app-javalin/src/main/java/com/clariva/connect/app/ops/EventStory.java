package com.clariva.connect.app.ops;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.deadletter.ListedLetter;
import com.clariva.connect.core.eventlog.EventLine;
import com.clariva.connect.core.eventlog.FoundEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of one event, in the order in which it happened. */
final class EventStory {
    private final FoundEvent event;
    private final Words words;
    private final List<Step> steps = new ArrayList<>();

    EventStory(FoundEvent event, Words words) {
        this.event = requireNonNull(event, "event is null");
        this.words = requireNonNull(words, "words is null");
        steps.add(new Step(event.event().receivedAt(), "none", "Received", "Verified and stored, then answered 200."));
        event.line().ifPresent(this::settled);
        event.letter().ifPresent(this::letter);
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
        model.put("steps", steps.stream().map(this::row).toList());
        event.line().ifPresent(line -> model.put("took", Tables.took(line)));
        event.letter()
                .filter(letter -> letter.state().equals("dead_letter"))
                .ifPresent(letter -> model.put("replayable", true));
        return model;
    }

    private void settled(EventLine line) {
        String attempt = line.attempt() > 0 ? "Attempt " + line.attempt() + ". " : "";
        String whose =
                line.doctor().map(doctor -> "For doctor " + doctor + ".").orElse("No doctor has linked the account.");
        steps.add(
                new Step(line.at(), Tables.mark(line.outcome()), line.outcome().replace('_', ' '), attempt + whose));
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
                        "For the " + letter.replays().count() + ". time; nothing has come of it yet.")));
    }

    private Map<String, Object> row(Step step) {
        return Map.of("mark", step.mark, "what", step.what, "said", step.said, "when", words.moment(step.at));
    }

    private record Step(Instant at, String mark, String what, String said) {}
}
