package com.clariva.connect.core.sending;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.event.EventHeader;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.event.MessageEvent;
import com.clariva.connect.core.message.PastMessage;
import com.clariva.connect.core.reply.Outbox;
import com.clariva.connect.core.reply.PartEnd;
import com.clariva.connect.core.reply.Turn;
import com.clariva.connect.core.reply.Unsettled;
import com.clariva.connect.core.reply.UnsettledReplies;
import com.clariva.connect.core.reply.WaitingEcho;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Use case: it is found out whether an unknown reply was sent, by its echo or by reading the conversation.
 *
 * <p>A sighting counts for a reply if it fits no other that is open, and if no other sighting fits the reply.
 * That nothing was sighted proves nothing: the reply stays unknown, and after 15 minutes for good.
 */
public final class SettleUnknown {
    /** When nobody looks any further. */
    public static final Duration FINAL_AFTER = Duration.ofMinutes(15);

    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(10);

    /** Instagram's seconds are whole, and its clock is not ours. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(2);

    private final UnsettledReplies unsettled;
    private final Outbox outbox;
    private final ReadConversation readConversation;
    private final ReplyReport report;
    private final InstantSource clock;

    public SettleUnknown(
            UnsettledReplies unsettled,
            Outbox outbox,
            ReadConversation readConversation,
            ReplyReport report,
            InstantSource clock) {
        this.unsettled = requireNonNull(unsettled, "unsettled is null");
        this.outbox = requireNonNull(outbox, "outbox is null");
        this.readConversation = requireNonNull(readConversation, "readConversation is null");
        this.report = requireNonNull(report, "report is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * An echo came. It waits while its answer may still come, and is nobody's if nothing is open that it fits.
     *
     * @throws ConnectException.StorageUnavailable if it could not be noted
     */
    public void heard(MessageEvent.Echo echo, Instant receivedAt) {
        EventHeader header = echo.header();
        header.person().ifPresent(person -> heard(echo, person, receivedAt));
    }

    /**
     * Those of {@code conversations} whose echoes are worth hearing: what an echo may settle had begun before it.
     *
     * @throws ConnectException.StorageUnavailable if the store does not say
     */
    public Set<ConversationKey> openAmong(Set<ConversationKey> conversations) {
        return conversations.isEmpty() ? Set.of() : unsettled.openAmong(conversations);
    }

    /** Looks at the unknown replies whose time has come. */
    public void sweep() {
        Optional<Turn> due = unsettled.claimLook(clock.instant(), LEASE);
        while (due.isPresent()) {
            look(due.get());
            due = unsettled.claimLook(clock.instant(), LEASE);
        }
    }

    private void heard(MessageEvent.Echo echo, InstagramId person, Instant receivedAt) {
        InstagramId account = echo.header().account();
        Unsettled open = unsettled.look(account, person);
        Set<String> fits = Fits.of(open.sends(), echo.content(), receivedAt);
        if (!fits.isEmpty() && !open.known().contains(echo.mid())) {
            unsettled.note(new WaitingEcho(echo.mid(), account, person, receivedAt, fits));
            settleBy(unsettled.look(account, person), List.of());
        }
    }

    private void look(Turn turn) {
        if (!isFound(turn, List.of()) && !isFound(turn, readConversation.recent(turn.reply()))) {
            putOff(turn);
        }
    }

    /** What was read is laid beside what is open after that: whatever it shows had begun by then. */
    private boolean isFound(Turn turn, List<PastMessage> read) {
        Unsettled open = unsettled.look(turn.reply().account(), turn.reply().person());
        List<Sighting> sightings = read.stream()
                .filter(PastMessage::ours)
                .map(message -> new Sighting(message.mid(), Fits.of(open.sends(), message, latest(message))))
                .toList();
        return settleBy(open, sightings).contains(turn.place());
    }

    private static Instant latest(PastMessage message) {
        return message.sentAt().truncatedTo(ChronoUnit.SECONDS).plus(CLOCKS_DIFFER);
    }

    /** The places that were settled by the echoes that wait and by {@code read}. */
    private Set<String> settleBy(Unsettled open, List<Sighting> read) {
        Stream<Sighting> echoes = open.echoes().stream().map(echo -> new Sighting(echo.mid(), echo.fits()));
        Matching matching = new Matching(open, Stream.concat(echoes, read.stream()));
        Set<String> settled = new HashSet<>();
        matching.certain().forEach((turn, mid) -> {
            outbox.settle(turn, new PartEnd.Sent(mid), clock.instant()).ifPresent(report::settledByEcho);
            settled.add(turn.place());
        });
        return settled;
    }

    private void putOff(Turn turn) {
        Instant now = clock.instant();
        Instant began = turn.progress().sendBeganAt().orElse(now);
        Instant end = began.plus(FINAL_AFTER);
        if (!now.isBefore(end)) {
            if (unsettled.giveUp(turn, now)) {
                report.finallyUnknown(turn);
            }
            return;
        }
        Duration sinceThen = Duration.between(began, now);
        Instant next = now.plus(sinceThen.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : sinceThen);
        unsettled.lookAgain(turn, next.isBefore(end) ? next : end);
    }
}
