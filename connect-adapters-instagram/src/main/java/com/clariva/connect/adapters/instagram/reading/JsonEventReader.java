package com.clariva.connect.adapters.instagram.reading;

import com.clariva.connect.core.event.InstagramEvent;
import com.clariva.connect.core.webhook.EventReader;
import com.clariva.connect.core.webhook.ReadEvent;
import com.clariva.connect.core.webhook.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads deliveries in every shape that Instagram has been seen to use. */
public final class JsonEventReader implements EventReader {

    @Override
    public Reading read(byte[] body) {
        FoundItems found = DeliveryCutter.cut(body);
        List<ReadEvent> events = new ArrayList<>();
        for (Cut item : found.items()) {
            Optional<InstagramEvent> event = Items.read(item);
            event.ifPresent(read -> events.add(new ReadEvent(read, item.slice())));
            if (event.isEmpty()) {
                found.flaw("an item that cannot be read");
            }
        }
        Optional<String> flaw = Optional.of(String.join(", ", found.flaws())).filter(text -> !text.isEmpty());
        return new Reading(events, flaw, found.beside());
    }
}
