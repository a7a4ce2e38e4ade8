package com.clariva.connect.adapters.instagram;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.adapters.instagram.reading.JsonEventReader;
import com.clariva.connect.core.event.InstagramEvent;
import com.clariva.connect.core.webhook.Reading;

/** Bodies of webhooks, in pieces, and how they are read. */
final class Bodies {
    /** Who, to whom and when; an item lacks only what. */
    static final String FROM_JANE = "\"sender\":{\"id\":\"1234567890123456\"},"
            + "\"recipient\":{\"id\":\"17841400000000001\"},\"timestamp\":1795200000123";

    private Bodies() {}

    static String messaging(String item) {
        return entry("\"messaging\":[" + item + "]");
    }

    static String entry(String members) {
        return envelope("{\"id\":\"17841400000000001\"," + members + "}");
    }

    static String envelope(String entry) {
        return "{\"object\":\"instagram\",\"entry\":[" + entry + "]}";
    }

    static Reading read(String body) {
        return new JsonEventReader().read(body.getBytes(UTF_8));
    }

    /** The one event of a body in which all can be read. */
    static InstagramEvent only(String body) {
        Reading reading = read(body);
        assertThat(reading.flaw()).isEmpty();
        assertThat(reading.events()).hasSize(1);
        return reading.events().get(0).event();
    }
}
