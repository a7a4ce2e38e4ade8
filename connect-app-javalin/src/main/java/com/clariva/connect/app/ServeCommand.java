package com.clariva.connect.app;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.process.ExitCode;
import com.clariva.connect.app.process.Lifetime;
import com.clariva.connect.app.process.LogOutput;
import com.clariva.connect.app.settings.Settings;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;

/** Runs the service until it is asked to stop. */
@Command(
        name = "serve",
        description = "Runs the service. It is configured by environment variables and a file .env beside it.")
final class ServeCommand implements Callable<Integer> {
    private static final Logger log = LoggerFactory.getLogger(ServeCommand.class);

    private final Supplier<Settings> source;
    private final InstantSource clock;

    ServeCommand(Supplier<Settings> source, InstantSource clock) {
        this.source = requireNonNull(source, "source is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public Integer call() {
        Settings settings = source.get();
        LogOutput.use(settings.logging());
        settings.warnings().forEach(warning -> log.warn("Configuration: {}", warning));
        Lifetime.from(() -> Server.start(settings, clock));
        return ExitCode.OK;
    }
}
