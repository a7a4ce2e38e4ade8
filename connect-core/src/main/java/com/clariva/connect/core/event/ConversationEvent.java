package com.clariva.connect.core.event;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** What happens in a conversation beside its messages. */
public sealed interface ConversationEvent extends InstagramEvent {

    /**
     * A person reacted to a message, or took the reaction back.
     *
     * @param added false when it was taken back
     * @param emoji any emoji; empty when taken back
     */
    record Reaction(EventHeader header, String mid, boolean added, Optional<Text> emoji) implements ConversationEvent {
        public Reaction {
            requireNonNull(header, "header is null");
            requireNonNull(mid, "mid is null");
            requireNonNull(emoji, "emoji is null");
        }

        @Override
        public EventKind kind() {
            return EventKind.REACTION;
        }

        @Override
        public EventKey key() {
            return EventKey.ofMoment(kind(), header, mid, added ? "react" : "unreact");
        }
    }

    /**
     * The person has read the message {@code mid}, which was ours.
     */
    record Seen(EventHeader header, String mid) implements ConversationEvent {
        public Seen {
            requireNonNull(header, "header is null");
            requireNonNull(mid, "mid is null");
        }

        @Override
        public EventKind kind() {
            return EventKind.SEEN;
        }

        @Override
        public EventKey key() {
            return EventKey.ofMoment(kind(), header, mid);
        }
    }

    /**
     * Messages of ours have arrived.
     */
    record Delivered(EventHeader header, List<String> mids) implements ConversationEvent {
        public Delivered {
            requireNonNull(header, "header is null");
            mids = List.copyOf(mids);
        }

        @Override
        public EventKind kind() {
            return EventKind.DELIVERED;
        }

        @Override
        public EventKey key() {
            return EventKey.ofMoment(kind(), header, mids.toArray(String[]::new));
        }
    }

    /**
     * A person tapped an ice breaker, a menu entry or a button.
     *
     * @param mid empty in some deliveries; then person and time are the key
     * @param self the account tapped in a conversation with itself
     */
    record Postback(EventHeader header, Optional<String> mid, Text title, Optional<Text> payload, boolean self)
            implements ConversationEvent {
        public Postback {
            requireNonNull(header, "header is null");
            requireNonNull(mid, "mid is null");
            requireNonNull(title, "title is null");
            requireNonNull(payload, "payload is null");
        }

        @Override
        public EventKind kind() {
            return EventKind.POSTBACK;
        }

        @Override
        public EventKey key() {
            return mid.map(id -> EventKey.of(kind(), header, "mid", id))
                    .orElseGet(() -> EventKey.ofMoment(kind(), header));
        }
    }

    /**
     * A person came through a link or an advertisement into a conversation that existed.
     */
    record Referral(EventHeader header, ReferralSource source) implements ConversationEvent {
        public Referral {
            requireNonNull(header, "header is null");
            requireNonNull(source, "source is null");
        }

        @Override
        public EventKind kind() {
            return EventKind.REFERRAL;
        }

        @Override
        public EventKey key() {
            return EventKey.ofMoment(kind(), header);
        }
    }
}
