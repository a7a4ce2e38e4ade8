package com.clariva.connect.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** One POST to the callback, and how it was answered. Prints without its body. */
public final class Delivery {
    /** What is carried: the same again each time a delivery is repeated. */
    static final class Parcel {
        final String id;
        final List<String> kinds;
        final List<String> mids;
        final byte[] body;
        final Map<String, String> headers;
        final boolean genuine;

        Parcel(String id, List<WebhookEvent> events, byte[] body, Signing signing) {
            this.id = id;
            this.kinds = events.stream().map(WebhookEvent::kind).toList();
            this.mids = events.stream().flatMap(event -> event.mid().stream()).toList();
            this.body = body.clone();
            this.headers = Map.copyOf(signing.headersFor(body));
            this.genuine = signing.genuine();
        }
    }

    private final Parcel parcel;
    private final Instant at;
    private final OptionalInt status;
    private final String answer;

    Delivery(Parcel parcel, Instant at, OptionalInt status, String answer) {
        this.parcel = requireNonNull(parcel, "parcel is null");
        this.at = requireNonNull(at, "at is null");
        this.status = requireNonNull(status, "status is null");
        this.answer = requireNonNull(answer, "answer is null");
    }

    /** A name such as {@code delivery-3}; repetitions keep the name of the first. */
    public String id() {
        return parcel.id;
    }

    public List<String> kinds() {
        return parcel.kinds;
    }

    public List<String> mids() {
        return parcel.mids;
    }

    /** The message's id, for a delivery of one event. */
    public String mid() {
        if (parcel.mids.size() != 1) {
            throw new IllegalStateException("this delivery has " + parcel.mids.size() + " mids");
        }
        return parcel.mids.get(0);
    }

    public byte[] body() {
        return parcel.body.clone();
    }

    public String bodyText() {
        return new String(parcel.body, UTF_8);
    }

    /** The signature headers it carried. */
    public Map<String, String> signatures() {
        return parcel.headers;
    }

    public Instant at() {
        return at;
    }

    /** The callback's status; empty if nothing was sent or nobody answered. */
    public OptionalInt status() {
        return status;
    }

    /** Whether the callback took it: nothing but 200 will do. */
    public boolean accepted() {
        return status.orElse(0) == 200;
    }

    /** The start of the callback's answer, or why there is none. */
    public String answer() {
        return answer;
    }

    Parcel parcel() {
        return parcel;
    }

    @Override
    public String toString() {
        String outcome = status.isPresent() ? "answered " + status.getAsInt() : answer;
        return parcel.id + " (" + parcel.body.length + " bytes, " + outcome + ")";
    }
}
