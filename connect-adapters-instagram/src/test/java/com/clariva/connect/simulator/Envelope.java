package com.clariva.connect.simulator;

import com.clariva.connect.simulator.WebhookEvent.Section;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** Puts events into the body of one delivery. */
final class Envelope {
    private Envelope() {}

    /** Neighbours of one account and one section share an entry; order stays as given. */
    static byte[] of(List<WebhookEvent> events, Instant now) {
        ObjectNode body = Json.object().put("object", "instagram");
        ArrayNode entries = body.putArray("entry");
        ArrayNode items = entries;
        WebhookEvent before = null;
        for (WebhookEvent event : events) {
            if (before == null || !shareEntry(before, event)) {
                items = open(entries.addObject(), event, now);
            }
            items.add(event.item());
            before = event;
        }
        boolean onlyChanges = events.stream().allMatch(event -> event.section() == Section.CHANGES);
        return onlyChanges ? Json.asMetaSpaced(body) : Json.asMeta(body);
    }

    /** What the dashboard's Test button sends for {@code messages}. */
    static byte[] dashboardTest(Instant now) {
        ObjectNode body = Json.object();
        ObjectNode entry = body.putArray("entry").addObject();
        entry.put("id", "0").put("time", now.getEpochSecond());
        ObjectNode change = entry.putArray("changes").addObject().put("field", "messages");
        ObjectNode value = change.putObject("value");
        value.putObject("sender").put("id", "12334");
        value.putObject("recipient").put("id", "23245");
        value.put("timestamp", "1527459824");
        value.putObject("message").put("mid", "random_mid").put("text", "random_text");
        body.put("object", "instagram");
        return Json.asMeta(body);
    }

    private static boolean shareEntry(WebhookEvent one, WebhookEvent other) {
        return one.section() == other.section()
                && one.account().professionalId().equals(other.account().professionalId());
    }

    // Messages carry milliseconds, changes carry seconds, and the two put their keys in another order.
    private static ArrayNode open(ObjectNode entry, WebhookEvent event, Instant now) {
        String id = event.account().professionalId();
        if (event.section() == Section.CHANGES) {
            entry.put("id", id).put("time", now.getEpochSecond());
        } else {
            entry.put("time", now.toEpochMilli()).put("id", id);
        }
        return entry.putArray(event.section().key());
    }
}
