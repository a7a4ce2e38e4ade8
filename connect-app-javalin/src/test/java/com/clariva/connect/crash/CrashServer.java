package com.clariva.connect.crash;

import com.clariva.connect.app.ServerWithLease;
import com.clariva.connect.app.process.Lifetime;
import com.clariva.connect.app.process.LogOutput;
import com.clariva.connect.app.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** One instance of the product, as {@code serve} runs it, with a handler that writes down what it does. */
public final class CrashServer {
    static final String RECORD = "CRASH_RECORD";
    static final String CLOCK = "CRASH_CLOCK";
    static final String LEASE_MILLIS = "CRASH_LEASE_MILLIS";

    private CrashServer() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, String> environment = System.getenv();
        InstantSource clock = MovedClock.readFrom(Path.of(environment.get(CLOCK)));
        Duration lease = Duration.ofMillis(Long.parseLong(environment.get(LEASE_MILLIS)));
        RecordingHandler handler = RecordingHandler.appendingTo(Path.of(environment.get(RECORD)));
        Settings settings = Settings.from(environment, clock);
        LogOutput.use(settings.logging());
        Lifetime.from(() -> ServerWithLease.start(settings, lease, clock, handler));
    }
}
