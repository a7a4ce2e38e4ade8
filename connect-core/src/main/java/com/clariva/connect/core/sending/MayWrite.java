package com.clariva.connect.core.sending;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.message.Tag;
import com.clariva.connect.core.reply.Conversations;
import com.clariva.connect.core.reply.Conversations.Standing;
import com.clariva.connect.core.reply.Reply;
import com.clariva.connect.core.reply.ReplyRefusal;
import com.clariva.connect.core.reply.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether Instagram's window is open, and whether we are not talking to ourselves: known before a call is
 * spent.
 */
public final class MayWrite {
    /** How long after a person's message an account may write. */
    public static final Duration WINDOW = Duration.ofHours(24);

    /** How long a human may. */
    public static final Duration HUMAN_WINDOW = Duration.ofDays(7);

    /** How many replies there may be without a word of the person in between, unless configured. */
    public static final int REPLIES_IN_A_ROW = 5;

    private static final Duration CLOCKS = Duration.ofHours(1);

    private final Conversations conversations;
    private final int repliesInARow;

    public MayWrite(Conversations conversations, int repliesInARow) {
        this.conversations = requireNonNull(conversations, "conversations is null");
        if (repliesInARow < 1) {
            throw new IllegalArgumentException("at least one reply in a row is allowed");
        }
        this.repliesInARow = repliesInARow;
    }

    /** Whether {@code turn} may go on at {@code now}, and as what. */
    Clearance look(Turn turn, Instant now) {
        Reply reply = turn.reply();
        Standing standing = conversations.standing(reply);
        if (standing.heardAt().isEmpty()) {
            return Clearance.refused(ReplyRefusal.NEVER_WROTE);
        }
        boolean human = reply.human().isPresent();
        if (!human && turn.messageIds().isEmpty() && standing.repliesSince() > repliesInARow) {
            conversations.stopped(reply.account(), reply.person(), now);
            return Clearance.refused(ReplyRefusal.LOOP);
        }
        return byAge(Duration.between(standing.heardAt().get(), now), human);
    }

    /** Why {@code account} may not act towards {@code person} at {@code now}. Acts are nobody's loop. */
    Optional<ReplyRefusal> toAct(InstagramId account, InstagramId person, Instant now) {
        return conversations
                .lastHeard(account, person)
                .map(heardAt -> byAge(Duration.between(heardAt, now), false).refusal())
                .orElse(Optional.of(ReplyRefusal.NEVER_WROTE));
    }

    private static Clearance byAge(Duration age, boolean human) {
        if (age.compareTo(WINDOW) < 0) {
            return new Clearance(Optional.empty(), Tag.NONE, age.compareTo(WINDOW.minus(CLOCKS)) < 0);
        }
        return human && age.compareTo(HUMAN_WINDOW) < 0
                ? Clearance.as(Tag.HUMAN_AGENT)
                : Clearance.refused(ReplyRefusal.WINDOW_CLOSED);
    }

    /**
     * What to send it as, unless it is refused.
     *
     * @param certain whether the window is open by our record even if Instagram's clock is not ours
     */
    record Clearance(Optional<ReplyRefusal> refusal, Tag tag, boolean certain) {
        Clearance {
            requireNonNull(refusal, "refusal is null");
            requireNonNull(tag, "tag is null");
        }

        static Clearance as(Tag tag) {
            return new Clearance(Optional.empty(), tag, false);
        }

        static Clearance refused(ReplyRefusal refusal) {
            return new Clearance(Optional.of(refusal), Tag.NONE, false);
        }
    }
}
