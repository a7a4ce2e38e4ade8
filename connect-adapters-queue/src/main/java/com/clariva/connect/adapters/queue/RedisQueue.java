package com.clariva.connect.adapters.queue;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.keys.SealedStore;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.Durability;
import com.clariva.connect.core.queue.Enqueued;
import com.clariva.connect.core.queue.EventQueue;
import com.clariva.connect.core.queue.QueueDepth;
import com.clariva.connect.core.queue.QueueState;
import com.clariva.connect.core.queue.QueueTrouble;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.queue.Verdict;
import com.clariva.connect.core.secret.Sealing;
import com.clariva.connect.core.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The event queue on one Redis, or on the primary that Sentinel names.
 *
 * <p>While Redis is away every call fails at once or within half a second; when it is back, restarted
 * or empty, it is used again by itself.
 */
public final class RedisQueue implements EventQueue, QueueState, AutoCloseable {
    /** Other instances and the clock make work ready without telling us: so often we look. */
    private static final Duration LOOKS = Duration.ofMillis(40);

    private static final int UNPARKED_AT_ONCE = 200;

    private final RedisLines lines;
    private final RedisQueueSettings settings;
    private final Wake wake = new Wake();
    private final Reception reception;
    private final Claims claims;
    private final Losses losses;
    private final SealedStore sealedEvents;
    private final HeldEvents heldEvents;
    private volatile boolean closed;

    private RedisQueue(RedisLines lines, Sealing sealing, RedisQueueSettings settings) {
        StoredEvent stored = new StoredEvent(sealing);
        this.lines = lines;
        this.settings = requireNonNull(settings, "settings is null");
        this.losses = new Losses(lines.worker(), settings.keyPrefix());
        this.reception = new Reception(lines.reception(), stored, settings, wake, losses);
        this.sealedEvents = new SealedEvents(lines.worker(), stored, settings.keyPrefix());
        this.heldEvents = new HeldEvents(lines.worker(), stored, settings.keyPrefix());
        this.claims = new Claims(lines.worker(), stored, settings.keyPrefix(), wake, losses);
    }

    /**
     * The queue at {@code url}: {@code redis://}, {@code rediss://} or {@code redis-sentinel://}. A Redis
     * that does not answer is no error: the queue is used as soon as it does.
     *
     * @throws IllegalArgumentException if {@code url} is not such an address
     * @throws RedisRefusedException if Redis answers, and this can never work as both are configured
     */
    public static RedisQueue at(Secret url, Sealing sealing, RedisQueueSettings settings) {
        RedisLines lines = new RedisLines(RedisAddress.of(url), settings.durableByProvider());
        RedisQueue queue = new RedisQueue(lines, sealing, settings);
        try {
            lines.start(queue.losses::look);
        } catch (RedisRefusedException e) {
            queue.close();
            throw e;
        }
        return queue;
    }

    @Override
    public CompletionStage<Enqueued> enqueue(List<QueuedEvent> events) {
        return events.isEmpty()
                ? CompletableFuture.completedFuture(new Enqueued(Set.of()))
                : reception.enqueue(List.copyOf(events));
    }

    @Override
    public List<Claim> claim(int limit, Duration lease, Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        while (true) {
            long heard = wake.rings();
            List<Claim> taken = claims.take(limit, lease);
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            if (!taken.isEmpty() || left.isNegative() || left.isZero() || closed) {
                return taken;
            }
            try {
                wake.awaitAfter(heard, left.compareTo(LOOKS) < 0 ? left : LOOKS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return taken;
            }
        }
    }

    @Override
    public Set<EventId> renew(Collection<Claim> held, Duration lease) {
        return held.isEmpty() ? Set.of() : claims.renew(held, lease);
    }

    @Override
    public CompletionStage<Boolean> settle(Claim claim, Verdict verdict) {
        return claims.settle(claim, verdict);
    }

    @Override
    public int unpark(InstagramId account) {
        List<Object> answer = unparkSome(account);
        int unparked = ((Long) answer.get(0)).intValue();
        // Those parked again meanwhile come behind those that were parked before, and are not waited for.
        long left = (Long) answer.get(1);
        while (left > 0 && (Long) answer.get(0) > 0) {
            answer = unparkSome(account);
            unparked += ((Long) answer.get(0)).intValue();
            left -= (Long) answer.get(0);
        }
        if (unparked > 0) {
            wake.ring();
        }
        return unparked;
    }

    @Override
    public int erase(Collection<EventId> events) {
        Arguments arguments = arguments().and(settings.dedupeWindow().toMillis());
        events.forEach(event -> arguments.and(StoredEvent.bytesOf(event)));
        int erased = ((Long) call(Script.ERASE, arguments).get(0)).intValue();
        if (erased > 0) {
            wake.ring();
        }
        return erased;
    }

    @Override
    public String kind() {
        return RedisLines.KIND;
    }

    @Override
    public QueueDepth depth() {
        List<Object> answer = call(Script.DEPTH, arguments());
        long oldest = (Long) answer.get(2);
        return new QueueDepth(
                (Long) answer.get(0),
                (Long) answer.get(1),
                oldest < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(oldest)));
    }

    @Override
    public Durability durability() {
        return lines.durability();
    }

    @Override
    public QueueTrouble trouble() {
        QueueTrouble seen = losses.seen();
        return new QueueTrouble(
                seen.overflowing(),
                seen.lost(),
                seen.sinceLoss(),
                seen.orderUnknown(),
                lines.problem().map(RedisProblem::reason));
    }

    @Override
    public Set<InstagramId> parkedAccounts(int limit) {
        Set<InstagramId> accounts = new LinkedHashSet<>();
        byte[] parked = (settings.keyPrefix() + "parked").getBytes(US_ASCII);
        Waiting.forAnswer("parked", lines.worker().ask("parked", redis -> redis.zrange(parked, 0, limit - 1L)))
                .forEach(account -> accounts.add(new InstagramId(new String(account, US_ASCII))));
        return accounts;
    }

    @Override
    public List<QueuedEvent> parkedBeyond(InstagramId account, long bound, int limit) {
        return claims.opened(
                call(Script.BEYOND, arguments().and(account.value()).and(bound).and(limit)));
    }

    @Override
    public List<EventId> eventsOf(InstagramId account, Instant receivedBefore, int limit) {
        Arguments arguments = arguments()
                .and(account.value())
                .and(receivedBefore.toEpochMilli())
                .and(limit);
        return call(Script.OF_ACCOUNT, arguments).stream()
                .map(id -> StoredEvent.idOf((byte[]) id))
                .toList();
    }

    @Override
    public List<Held> held(Collection<EventId> events) {
        return heldEvents.held(events);
    }

    @Override
    public Optional<QueuedEvent> read(EventId event) {
        return heldEvents.read(event);
    }

    @Override
    public List<SealedStore> sealedStores() {
        return List.of(sealedEvents);
    }

    /** Lets go of Redis; what is claimed stays claimed until its lease ends. May be repeated. */
    @Override
    public void close() {
        closed = true;
        wake.ring();
        lines.close();
    }

    private List<Object> unparkSome(InstagramId account) {
        return call(Script.UNPARK, arguments().and(account.value()).and(UNPARKED_AT_ONCE));
    }

    private Arguments arguments() {
        return new Arguments(settings.keyPrefix());
    }

    private List<Object> call(Script script, Arguments arguments) {
        return Waiting.forAnswer(script.operation(), lines.worker().call(script, arguments.toArray()));
    }
}
