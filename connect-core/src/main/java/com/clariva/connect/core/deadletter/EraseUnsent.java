package com.clariva.connect.core.deadletter;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;

import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.EventKey;
import com.clariva.connect.core.event.InstagramEvent;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.event.MessageEvent.MessageDeleted;
import com.clariva.connect.core.event.MessageKeys;
import com.clariva.connect.core.event.RoutingEvent.Standby;
import com.clariva.connect.core.queue.EventQueue;
import com.clariva.connect.core.reply.ReplyTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Use case: a message was taken back. What was stored of it goes, from the queue and from among the
 * dead letters: the message, its edits, and all of these as another app's conversation showed them. If it was the
 * account's own, the text of the reply goes too.
 */
public final class EraseUnsent {
    private static final Logger LOG = LoggerFactory.getLogger(EraseUnsent.class);

    private static final int AT_ONCE = 100;

    private final EventQueue queue;
    private final DeadLetters deadLetters;
    private final ReplyTexts replyTexts;

    public EraseUnsent(EventQueue queue, DeadLetters deadLetters, ReplyTexts replyTexts) {
        this.queue = requireNonNull(queue, "queue is null");
        this.deadLetters = requireNonNull(deadLetters, "deadLetters is null");
        this.replyTexts = requireNonNull(replyTexts, "replyTexts is null");
    }

    /** The unsent message, if that is what {@code event} tells of. */
    public static Optional<MessageDeleted> unsentBy(InstagramEvent event) {
        InstagramEvent told = event.as(Standby.class).map(Standby::event).orElse(event);
        return told.as(MessageDeleted.class);
    }

    /**
     * Erases what was stored of the messages. May be repeated. Blocks for the stores.
     *
     * @throws com.clariva.connect.core.ConnectException.StorageUnavailable if not all of it is known to
     *     be gone
     */
    public void erase(List<MessageDeleted> unsent) {
        for (int from = 0; from < unsent.size(); from += AT_ONCE) {
            eraseTogether(unsent.subList(from, Math.min(from + AT_ONCE, unsent.size())));
        }
    }

    private void eraseTogether(List<MessageDeleted> unsent) {
        List<EventId> ids = new ArrayList<>(
                unsent.stream().flatMap(EraseUnsent::storedOf).map(EventId::of).toList());
        List<ListedLetter> letters = deadLetters.erase(ids);
        // The letters first: after that no further replay can begin, and those begun are counted.
        letters.forEach(letter -> ids.addAll(replaysOf(letter)));
        int erased = queue.erase(ids);
        int replies = eraseReplies(unsent);
        if (erased + letters.size() + replies > 0) {
            LOG.atInfo()
                    .addKeyValue("queued", erased)
                    .addKeyValue("deadLetters", letters.size())
                    .addKeyValue("replies", replies)
                    .log("Unsent message erased");
        }
    }

    private int eraseReplies(List<MessageDeleted> unsent) {
        Map<InstagramId, List<String>> own = unsent.stream()
                .filter(MessageDeleted::own)
                .collect(groupingBy(
                        message -> message.header().account(), mapping(MessageDeleted::mid, Collectors.toList())));
        int erased = 0;
        for (Map.Entry<InstagramId, List<String>> messages : own.entrySet()) {
            erased += replyTexts.erase(messages.getKey(), messages.getValue());
        }
        return erased;
    }

    private static Stream<EventKey> storedOf(MessageDeleted unsent) {
        return MessageKeys.saying(unsent.header(), unsent.mid());
    }

    private static List<EventId> replaysOf(ListedLetter letter) {
        return IntStream.rangeClosed(1, letter.replays().count())
                .mapToObj(number -> Replay.idOf(letter.event().id(), number))
                .toList();
    }
}
