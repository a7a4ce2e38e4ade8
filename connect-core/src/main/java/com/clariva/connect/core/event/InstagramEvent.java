package com.clariva.connect.core.event;

import java.util.Optional;

/**
 * One thing that happened to one Instagram account.
 *
 * <p>Fifteen kinds are known; {@link RoutingEvent.Unrecognized} is the place for the rest, so that nothing is lost
 * when Instagram adds one. On Java 21 and later a pattern {@code switch} is the natural way to tell
 * them apart; {@link #as} does for one kind on any version.
 *
 * <p>{@link #key} is made of ids, and of the time where one message can be acted upon repeatedly. See
 * {@link EventKey}.
 */
public sealed interface InstagramEvent permits MessageEvent, ConversationEvent, PublicEvent, RoutingEvent {

    EventHeader header();

    EventKind kind();

    EventKey key();

    /** The event as {@code type}, or empty if it is of another kind. */
    default <E extends InstagramEvent> Optional<E> as(Class<E> type) {
        return type.isInstance(this) ? Optional.of(type.cast(this)) : Optional.empty();
    }
}
