package com.clariva.connect.adapters.instagram.reading;

import com.clariva.connect.core.event.InstagramEvent;
import com.clariva.connect.core.webhook.EventReader;
import com.clariva.connect.core.webhook.ReadEvent;
import com.clariva.connect.core.webhook.Reading;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads deliveries in every shape that Instagram has been seen to use. */
public final class JsonEventReader implements EventReader {

    @Override
    public Reading read(byte[] body) {
        DeliveryCutter.Cuts cuts = DeliveryCutter.cut(body);
        Set<String> flaws = new LinkedHashSet<>(cuts.flaws());
        List<ReadEvent> events = new ArrayList<>();
        for (Cut item : cuts.items()) {
            Optional<InstagramEvent> event = Items.read(item);
            event.ifPresent(read -> events.add(new ReadEvent(read, item.slice())));
            if (event.isEmpty()) {
                flaws.add("an item that cannot be read");
            }
        }
        return new Reading(events, Optional.of(String.join(", ", flaws)).filter(flaw -> !flaw.isEmpty()));
    }
}
