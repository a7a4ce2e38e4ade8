package com.clariva.connect.app.page;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.DR_BORIS;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static com.clariva.connect.testkit.Cast.connecting;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.app.http.HouseOfFakes;
import com.clariva.connect.app.http.WebSettings;
import com.clariva.connect.app.metrics.Sampler;
import com.clariva.connect.core.deadletter.DeadLetter;
import com.clariva.connect.core.deadletter.DeadLetterReason;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.eventlog.EventLogEntry;
import com.clariva.connect.core.instance.Heartbeat;
import com.clariva.connect.core.instance.Received;
import com.clariva.connect.core.instance.RunningInstance;
import com.clariva.connect.core.instance.SeenQueue;
import com.clariva.connect.core.instance.SetUp;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.Durability;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.queue.Verdict;
import com.clariva.connect.core.reply.PartEnd;
import com.clariva.connect.core.reply.Reply;
import com.clariva.connect.core.reply.ReplyId;
import com.clariva.connect.core.reply.Turn;
import com.clariva.connect.testkit.LineEventReader;
import com.clariva.connect.testkit.redis.RedisServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** A server that has been running for an hour, and what has happened there. */
final class ControlRoom implements AutoCloseable {
    static final InstagramId NOBODYS = new InstagramId("17841400000000099");

    private static final Duration RETRIES = Duration.ofMinutes(21);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final UUID OTHER = new UUID(7, 7);
    private static final int HOUR = 360;
    private static final int SLOW_FROM = 190;
    private static final int SLOW_UNTIL = 220;

    final HouseOfFakes house;
    private final URI clariva;
    private final Random random = new Random(7);
    private int events;

    ControlRoom() {
        int port = RedisServer.freePort();
        clariva = URI.create("http://localhost:" + port);
        WebSettings.Listen any = HouseOfFakes.SETTINGS.listen();
        house = new HouseOfFakes(new WebSettings(
                new WebSettings.Listen(any.host(), port, any.grace(), any.limits()),
                clariva,
                WebSettings.BUILT_IN_PAGE,
                List.of(),
                HouseOfFakes.SETTINGS.webhookSources()));
        house.storage.accounts().connect(connecting(DR_ADA, ADAS_PRACTICE, "token-ada"));
        house.storage.accounts().connect(connecting(DR_BORIS, BORIS_PRACTICE, "token-boris"));
        house.storage.accounts().noteSubscription(ADAS_PRACTICE, true);
        house.storage.accounts().noteSubscription(BORIS_PRACTICE, true);
    }

    /** Instagram refuses Boris' token. */
    void tokenIsRefused() {
        house.storage.accounts().refused(BORIS_PRACTICE, 2);
    }

    /** Instagram sends nothing to Ada's practice any more. */
    void subscriptionIsLost() {
        house.storage.accounts().noteSubscription(ADAS_PRACTICE, false);
    }

    /** Another server runs, and is as it should not be. */
    void anotherServer(String version, boolean working, boolean durable) {
        house.storage
                .instances()
                .note(new Heartbeat(
                        OTHER,
                        house.clock.instant(),
                        house.clock.instant(),
                        new SetUp(version, Optional.empty(), SetUp.Addresses.UNKNOWN, false),
                        new Heartbeat.Seen(
                                new Heartbeat.SeenWorker(true, working, 0),
                                new SeenQueue(
                                        house.queue.kind(),
                                        Optional.of(new Durability(durable, "appendfsync everysec")),
                                        Optional.of(house.queue.depth()),
                                        false,
                                        0),
                                Received.NOTHING,
                                Optional.empty())));
    }

    /** The other server is gone, in order. */
    void otherServerLeaves() {
        house.storage.instances().leave(OTHER);
    }

    /** Time goes by, and this server goes on: its own heartbeats keep to another clock. */
    void letPass(Duration duration) {
        house.clock.advance(duration);
        house.storage.instances().known().stream()
                .map(RunningInstance::heartbeat)
                .filter(said -> !said.instance().equals(OTHER))
                .forEach(said -> house.storage
                        .instances()
                        .note(new Heartbeat(
                                said.instance(), said.startedAt(), house.clock.instant(), said.setUp(), said.seen())));
    }

    URI at(String path) {
        return clariva.resolve(path);
    }

    /** Every ten seconds some events come and are handled; for five minutes the handlers are slow. */
    void anHourGoesBy() {
        for (int i = 0; i < HOUR; i++) {
            boolean slow = i > SLOW_FROM && i < SLOW_UNTIL;
            int coming = 20 + (int) (7 * Math.sin(i / 40.0)) + random.nextInt(4);
            for (int one = 0; one < coming; one++) {
                receive(ADAS_PRACTICE);
                time("connect.webhook.ack", Duration.ofNanos(900_000 + random.nextInt(slow ? 6_000_000 : 2_500_000)));
            }
            house.busy.set(slow ? 15 + random.nextInt(2) : 2 + random.nextInt(4));
            handle(slow ? 12 : 45, slow ? 1_000 + 220 * (i - SLOW_FROM) : 180);
            house.clock.advance(Sampler.PERIOD);
            house.sampler.take();
        }
    }

    /** Somebody writes to {@code account}, and Meta delivers it. */
    void deliver(InstagramId account) {
        house.metaDelivers(delivery(account));
        letPass(Duration.ofSeconds(4));
    }

    private void receive(InstagramId account) {
        house.queue
                .enqueue(List.of(event(account, house.clock.instant())))
                .toCompletableFuture()
                .join();
    }

    /** A handler has failed to the end: at once, and after one, five and fifteen minutes. */
    EventId deadLetter(String error) {
        Instant at = house.clock.instant();
        QueuedEvent event = event(ADAS_PRACTICE, at.minus(RETRIES)).signedWith(Optional.of("INSTAGRAM_APP_SECRET"));
        attempted(event, 1, "retrying", RETRIES.minusMillis(140), error);
        attempted(event, 2, "retrying", Duration.ofMinutes(20), error);
        attempted(event, 3, "retrying", Duration.ofMinutes(15), error);
        attempted(event, 4, "dead_letter", Duration.ZERO, error);
        house.storage.deadLetters().add(new DeadLetter(event, DeadLetterReason.HANDLER_FAILED, error, 4, at));
        return event.id();
    }

    private void attempted(QueuedEvent event, int attempt, String outcome, Duration ago, String error) {
        house.storage
                .eventLog()
                .write(List.of(new EventLogEntry(
                        new Claim(event, attempt, "lease"),
                        outcome,
                        Optional.of(DR_ADA),
                        house.clock.instant().minus(ago),
                        Optional.of(error))));
    }

    /** A message was handled, and its reply sent. Instagram's id of the message. */
    String answered() {
        Instant at = house.clock.instant();
        QueuedEvent event = event(ADAS_PRACTICE, at).signedWith(Optional.of("INSTAGRAM_APP_SECRET"));
        house.storage
                .eventLog()
                .write(List.of(new EventLogEntry(
                        new Claim(event, 1, "lease"), "handled", Optional.of(DR_ADA), at.plusMillis(40))));
        Content hello = Content.text("We open at nine");
        Reply reply = new Reply(ReplyId.to(event.id(), 1), ADAS_PRACTICE, PATIENT, hello);
        Turn turn = house.storage
                .replies()
                .begin(reply, List.of(hello), at, LEASE)
                .turn()
                .orElseThrow();
        assertThat(house.storage.outbox().start(turn, at, LEASE)).isTrue();
        assertThat(house.storage.outbox().settle(turn, new PartEnd.Sent("mid-reply"), at.plusMillis(300)))
                .isPresent();
        return "mid-" + events;
    }

    private void handle(int number, int millis) {
        for (int i = 0; i < number; i++) {
            for (Claim claim : house.queue.claim(1, LEASE, Duration.ZERO)) {
                house.queue
                        .settle(claim, new Verdict.Done())
                        .toCompletableFuture()
                        .join();
                time("connect.event.latency", Duration.ofMillis(millis + random.nextInt(400)));
            }
        }
    }

    private void time(String timer, Duration took) {
        house.registry.get(timer).timer().record(took);
    }

    private QueuedEvent event(InstagramId account, Instant at) {
        return new LineEventReader().read(delivery(account)).events().get(0).received(at);
    }

    private byte[] delivery(InstagramId account) {
        events++;
        return LineEventReader.delivery(LineEventReader.message(account, PATIENT, "mid-" + events, "my knee hurts"));
    }

    @Override
    public void close() {
        house.close();
    }
}
