package com.clariva.connect.adapters.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.adapters.instagram.reading.JsonEventReader;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.EventKey;
import com.clariva.connect.core.event.InstagramEvent;
import com.clariva.connect.core.webhook.ReadEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** All recorded events together: two that differ never share a key, and one that comes again has the same. */
class EventKeysOfPayloadsTest {
    private final JsonEventReader reader = new JsonEventReader();

    @Test
    void differentEventsNeverShareAKey() {
        Map<EventKey, Set<InstagramEvent>> byKey = new HashMap<>();
        Map<EventId, Set<EventKey>> byId = new HashMap<>();

        for (InstagramEvent event : all()) {
            byKey.computeIfAbsent(event.key(), key -> new HashSet<>()).add(event);
            byId.computeIfAbsent(EventId.of(event.key()), id -> new HashSet<>()).add(event.key());
        }

        assertThat(byKey).hasSizeGreaterThan(40);
        assertThat(byKey.values()).allSatisfy(events -> assertThat(events).hasSize(1));
        assertThat(byId).hasSameSizeAs(byKey);
    }

    @Test
    void deliveryThatComesAgainHasTheSameKeys() {
        for (String name : Payloads.names("webhook")) {
            assertThat(keys(name)).as(name).isEqualTo(keys(name));
        }
    }

    private List<InstagramEvent> all() {
        List<InstagramEvent> all = new ArrayList<>();
        Payloads.names("webhook").forEach(name -> all.addAll(events(name)));
        return all;
    }

    private List<EventKey> keys(String name) {
        return events(name).stream().map(InstagramEvent::key).toList();
    }

    private List<InstagramEvent> events(String name) {
        return reader.read(Payloads.bytes("webhook/" + name)).events().stream()
                .map(ReadEvent::event)
                .toList();
    }
}
