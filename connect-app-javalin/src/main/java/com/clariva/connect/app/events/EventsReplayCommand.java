package com.clariva.connect.app.events;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.arguments.Understood;
import com.clariva.connect.app.http.ShownReplay;
import com.clariva.connect.app.process.ExitCode;
import com.clariva.connect.app.process.Progress;
import com.clariva.connect.app.process.Terminal;
import com.clariva.connect.app.server.AtTheStores;
import com.clariva.connect.core.deadletter.DeadLetterReason;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.replay.ReplayOrder;
import com.clariva.connect.core.replay.ReplayOutcome;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Replays dead letters. */
@Command(
        name = "replay",
        description = "Brings dead letters to the handler once more. What was replied or forwarded before is not"
                + " repeated. A running server does the handling.")
final class EventsReplayCommand implements Callable<Integer> {
    private static final long A_LINE_FOR = 100;

    private final Terminal terminal;
    private final AtTheStores stores;

    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            converter = Understood.Event.class,
            description = "The one event to replay.")
    private @Nullable EventId event;

    @Option(names = "--all", description = "All that wait for a person, the oldest first.")
    private boolean all;

    @Option(
            names = "--reason",
            paramLabel = "REASON",
            converter = Understood.Reason.class,
            description = "With --all: only those set aside for this reason, such as handler_failed.")
    private @Nullable DeadLetterReason reason;

    @Option(
            names = "--account",
            paramLabel = "ID",
            converter = Understood.Account.class,
            description = "With --all: only those of this Instagram account.")
    private @Nullable InstagramId account;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "1000",
            description = "With --all: at most so many (1000).")
    private int limit;

    @Option(names = "--dry-run", description = "With --all: only say which they would be.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    EventsReplayCommand(Terminal terminal, AtTheStores stores) {
        this.terminal = requireNonNull(terminal, "terminal is null");
        this.stores = requireNonNull(stores, "stores is null");
    }

    @Override
    public Integer call() {
        boolean chosen = reason != null || account != null || dryRun;
        if ((event == null) == !all || (event != null && chosen) || limit < 1) {
            throw new ParameterException(
                    spec.commandLine(), "Say the ID of one event, or --all with what narrows it down");
        }
        return event != null ? one(event) : many();
    }

    private int one(EventId id) {
        ReplayOutcome outcome =
                stores.work(connect -> connect.replayDeadLetter().replay(id));
        if (json) {
            terminal.say(Written.json(new One(id.value(), outcome.label())));
            return outcome == ReplayOutcome.REPLAYED ? ExitCode.OK : ExitCode.FAILURE;
        }
        return switch (outcome) {
            case REPLAYED -> said(id + "  replayed");
            case NOT_FOUND -> failed("there is no dead letter " + id);
            case ERASED -> failed("the person took the message back; nothing is left of " + id);
            case UNREADABLE -> failed("still nobody can read " + id);
        };
    }

    private int many() {
        ReplayOrder order = new ReplayOrder(Optional.ofNullable(reason), Optional.ofNullable(account), limit, dryRun);
        Progress progress = Progress.of(terminal, spec, json || dryRun, A_LINE_FOR);
        ShownReplay shown = ShownReplay.of(
                stores.work(connect -> connect.replayDeadLetters()
                        .replay(order, (tried, of) -> progress.at(tried, tried + " of " + of + " dead letters tried"))),
                dryRun);
        progress.end();
        if (json) {
            return said(Written.json(shown));
        }
        shown.letters()
                .forEach(letter -> terminal.say(letter.eventId() + "  " + letter.reason() + "  " + letter.outcome()));
        return said(shown.found() + " found, " + shown.replayed() + " replayed" + (dryRun ? " (dry run)" : ""));
    }

    /** One letter's replay, as the API tells it too. */
    private record One(String eventId, String outcome) {}

    private int said(String line) {
        terminal.say(line);
        return ExitCode.OK;
    }

    private int failed(String why) {
        terminal.complain("clariva-connect: " + why);
        return ExitCode.FAILURE;
    }
}
