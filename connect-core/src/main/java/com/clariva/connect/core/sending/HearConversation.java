package com.clariva.connect.core.sending;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException.StorageUnavailable;
import com.clariva.connect.core.event.ConversationEvent;
import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.event.EventHeader;
import com.clariva.connect.core.event.InstagramEvent;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.event.MessageEvent;
import com.clariva.connect.core.event.RoutingEvent;
import com.clariva.connect.core.reply.Conversations;
import com.clariva.connect.core.reply.Conversations.Heard;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What an event says of its conversation, before anybody handles it: that the person wrote, or that we did.
 *
 * <p>While the store is away, that a person wrote is kept in mind, so that the event need not wait for it. A process
 * that dies then forgets it: a reply is refused until the person writes again.
 */
public final class HearConversation {
    static final int MOST_KEPT_IN_MIND = 10_000;

    private final Conversations conversations;
    private final SettleUnknown settleUnknown;
    private final Map<Writer, Instant> inMind = new ConcurrentHashMap<>();

    public HearConversation(Conversations conversations, SettleUnknown settleUnknown) {
        this.conversations = requireNonNull(conversations, "conversations is null");
        this.settleUnknown = requireNonNull(settleUnknown, "settleUnknown is null");
    }

    /**
     * Notes it, or keeps it in mind. To hear it again changes nothing.
     *
     * @throws StorageUnavailable if it could not be noted, and may settle a reply of ours, or is one too many to
     *     keep in mind
     */
    public void hear(InstagramEvent event, Instant receivedAt) {
        wrote(event, receivedAt).ifPresent(heard -> note(List.of(heard)));
        hearEcho(event, receivedAt);
    }

    private void hearEcho(InstagramEvent event, Instant receivedAt) {
        event.as(RoutingEvent.Standby.class).ifPresent(standby -> hearEcho(standby.event(), receivedAt));
        event.as(MessageEvent.Echo.class).ifPresent(echo -> settleUnknown.heard(echo, receivedAt));
    }

    /** Where it is an echo, if it is one. */
    public static Optional<ConversationKey> echoedIn(InstagramEvent event) {
        Optional<ConversationKey> standingBy =
                event.as(RoutingEvent.Standby.class).flatMap(standby -> echoedIn(standby.event()));
        return standingBy.or(() -> event.as(MessageEvent.Echo.class)
                .map(MessageEvent.Echo::header)
                .map(header -> new ConversationKey(header.account(), header.person())));
    }

    /**
     * Those of the conversations whose echoes may settle something.
     *
     * @throws StorageUnavailable if the store does not say
     */
    public Set<ConversationKey> openAmong(Set<ConversationKey> conversations) {
        return settleUnknown.openAmong(conversations);
    }

    /** That a person wrote, if the event says so. */
    public static Optional<Heard> wrote(InstagramEvent event, Instant receivedAt) {
        return writer(event).flatMap(header -> wrote(header, receivedAt));
    }

    private static Optional<EventHeader> writer(InstagramEvent event) {
        Optional<EventHeader> standingBy =
                event.as(RoutingEvent.Standby.class).flatMap(standby -> writer(standby.event()));
        return standingBy
                .or(() -> event.as(MessageEvent.Message.class).map(MessageEvent.Message::header))
                .or(() -> event.as(ConversationEvent.Postback.class)
                        .filter(postback -> !postback.self())
                        .map(ConversationEvent.Postback::header));
    }

    /**
     * Notes that persons wrote, or keeps it in mind.
     *
     * @throws StorageUnavailable if it could not be noted, and is too much to keep in mind
     */
    public void note(Collection<Heard> heard) {
        try {
            conversations.heard(heard);
        } catch (StorageUnavailable e) {
            if (inMind.size() + heard.size() > MOST_KEPT_IN_MIND) {
                throw e;
            }
            heard.forEach(
                    one -> inMind.merge(new Writer(one.account(), one.person()), one.at(), HearConversation::later));
        }
    }

    /**
     * Notes what is kept in mind.
     *
     * @throws StorageUnavailable if it still cannot be noted
     */
    public void catchUp() {
        inMind.forEach((writer, at) -> {
            conversations.heard(writer.account(), writer.person(), at);
            inMind.remove(writer, at);
        });
    }

    private static Optional<Heard> wrote(EventHeader header, Instant receivedAt) {
        Instant occurredAt = header.occurredAt();
        boolean told = occurredAt.isAfter(Instant.EPOCH) && occurredAt.isBefore(receivedAt);
        return header.person().map(person -> new Heard(header.account(), person, told ? occurredAt : receivedAt));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Who wrote to whom. */
    private record Writer(InstagramId account, InstagramId person) {}
}
