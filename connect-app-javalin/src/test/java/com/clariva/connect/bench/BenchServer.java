package com.clariva.connect.bench;

import com.clariva.connect.app.Server;
import com.clariva.connect.app.process.Lifetime;
import com.clariva.connect.app.process.LogOutput;
import com.clariva.connect.app.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** One process of the product, as {@code serve} runs it, configured by what the harness says. */
public final class BenchServer {
    private BenchServer() {}

    public static void main(String[] arguments) throws IOException {
        InstantSource clock = InstantSource.system();
        Map<String, String> harness = System.getenv();
        String sink = harness.get(BenchVariables.SINK);
        Settings settings = Settings.from(BenchVariables.of(harness), clock);
        LogOutput.use(settings.logging());
        new BenchRows(settings.stores(), BenchVariables.schema(harness), clock)
                .prepare(Integer.parseInt(harness.get(BenchVariables.ACCOUNTS)), "run of " + sink);
        SinkHandler handler = SinkHandler.appendingTo(Path.of(sink), clock);
        Lifetime.from(() -> Server.start(settings, clock, handler));
    }
}
