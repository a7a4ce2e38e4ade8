package com.clariva.connect.core.webhook;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.InstagramEvent;

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

    /** Says how much, never what. */
    @Override
    public String toString() {
        return "ReadEvent(" + event.kind().label() + ", " + slice.length + " bytes)";
    }
}
