package com.clariva.connect.core.webhook;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.EventHeader;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.EventKind;
import com.clariva.connect.core.event.InstagramEvent;
import com.clariva.connect.core.event.MessageEvent;
import com.clariva.connect.core.queue.QueuedEvent;
import java.time.Instant;

/** An event and its own slice of the delivery. */
public final class ReadEvent {
    private final InstagramEvent event;
    private final byte[] slice;

    /** @param slice a delivery with this one event in it. The caller gives the bytes away */
    public ReadEvent(InstagramEvent event, byte[] slice) {
        this.event = requireNonNull(event, "event is null");
        this.slice = requireNonNull(slice, "slice is null");
    }

    public InstagramEvent event() {
        return event;
    }

    public byte[] slice() {
        return slice.clone();
    }

    /** As the queue sees it, received at {@code time}. */
    public QueuedEvent received(Instant time) {
        EventHeader header = event.header();
        return new QueuedEvent(EventId.of(event.key()), header.conversation(), event.kind(), time, slice);
    }

    /** The dashboard's Test button proves the address, and no handler is there for it. */
    public boolean isTest() {
        return event.kind() == EventKind.TEST;
    }

    /** A message "edited" zero times is only new. */
    public boolean isUnedited() {
        return event.as(MessageEvent.MessageEdited.class)
                .filter(edited -> edited.edits() <= 0)
                .isPresent();
    }

    /** Says how much, never what. */
    @Override
    public String toString() {
        return "ReadEvent(" + event.kind().label() + ", " + slice.length + " bytes)";
    }
}
