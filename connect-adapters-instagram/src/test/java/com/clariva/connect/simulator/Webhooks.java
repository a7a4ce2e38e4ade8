package com.clariva.connect.simulator;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.simulator.Delivery.Parcel;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/** Delivers events to the app's callback, signed, and keeps account of every delivery. */
public final class Webhooks {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final Duration GIVEN_UP_AFTER = Duration.ofHours(36);
    private static final int BATCH_LIMIT = 1_000;

    private final World world;
    private final Courier courier;
    private final AtomicReference<Optional<URI>> callback = new AtomicReference<>(Optional.empty());
    private final AtomicInteger parcels = new AtomicInteger();
    private final Journal<Delivery> deliveries = new Journal<>(20_000);
    private final Map<String, Delivery> undelivered = new LinkedHashMap<>();

    Webhooks(World world, Courier courier) {
        this.world = world;
        this.courier = courier;
    }

    /** Where webhooks go from now on. */
    public void goTo(URI address) {
        callback.set(Optional.of(requireNonNull(address, "address is null")));
    }

    public Optional<URI> callback() {
        return callback.get();
    }

    /** One POST with those events whose account is subscribed; nothing is sent if none is. */
    public Delivery deliver(List<WebhookEvent> events) {
        List<WebhookEvent> wanted = events.stream()
                .filter(event -> !world.subscriptions.of(event.account()).isEmpty())
                .toList();
        if (wanted.isEmpty()) {
            Delivery none = new Delivery(
                    parcel(events, Signing.none()), world.clock.instant(), OptionalInt.empty(), "not subscribed");
            deliveries.add(none);
            return none;
        }
        return force(wanted, metas());
    }

    public Delivery deliver(WebhookEvent event) {
        return deliver(List.of(event));
    }

    /** One POST, subscribed or not. */
    public Delivery force(List<WebhookEvent> events) {
        return force(events, metas());
    }

    /** One POST, subscribed or not, signed in whatever way. */
    public Delivery force(List<WebhookEvent> events, Signing signing) {
        return post(parcel(events, signing));
    }

    /** Any bytes at all. */
    public Delivery post(byte[] body, Signing signing) {
        return post(new Parcel(nextId(), List.of(), body, signing));
    }

    /** The same bytes and signatures once more. */
    public Delivery again(Delivery delivery) {
        return post(delivery.parcel());
    }

    /** The dashboard's Test button: rightly signed, about no account. */
    public Delivery dashboardTest() {
        byte[] body = Envelope.dashboardTest(world.clock.instant());
        return post(body, metas());
    }

    /**
     * Repeats what was not answered 200 and is younger than 36 hours, oldest first, once each. What was signed by hand
     * is not Meta's, and is not repeated.
     */
    public List<Delivery> redeliverUndelivered() {
        List<Delivery> waiting;
        synchronized (undelivered) {
            undelivered
                    .values()
                    .removeIf(
                            first -> !world.clock.instant().isBefore(first.at().plus(GIVEN_UP_AFTER)));
            waiting = List.copyOf(undelivered.values());
        }
        return waiting.stream().map(this::again).toList();
    }

    /** Asks the callback for the challenge, as the dashboard does when the address is saved. */
    public Verification verify() {
        return verify(world.settings.verifyToken());
    }

    public Verification verify(String verifyToken) {
        String challenge = Ids.challenge();
        HttpUrl address = HttpUrl.get(requiredCallback().toString())
                .newBuilder()
                .addQueryParameter("hub.mode", "subscribe")
                .addQueryParameter("hub.challenge", challenge)
                .addQueryParameter("hub.verify_token", verifyToken)
                .build();
        Courier.Reply reply = courier.carry(new Request.Builder().url(address).build());
        return new Verification(reply.status(), reply.body().equals(challenge), reply.contentType());
    }

    /** Every delivery, repetitions included, oldest first. */
    public List<Delivery> deliveries() {
        return deliveries.all();
    }

    List<Delivery> latest(int count) {
        return deliveries.last(count);
    }

    private Parcel parcel(List<WebhookEvent> events, Signing signing) {
        if (events.isEmpty() || events.size() > BATCH_LIMIT) {
            throw new IllegalArgumentException("a delivery has 1 to " + BATCH_LIMIT + " events");
        }
        byte[] body = Envelope.of(events, world.clock.instant());
        return new Parcel(nextId(), events, body, signing);
    }

    private Delivery post(Parcel parcel) {
        Request.Builder request = new Request.Builder()
                .url(requiredCallback().toString())
                .header("Accept", "*/*")
                .header("User-Agent", "facebookexternalua")
                .header("Facebook-API-Version", "unversioned")
                .post(RequestBody.create(parcel.body, JSON));
        parcel.headers.forEach(request::header);
        Courier.Reply reply = courier.carry(request.build());
        OptionalInt status = reply.status() == 0 ? OptionalInt.empty() : OptionalInt.of(reply.status());
        return remember(new Delivery(parcel, world.clock.instant(), status, reply.body()));
    }

    private Delivery remember(Delivery delivery) {
        deliveries.add(delivery);
        synchronized (undelivered) {
            if (delivery.accepted()) {
                undelivered.remove(delivery.id());
            } else if (delivery.parcel().genuine) {
                undelivered.putIfAbsent(delivery.id(), delivery);
            }
        }
        return delivery;
    }

    private Signing metas() {
        return Signing.genuine(world.settings.appSecret());
    }

    private String nextId() {
        return "delivery-" + parcels.incrementAndGet();
    }

    private URI requiredCallback() {
        return callback().orElseThrow(() -> new IllegalStateException("webhooks have nowhere to go: call goTo first"));
    }
}
