package com.clariva.connect.app.events;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.arguments.Understood;
import com.clariva.connect.app.http.ShownExplanation;
import com.clariva.connect.app.process.ExitCode;
import com.clariva.connect.app.process.Terminal;
import com.clariva.connect.app.server.AtTheStores;
import com.clariva.connect.core.Connect;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.eventlog.ExplainedEvent;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explains one event. */
@Command(
        name = "show",
        description = "Says all that is known of one event: when it was received, how"
                + " often it came, whose it is, its attempts and how they failed, its outcome, its replies. Nothing of"
                + " what people wrote is shown unless it is asked for.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:shown",
            "1:nothing is known of it",
            "2:the command was not understood",
            "69:the database did not answer",
            "78:the configuration is broken; every problem is listed on stderr"
        })
final class EventsShowCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final AtTheStores stores;

    @Parameters(
            paramLabel = "ID",
            description = "The event's id, as in the log's eventId; or Instagram's id of the message or comment. A"
                    + " reaction or receipt is named by the event's id.")
    private String name = "";

    @Option(
            names = "--account",
            paramLabel = "ID",
            converter = Understood.Account.class,
            description = "The Instagram account whose message it is. It finds dead letters that are older than the"
                    + " log of events, and what waits for an account that is not linked.")
    private @Nullable InstagramId account;

    @Option(
            names = "--content",
            description = "Show what Instagram delivered too, which is kept while the event waits, is parked"
                    + " or is a dead letter. It is audited.")
    private boolean content;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    EventsShowCommand(Terminal terminal, AtTheStores stores) {
        this.terminal = requireNonNull(terminal, "terminal is null");
        this.stores = requireNonNull(stores, "stores is null");
    }

    @Override
    public Integer call() {
        Optional<ShownExplanation> found = stores.work(connect -> connect.explainEvent()
                .explain(name, Optional.ofNullable(account))
                .map(explained -> shown(explained, connect)));
        if (found.isEmpty()) {
            // It is not repeated: somebody may have typed a message for its id.
            terminal.complain("clariva-connect: nothing is known of this event");
            return ExitCode.FAILURE;
        }
        show(found.get());
        return ExitCode.OK;
    }

    private void show(ShownExplanation shown) {
        if (json) {
            terminal.say(Written.json(shown));
            return;
        }
        Explanation.of(shown).forEach(terminal::say);
        shown.content().ifPresent(terminal::say);
        shown.contentGone().ifPresent(gone -> terminal.complain("clariva-connect: " + gone));
    }

    private ShownExplanation shown(ExplainedEvent explained, Connect connect) {
        return content
                ? ShownExplanation.withContent(explained, connect.explainEvent().content(explained))
                : ShownExplanation.of(explained);
    }
}
