package com.clariva.connect.app.http;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.Connect;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.eventlog.ExplainedEvent;
import com.clariva.connect.core.replay.ReplayOrder;
import com.clariva.connect.core.replay.ReplayOutcome;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.Map;

/** What became of events, for operators, and the way back for dead letters. */
final class EventRoutes {
    private static final String EVENTS = "/api/v1/events";
    private static final String EVENT = EVENTS + "/{id}";

    private final Connect connect;
    private final KeyDoor door;
    private final Answers answers;
    private final ObjectMapper json;

    EventRoutes(Connect connect, KeyDoor door, Answers answers, ObjectMapper json) {
        this.connect = requireNonNull(connect, "connect is null");
        this.door = requireNonNull(door, "door is null");
        this.answers = requireNonNull(answers, "answers is null");
        this.json = requireNonNull(json, "json is null");
    }

    void addTo(RoutesConfig routes) {
        routes.get(EVENTS, door.admitted(this::list));
        routes.head(EVENTS, door.admitted(this::list));
        routes.get(EVENT, door.admitted(this::show));
        routes.head(EVENT, door.admitted(this::show));
        routes.post(EVENT + "/replay", door.admitted(this::replay));
        routes.post(EVENTS + "/replay", door.admitted(this::replayMany));
    }

    private void list(Context ctx) {
        EventQuestion question = EventQuestion.of(Query.required(ctx));
        answers.success(
                ctx,
                connect.findEvents().list(question.filter(), question.limit()).stream()
                        .map(ShownEvent::of)
                        .toList());
    }

    private void show(Context ctx) {
        Query query = Query.required(ctx);
        boolean asked = EventQuestion.content(query);
        ExplainedEvent explained = connect.explainEvent()
                .explain(ctx.pathParam("id"), EventQuestion.account(query))
                .orElseThrow(EventRoutes::unknown);
        answers.success(
                ctx,
                asked
                        ? ShownExplanation.withContent(
                                explained, connect.explainEvent().content(explained))
                        : ShownExplanation.of(explained));
    }

    private void replay(Context ctx) {
        EventId event = id(ctx);
        ReplayOutcome outcome = connect.replayDeadLetter().replay(event);
        switch (outcome) {
            case REPLAYED -> answers.success(ctx, Map.of("eventId", event.value(), "outcome", outcome.label()));
            case NOT_FOUND -> throw unknown();
            case ERASED -> throw new HttpRefusal(HttpStatus.CONFLICT, "erased", "The person took the message back.");
            case UNREADABLE ->
                throw new HttpRefusal(HttpStatus.CONFLICT, "unreadable", "Still nobody can read this delivery.");
        }
    }

    private void replayMany(Context ctx) throws IOException {
        ReplayOrder order = ReplayRequest.read(ctx, json);
        answers.success(ctx, ShownReplay.of(connect.replayDeadLetters().replay(order), order.dryRun()));
    }

    private static EventId id(Context ctx) {
        try {
            return new EventId(ctx.pathParam("id"));
        } catch (IllegalArgumentException malformed) {
            throw unknown();
        }
    }

    private static HttpRefusal unknown() {
        return new HttpRefusal(HttpStatus.NOT_FOUND, "event_not_found", "Nothing is known of this event.");
    }
}
