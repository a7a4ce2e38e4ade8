package com.clariva.connect.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.clariva.connect.adapters.instagram.InstagramOverHttp;
import com.clariva.connect.adapters.persistence.TinkSealing;
import com.clariva.connect.app.server.BuildConnect;
import com.clariva.connect.app.server.FromSettings;
import com.clariva.connect.app.settings.Settings;
import com.clariva.connect.app.settings.WorkingEnvironment;
import com.clariva.connect.core.secret.Sealing;
import com.clariva.connect.core.webhook.EventReader;
import com.clariva.connect.testkit.Cast;
import java.time.Instant;
import java.time.InstantSource;

/** Deliveries as the load generator makes them, and the parts that take them. */
final class Samples {
    static final Instant NOW = Cast.NOON;

    private static final InstantSource CLOCK = InstantSource.fixed(NOW);
    private static final Settings SETTINGS = Settings.from(WorkingEnvironment.least(), CLOCK);
    private static final String ENTRY = """
            {"id":"%1$d","time":1756728000150,"messaging":[{"sender":{"id":"%2$d"},\
            "recipient":{"id":"%1$d"},"timestamp":1756728000000,"message":{"mid":"mid-%3$d",\
            "text":"hello doctor can I book an appointment for tomorrow morning please thanks"}}]}""";

    private Samples() {}

    /** One message, about 300 bytes. There are a thousand accounts, and each message is of another person. */
    static byte[] delivery(long number) {
        String entry = ENTRY.formatted(17841400000000001L + number % 1000, 1_000_000_000L + number, number);
        return ("{\"object\":\"instagram\",\"entry\":[" + entry + "]}").getBytes(UTF_8);
    }

    static EventReader reader() {
        return InstagramOverHttp.with(FromSettings.instagram(SETTINGS, BuildConnect.Watching.NOBODY.calls(), CLOCK))
                .eventReader();
    }

    static Sealing sealing() {
        return TinkSealing.of(SETTINGS.stores().encryptionKeys());
    }
}
