package com.clariva.connect.app.events;

import com.clariva.connect.app.http.Json;
import com.clariva.connect.app.http.ShownEvent;
import java.util.ArrayList;
import java.util.List;

/** What was found, as lines for people and as JSON for programs. */
final class Written {
    private Written() {}

    static String json(Object shown) {
        return Json.text(shown);
    }

    /** One line, its columns in one order. */
    static String line(ShownEvent event) {
        List<String> columns = new ArrayList<>(
                List.of(event.eventId(), event.receivedAt().toString(), event.state(), event.kind(), event.account()));
        event.settled().flatMap(ShownEvent.Settled::doctor).ifPresent(doctor -> columns.add("doctor=" + doctor));
        event.settled().ifPresent(settled -> columns.add("attempt=" + settled.attempt()));
        event.deadLetter().ifPresent(letter -> {
            columns.add("reason=" + letter.reason());
            columns.add("error=" + letter.error().replaceAll("\\s+", "_"));
            columns.add("attempts=" + letter.attempts());
            columns.add("replays=" + letter.replays());
        });
        return String.join("  ", columns);
    }
}
