package com.clariva.connect.core.eventlog;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.EventOutline;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.event.Text;
import com.clariva.connect.core.reply.KnownReply;
import com.clariva.connect.core.reply.Replies;
import com.clariva.connect.core.reply.ReplyId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Use case: an operator wants to know of one event what became of it, and why.
 *
 * <p>It is named by its own id, or by Instagram's id of the message or comment, for which {@link FindMessage} looks.
 */
public final class ExplainEvent {
    private static final int MOST_REPLIES = 100;

    private final FindEvents findEvents;
    private final FindMessage findMessage;
    private final Replies replies;
    private final ShowContent showContent;

    public ExplainEvent(FindEvents findEvents, FindMessage findMessage, Replies replies, ShowContent showContent) {
        this.findEvents = requireNonNull(findEvents, "findEvents is null");
        this.findMessage = requireNonNull(findMessage, "findMessage is null");
        this.replies = requireNonNull(replies, "replies is null");
        this.showContent = requireNonNull(showContent, "showContent is null");
    }

    /**
     * What is known of the event; empty if nothing is.
     *
     * @param name an event's id, or Instagram's id of a message or comment
     * @param account whose message it is, where that is known. Without it, a message is looked for in the log of events
     *     and in the queue, where dead letters that are older are not found
     */
    public Optional<ExplainedEvent> explain(String name, Optional<InstagramId> account) {
        // No store takes a control character, and no id has one.
        return name.chars().anyMatch(Character::isISOControl)
                ? Optional.empty()
                : named(name).or(() -> ofMessage(name, account));
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
        Stream<EventId> events =
                account.map(of -> FindMessage.possible(of, id)).orElseGet(() -> findMessage.known(id).stream());
        List<FoundEvent> found =
                events.flatMap(event -> findEvents.find(event).stream()).toList();
        return found.stream().findFirst().map(first -> explained(first, outlines(found.subList(1, found.size()))));
    }

    private ExplainedEvent explained(FoundEvent found, List<EventOutline> sameMessage) {
        return new ExplainedEvent(found, repliesTo(found.event().id()), sameMessage);
    }

    /** A handler numbers its replies without a gap. */
    private List<KnownReply> repliesTo(EventId event) {
        List<KnownReply> found = new ArrayList<>();
        for (int ordinal = 1; ordinal <= MOST_REPLIES; ordinal++) {
            Optional<KnownReply> state = replies.find(ReplyId.to(event, ordinal));
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
