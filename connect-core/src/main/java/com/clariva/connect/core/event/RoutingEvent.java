package com.clariva.connect.core.event;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** What is not for answering: somebody else's conversation, a test, or a thing unknown. */
public sealed interface RoutingEvent extends InstagramEvent {

    /** Something happened while another app controls the conversation. Not to be answered. */
    record Standby(InstagramEvent event) implements RoutingEvent {
        public Standby {
            requireNonNull(event, "event is null");
        }

        @Override
        public EventHeader header() {
            return event.header();
        }

        @Override
        public EventKind kind() {
            return EventKind.STANDBY;
        }

        @Override
        public EventKey key() {
            return EventKey.of(kind(), header(), event.key().value());
        }
    }

    /**
     * Control of the conversation passed, was taken, or was asked for.
     *
     * @param act {@code pass_thread_control}, {@code take_thread_control} or {@code
     *     request_thread_control}
     * @param newOwner the app that controls it now, or asks to
     */
    record Handover(EventHeader header, String act, Optional<String> previousOwner, Optional<String> newOwner)
            implements RoutingEvent {
        public Handover {
            requireNonNull(header, "header is null");
            requireNonNull(act, "act is null");
            requireNonNull(previousOwner, "previousOwner is null");
            requireNonNull(newOwner, "newOwner is null");
        }

        @Override
        public EventKind kind() {
            return EventKind.HANDOVER;
        }

        @Override
        public EventKey key() {
            return EventKey.ofMoment(kind(), header, act);
        }
    }

    /**
     * The dashboard's Test button. It proves the address and the signature, nothing else.
     *
     * @param field the field that was tested
     */
    record Test(EventHeader header, String field) implements RoutingEvent {
        public Test {
            requireNonNull(header, "header is null");
            requireNonNull(field, "field is null");
        }

        @Override
        public EventKind kind() {
            return EventKind.TEST;
        }

        @Override
        public EventKey key() {
            return EventKey.ofMoment(kind(), header, field);
        }
    }

    /**
     * Something this version does not know. Kept whole.
     *
     * @param field the name Instagram gave it
     * @param json the item as it came, to the byte; its digest is the key
     */
    record Unrecognized(EventHeader header, String field, Text json) implements RoutingEvent {
        public Unrecognized {
            requireNonNull(header, "header is null");
            requireNonNull(field, "field is null");
            requireNonNull(json, "json is null");
        }

        @Override
        public EventKind kind() {
            return EventKind.UNRECOGNIZED;
        }

        @Override
        public EventKey key() {
            return EventKey.ofDigest(kind(), header, json);
        }
    }
}
