package com.clariva.connect.app.events;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.http.ShownEvent;
import com.clariva.connect.app.process.ExitCode;
import com.clariva.connect.app.process.Terminal;
import com.clariva.connect.app.server.AtTheStores;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.eventlog.FoundEvent;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one event. */
@Command(name = "show", description = "Shows what became of one event. Nothing of what people wrote is shown.")
final class EventsShowCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final AtTheStores stores;

    @Parameters(
            paramLabel = "ID",
            converter = Understood.Event.class,
            description = "The event's id, as in the log's eventId.")
    private EventId event = EventId.ofBytes(new byte[0]);

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    EventsShowCommand(Terminal terminal, AtTheStores stores) {
        this.terminal = requireNonNull(terminal, "terminal is null");
        this.stores = requireNonNull(stores, "stores is null");
    }

    @Override
    public Integer call() {
        Optional<FoundEvent> found = stores.work(connect -> connect.findEvents().find(event));
        if (found.isEmpty()) {
            terminal.complain("clariva-connect: nothing is known of the event " + event);
            return ExitCode.FAILURE;
        }
        ShownEvent shown = ShownEvent.of(found.get());
        terminal.say(json ? Written.json(shown) : Written.line(shown));
        return ExitCode.OK;
    }
}
