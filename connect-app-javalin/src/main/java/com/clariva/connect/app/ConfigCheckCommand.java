package com.clariva.connect.app;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.environment.InvalidConfiguration;
import com.clariva.connect.app.environment.Problem;
import com.clariva.connect.app.http.Json;
import com.clariva.connect.app.process.ExitCode;
import com.clariva.connect.app.process.Terminal;
import com.clariva.connect.app.settings.Forwarding;
import com.clariva.connect.app.settings.Settings;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what is wrong with the configuration, or what it amounts to. Opens no port and no connection. */
@Command(
        name = "check",
        description = "Holds every variable to its rule. Nothing is started and nothing is connected to.")
final class ConfigCheckCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Supplier<Settings> source;

    @Option(names = "--json", description = "Print JSON, problems too.")
    private boolean json;

    ConfigCheckCommand(Terminal terminal, Supplier<Settings> source) {
        this.terminal = requireNonNull(terminal, "terminal is null");
        this.source = requireNonNull(source, "source is null");
    }

    @Override
    public Integer call() {
        if (json) {
            return asJson();
        }
        Settings settings = source.get();
        terminal.say("The configuration keeps every rule.");
        terminal.say("  public address: " + settings.network().publicBaseUrl());
        terminal.say("  database:       " + settings.stores().database().address());
        terminal.say("  queue:          " + (settings.stores().redisUrl().isPresent() ? "Redis" : "PostgreSQL"));
        terminal.say("  events go to:   " + forwardedTo(settings).orElse("the log, by kind and id"));
        settings.warnings().forEach(warning -> terminal.complain("Warning: " + warning));
        return ExitCode.OK;
    }

    private int asJson() {
        try {
            terminal.say(Json.text(Checked.of(source.get())));
            return ExitCode.OK;
        } catch (InvalidConfiguration broken) {
            terminal.say(Json.text(new Checked(false, Optional.empty(), List.of(), broken.problems())));
            return ExitCode.CONFIGURATION;
        }
    }

    private static Optional<String> forwardedTo(Settings settings) {
        return settings.handling().forwarding().map(Forwarding::url).map(url -> String.valueOf(url.getHost()));
    }

    /** What was found, as JSON shows it. */
    private record Checked(
            boolean valid, Optional<Amount> configuration, List<String> warnings, List<Problem> problems) {

        static Checked of(Settings settings) {
            Amount amount = new Amount(
                    settings.network().publicBaseUrl().toString(),
                    settings.stores().database().address(),
                    settings.stores().redisUrl().isPresent() ? "redis" : "postgresql",
                    forwardedTo(settings));
            return new Checked(true, Optional.of(amount), List.copyOf(settings.warnings()), List.of());
        }
    }

    /** What the configuration amounts to. */
    private record Amount(String publicBaseUrl, String database, String queue, Optional<String> forwardedTo) {}
}
