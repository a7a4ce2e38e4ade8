package com.clariva.connect.core.eventlog;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.EventOutline;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.event.MessageKeys;
import com.clariva.connect.core.event.Text;
import com.clariva.connect.core.reply.Replies;
import com.clariva.connect.core.reply.ReplyId;
import com.clariva.connect.core.reply.ReplyState;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Use case: an operator wants to know of one event what became of it, and why.
 *
 * <p>It is named by its own id, or by Instagram's id of the message or comment. That one is not stored; the ids of
 * the events that may have it are made anew, for each account that has any.
 */
public final class ExplainEvent {
    private static final int MOST_REPLIES = 100;
    private static final int AT_ONCE = 5_000;

    private final FindEvents findEvents;
    private final EventLog eventLog;
    private final Replies replies;
    private final ShowContent showContent;

    public ExplainEvent(FindEvents findEvents, EventLog eventLog, Replies replies, ShowContent showContent) {
        this.findEvents = requireNonNull(findEvents, "findEvents is null");
        this.eventLog = requireNonNull(eventLog, "eventLog is null");
        this.replies = requireNonNull(replies, "replies is null");
        this.showContent = requireNonNull(showContent, "showContent is null");
    }

    /**
     * What is known of the event; empty if nothing is.
     *
     * @param name an event's id, or Instagram's id of a message or comment
     * @param account whose message it is, where that is known. Without it, a message is looked for in the log of
     *     events, where dead letters that are older are not found
     */
    public Optional<ExplainedEvent> explain(String name, Optional<InstagramId> account) {
        return named(name).or(() -> ofMessage(name, account));
    }

    /** What it says, for whoever has to see that; as {@link ShowContent#show}. */
    public Optional<Text> content(ExplainedEvent explained) {
        return showContent.show(explained.found().event().id());
    }

    private Optional<ExplainedEvent> named(String name) {
        return EventId.isId(name)
                ? findEvents.find(new EventId(name)).map(found -> explained(found, List.of()))
                : Optional.empty();
    }

    private Optional<ExplainedEvent> ofMessage(String id, Optional<InstagramId> account) {
        List<FoundEvent> found = new ArrayList<>();
        if (account.isPresent()) {
            idsOf(account.get(), id)
                    .flatMap(event -> findEvents.find(event).stream())
                    .forEach(found::add);
        } else {
            logged(id).forEach(event -> findEvents.find(event).ifPresent(found::add));
        }
        return found.stream().findFirst().map(first -> explained(first, outlines(found.subList(1, found.size()))));
    }

    private List<EventId> logged(String id) {
        List<EventId> logged = new ArrayList<>();
        Set<EventId> possible = new LinkedHashSet<>();
        for (InstagramId account : eventLog.accounts()) {
            idsOf(account, id).forEach(possible::add);
            if (possible.size() >= AT_ONCE) {
                logged.addAll(logged(possible));
                possible.clear();
            }
        }
        logged.addAll(logged(possible));
        return logged;
    }

    private List<EventId> logged(Set<EventId> possible) {
        return eventLog.find(possible).stream().map(line -> line.event().id()).toList();
    }

    private static Stream<EventId> idsOf(InstagramId account, String id) {
        return MessageKeys.naming(account, id).map(EventId::of);
    }

    private ExplainedEvent explained(FoundEvent found, List<EventOutline> sameMessage) {
        return new ExplainedEvent(found, repliesTo(found.event().id()), sameMessage);
    }

    /** A handler numbers its replies without a gap. */
    private List<ReplyState> repliesTo(EventId event) {
        List<ReplyState> found = new ArrayList<>();
        for (int ordinal = 1; ordinal <= MOST_REPLIES; ordinal++) {
            Optional<ReplyState> state = replies.find(ReplyId.to(event, ordinal));
            if (state.isEmpty()) {
                break;
            }
            found.add(state.get());
        }
        return found;
    }

    private static List<EventOutline> outlines(List<FoundEvent> found) {
        return found.stream().map(FoundEvent::event).toList();
    }
}
