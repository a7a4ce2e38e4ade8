package com.clariva.connect.adapters.instagram.reading;

import com.clariva.connect.core.event.EventHeader;
import com.clariva.connect.core.event.InstagramEvent;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.event.RoutingEvent;
import com.clariva.connect.core.event.Text;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/** Reads single items. What is an object but is not understood is kept as unrecognized. */
final class Items {
    private static final InstagramId DASHBOARD = new InstagramId("0");

    private Items() {}

    /** Empty if the item is not even an object. */
    static Optional<InstagramEvent> read(Cut item) {
        return Json.read(item.json()).filter(JsonNode::isObject).map(json -> switch (item.place()) {
            case MESSAGING -> messaging(item, json);
            case STANDBY -> standby(messaging(item, json));
            case CHANGES -> change(item, json);
            case ENTRY -> json.has("field") ? change(item, json) : unknownMember(item, json);
        });
    }

    private static InstagramEvent messaging(Cut item, JsonNode json) {
        EventHeader header = header(item, json);
        Optional<MessagingKind> kind = MessagingKind.of(json);
        String name = kind.map(MessagingKind::key).orElseGet(() -> MessagingKind.unknownName(json));
        if (isTest(item, json)) {
            return test(header, kind.map(MessagingKind::field).orElse(name));
        }
        return kind.flatMap(known -> known.read(header, json)).orElseGet(() -> unrecognized(item, header, name));
    }

    private static InstagramEvent change(Cut item, JsonNode json) {
        JsonNode value = json.path("value");
        String field = Json.text(json, "field").orElse("changes");
        EventHeader header = header(item, value);
        if (isTest(item, value)) {
            return test(header, field);
        }
        Optional<InstagramEvent> event = Changes.read(field, item.account(), value)
                .or(() -> MessagingKind.of(value).flatMap(kind -> kind.read(header, value)));
        return event.map(read -> field.equals("standby") ? standby(read) : read)
                .orElseGet(() -> unrecognized(item, header, field));
    }

    private static EventHeader header(Cut item, JsonNode json) {
        return new EventHeader(
                item.account(),
                MessagingKind.otherSide(json, item.account()),
                Json.time(json, "timestamp").orElse(Instant.EPOCH));
    }

    private static boolean isTest(Cut item, JsonNode json) {
        boolean sample = json.path("sender").path("id").asText().equals("12334")
                && json.path("recipient").path("id").asText().equals("23245");
        return item.account().equals(DASHBOARD) || sample;
    }

    /** The dashboard's persons are invented, so a test has none. */
    private static InstagramEvent test(EventHeader header, String field) {
        return new RoutingEvent.Test(new EventHeader(header.account(), Optional.empty(), header.occurredAt()), field);
    }

    private static InstagramEvent standby(InstagramEvent event) {
        return event instanceof RoutingEvent.Test ? event : new RoutingEvent.Standby(event);
    }

    private static InstagramEvent unrecognized(Cut item, EventHeader header, String field) {
        return new RoutingEvent.Unrecognized(header, field, new Text(item.text()));
    }

    private static InstagramEvent unknownMember(Cut item, JsonNode json) {
        EventHeader header = header(item, json);
        String name = json.fieldNames().next();
        return isTest(item, json) ? test(header, name) : unrecognized(item, header, name);
    }
}
