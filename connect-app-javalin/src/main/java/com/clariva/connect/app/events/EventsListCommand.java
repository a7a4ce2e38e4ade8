package com.clariva.connect.app.events;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.arguments.Understood;
import com.clariva.connect.app.http.ShownEvent;
import com.clariva.connect.app.process.ExitCode;
import com.clariva.connect.app.process.Terminal;
import com.clariva.connect.app.server.AtTheStores;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.eventlog.EventFilter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lists events. */
@Command(
        name = "list",
        description = "Lists events, the latest first; with --state dead_letter the dead letters, the oldest first."
                + " Nothing of what people wrote is shown.")
final class EventsListCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final AtTheStores stores;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            converter = Understood.State.class,
            description = "Only those in this state: handled, retrying, parked, dead_letter or expired.")
    private @Nullable String state;

    @Option(
            names = "--account",
            paramLabel = "ID",
            converter = Understood.Account.class,
            description = "Only those of this Instagram account.")
    private @Nullable InstagramId account;

    @Option(
            names = "--doctor",
            paramLabel = "UUID",
            converter = Understood.Doctor.class,
            description = "Only those of this doctor.")
    private @Nullable DoctorId doctor;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "100", description = "At most so many (100).")
    private int limit;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    EventsListCommand(Terminal terminal, AtTheStores stores) {
        this.terminal = requireNonNull(terminal, "terminal is null");
        this.stores = requireNonNull(stores, "stores is null");
    }

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit takes a number from 1");
        }
        EventFilter filter =
                new EventFilter(Optional.ofNullable(state), Optional.ofNullable(account), Optional.ofNullable(doctor));
        List<ShownEvent> events = stores.work(connect -> connect.findEvents().list(filter, limit).stream()
                .map(ShownEvent::of)
                .toList());
        if (json) {
            terminal.say(Written.json(Map.of("events", events)));
        } else {
            events.forEach(event -> terminal.say(Written.line(event)));
        }
        return ExitCode.OK;
    }
}
