package com.clariva.connect.app;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.process.ExitCode;
import com.clariva.connect.app.process.Terminal;
import com.clariva.connect.app.settings.Forwarding;
import com.clariva.connect.app.settings.Settings;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** Says what is wrong with the configuration, or what it amounts to. Opens no port and no connection. */
@Command(
        name = "check",
        description = "Holds every variable to its rule. Nothing is started and nothing is connected to.")
final class ConfigCheckCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Supplier<Settings> source;

    ConfigCheckCommand(Terminal terminal, Supplier<Settings> source) {
        this.terminal = requireNonNull(terminal, "terminal is null");
        this.source = requireNonNull(source, "source is null");
    }

    @Override
    public Integer call() {
        Settings settings = source.get();
        terminal.say("The configuration keeps every rule.");
        terminal.say("  public address: " + settings.network().publicBaseUrl());
        terminal.say("  database:       " + settings.stores().database().address());
        terminal.say("  queue:          " + (settings.stores().redisUrl().isPresent() ? "Redis" : "PostgreSQL"));
        terminal.say("  events go to:   "
                + settings.handling()
                        .forwarding()
                        .map(Forwarding::url)
                        .map(url -> String.valueOf(url.getHost()))
                        .orElse("the log, by kind and id"));
        settings.warnings().forEach(warning -> terminal.complain("Warning: " + warning));
        return ExitCode.OK;
    }
}
