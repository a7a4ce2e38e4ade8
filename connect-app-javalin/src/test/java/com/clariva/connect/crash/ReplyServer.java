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

/** One instance of the product, as {@code serve} runs it, with a handler that answers every message. */
public final class ReplyServer {
    private ReplyServer() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, String> environment = System.getenv();
        InstantSource clock = MovedClock.readFrom(Path.of(environment.get(CrashServer.CLOCK)));
        Duration lease = Duration.ofMillis(Long.parseLong(environment.get(CrashServer.LEASE_MILLIS)));
        Settings settings = Settings.from(environment, clock);
        LogOutput.use(settings.logging());
        Lifetime.from(() -> ServerWithLease.start(settings, lease, clock, new AnsweringHandler()));
    }
}
