package com.clariva.connect.adapters.instagram.reading;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.InstagramId;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** One item, cut out of a delivery to the byte, with what is needed to know whose it is. */
final class Cut {
    private final InstagramId account;
    private final Optional<String> sentAt;
    private final Place place;
    private final byte[] bytes;

    /** @param sentAt the entry's time, in digits */
    Cut(InstagramId account, Optional<String> sentAt, Place place, byte[] bytes) {
        this.account = requireNonNull(account, "account is null");
        this.sentAt = requireNonNull(sentAt, "sentAt is null");
        this.place = requireNonNull(place, "place is null");
        this.bytes = requireNonNull(bytes, "bytes is null");
    }

    /** Where an item stands in its entry. */
    enum Place {
        MESSAGING("\"messaging\":[", "]"),
        STANDBY("\"standby\":[", "]"),
        CHANGES("\"changes\":[", "]"),
        /** A field of the entry itself, or the pair of {@code field} and {@code value}. */
        ENTRY("", "");

        private final String before;
        private final String after;

        Place(String before, String after) {
            this.before = before;
            this.after = after;
        }
    }

    InstagramId account() {
        return account;
    }

    Place place() {
        return place;
    }

    /** The item, as JSON. */
    byte[] json() {
        return place == Place.ENTRY ? joined("{", "}") : bytes.clone();
    }

    String text() {
        return new String(json(), UTF_8);
    }

    /** A delivery of this one item. Its bytes are the ones that came, so what is unknown survives. */
    byte[] slice() {
        String time = sentAt.map(digits -> "\"time\":" + digits + ",").orElse("");
        return joined(
                "{\"object\":\"instagram\",\"entry\":[{\"id\":\"" + account.value() + "\"," + time + place.before,
                place.after + "}]}");
    }

    private byte[] joined(String before, String after) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream(before.length() + bytes.length + after.length());
        joined.writeBytes(before.getBytes(US_ASCII));
        joined.writeBytes(bytes);
        joined.writeBytes(after.getBytes(US_ASCII));
        return joined.toByteArray();
    }
}
