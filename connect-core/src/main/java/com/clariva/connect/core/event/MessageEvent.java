package com.clariva.connect.core.event;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** A message, and what becomes of it. */
public sealed interface MessageEvent extends InstagramEvent {

    /**
     * A person wrote to the account.
     *
     * @param mid opaque, case-sensitive, about 164 characters
     */
    record Message(EventHeader header, String mid, MessageContent content) implements MessageEvent {
        public Message {
            requireNonNull(header, "header is null");
            requireNonNull(mid, "mid is null");
            requireNonNull(content, "content is null");
        }

        @Override
        public EventKind kind() {
            return EventKind.MESSAGE;
        }

        @Override
        public EventKey key() {
            return EventKey.of(kind(), header, mid);
        }
    }

    /**
     * A message was edited.
     *
     * @param edits how often so far. Instagram also sends 0, without text, for messages that are new
     *     (seen 2025 to 2026); those are not edits and reach no handler
     */
    record MessageEdited(EventHeader header, String mid, Optional<Text> text, int edits) implements MessageEvent {
        public MessageEdited {
            requireNonNull(header, "header is null");
            requireNonNull(mid, "mid is null");
            requireNonNull(text, "text is null");
        }

        @Override
        public EventKind kind() {
            return EventKind.MESSAGE_EDITED;
        }

        @Override
        public EventKey key() {
            return EventKey.of(kind(), header, mid, Integer.toString(edits));
        }
    }

    /**
     * A message was unsent. What was stored of it must go.
     *
     * @param own whether it was a message of the account itself
     */
    record MessageDeleted(EventHeader header, String mid, boolean own) implements MessageEvent {
        public MessageDeleted {
            requireNonNull(header, "header is null");
            requireNonNull(mid, "mid is null");
        }

        @Override
        public EventKind kind() {
            return EventKind.MESSAGE_DELETED;
        }

        @Override
        public EventKey key() {
            return EventKey.of(kind(), header, mid);
        }
    }

    /**
     * The account wrote: this library, the Instagram app, or another tool. Never to be answered.
     *
     * @param self the account wrote to itself
     */
    record Echo(EventHeader header, String mid, MessageContent content, boolean self) implements MessageEvent {
        public Echo {
            requireNonNull(header, "header is null");
            requireNonNull(mid, "mid is null");
            requireNonNull(content, "content is null");
        }

        @Override
        public EventKind kind() {
            return EventKind.ECHO;
        }

        @Override
        public EventKey key() {
            return EventKey.of(kind(), header, mid);
        }
    }
}
