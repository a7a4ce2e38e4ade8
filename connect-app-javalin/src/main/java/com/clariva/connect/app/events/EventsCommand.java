package com.clariva.connect.app.events;

import com.clariva.connect.app.process.Terminal;
import com.clariva.connect.app.server.AtTheStores;
import com.clariva.connect.app.settings.Settings;
import java.time.InstantSource;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands about events. */
@Command(name = "events", description = "Says what became of events, and replays dead letters.")
public final class EventsCommand {
    private EventsCommand() {}

    public static CommandLine with(Terminal terminal, Supplier<Settings> settings, InstantSource clock) {
        AtTheStores stores = new AtTheStores(settings, clock);
        return new CommandLine(new EventsCommand())
                .addSubcommand(new EventsListCommand(terminal, stores))
                .addSubcommand(new EventsShowCommand(terminal, stores))
                .addSubcommand(new EventsReplayCommand(terminal, stores));
    }
}
