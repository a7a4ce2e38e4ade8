package com.clariva.connect.adapters.queue;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.queue.Verdict;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way out: claims, and what becomes of them. */
final class Claims {
    private static final Logger LOG = LoggerFactory.getLogger(RedisQueue.class);
    private static final Duration UNTIL_OPENED_AGAIN = Duration.ofMinutes(1);
    private static final int MOST_AT_ONCE = 1000;
    private static final long LEASE_HAD_ENDED = 0;
    private static final long READY_AGAIN = 2;
    private static final int PARTS_OF_A_CLAIM = 4;
    private static final int TOKEN_BYTES = 12;

    private final Line line;
    private final StoredEvent stored;
    private final String prefix;
    private final Wake wake;
    private final Losses losses;
    private final SecureRandom random = new SecureRandom();
    private final Ferry<Arguments, Long> ferry = new Ferry<>(this::settleAll, claim -> 1, MOST_AT_ONCE);

    Claims(Line line, StoredEvent stored, String prefix, Wake wake, Losses losses) {
        this.line = requireNonNull(line, "line is null");
        this.stored = requireNonNull(stored, "stored is null");
        this.prefix = requireNonNull(prefix, "prefix is null");
        this.wake = requireNonNull(wake, "wake is null");
        this.losses = requireNonNull(losses, "losses is null");
    }

    /** What is ready now, without those that do not open. */
    List<Claim> take(int limit, Duration lease) {
        String token = token();
        byte[][] arguments = new Arguments(prefix)
                .and(token)
                .and(lease.toMillis())
                .and(Math.min(limit, MOST_AT_ONCE))
                .toArray();
        List<Object> answer = Waiting.forAnswer("claim", line.call(Script.CLAIM, arguments));
        List<Claim> claims = new ArrayList<>();
        for (int n = 0; n < answer.size() / PARTS_OF_A_CLAIM; n++) {
            List<Object> parts = answer.subList(n * PARTS_OF_A_CLAIM, (n + 1) * PARTS_OF_A_CLAIM);
            open(parts, token + '-' + (n + 1), claims);
        }
        return claims;
    }

    Set<EventId> renew(Collection<Claim> claims, Duration lease) {
        List<Claim> asked = List.copyOf(claims);
        Arguments arguments = new Arguments(prefix).and(lease.toMillis());
        asked.forEach(
                claim -> arguments.and(claim.event().conversation().value()).and(claim.lease()));
        List<Object> answer = Waiting.forAnswer("renew", line.call(Script.RENEW, arguments.toArray()));
        Set<EventId> held = new HashSet<>();
        for (int n = 0; n < asked.size(); n++) {
            if ((Long) answer.get(n) == 1) {
                held.add(asked.get(n).event().id());
            }
        }
        return held;
    }

    CompletionStage<Boolean> settle(Claim claim, Verdict verdict) {
        return settle(claim.event().conversation(), claim.lease(), claim.attempt(), verdict);
    }

    private CompletionStage<Boolean> settle(ConversationKey conversation, String lease, int attempt, Verdict verdict) {
        Arguments claim = Arguments.part().and(conversation.value()).and(lease).and(attempt);
        return ferry.take(verdict.match(
                        done -> claim.and("done").and(0),
                        retry -> claim.and("retry").and(retry.delay().toMillis()),
                        release -> claim.and("release").and(release.delay().toMillis()),
                        park -> claim.and("park").and(0)))
                .thenApply(ending -> {
                    boolean settled = ending != LEASE_HAD_ENDED;
                    if (settled && verdict instanceof Verdict.Done) {
                        losses.done();
                    }
                    return settled;
                });
    }

    private CompletionStage<List<Long>> settleAll(List<Arguments> claims) {
        Arguments arguments = new Arguments(prefix);
        claims.forEach(arguments::and);
        return line.call(Script.SETTLE, arguments.toArray()).thenApply(answer -> {
            List<Long> endings = answer.stream().map(ending -> (Long) ending).toList();
            if (endings.contains(READY_AGAIN)) {
                wake.ring();
            }
            return endings;
        });
    }

    private void open(List<Object> parts, String lease, List<Claim> claims) {
        EventId id = StoredEvent.idOf((byte[]) parts.get(0));
        byte[] bytes = (byte[]) parts.get(2);
        int attempt = attempt(parts.get(1));
        // What is leased, and what has to be settled, whatever stands in the event's own line.
        ConversationKey conversation = ConversationKey.of(new String((byte[]) parts.get(3), US_ASCII));
        try {
            claims.add(new Claim(stored.read(id, bytes).in(conversation), attempt, lease));
        } catch (RuntimeException e) {
            // Whatever is wrong with one entry, the others of the claim are handed out.
            LOG.atError()
                    .addKeyValue("eventId", id)
                    .addKeyValue("cause", causeOf(e))
                    .log("Queued event does not open, it is tried again in a minute");
            CompletionStage<Boolean> unused =
                    settle(conversation, lease, attempt, new Verdict.Release(UNTIL_OPENED_AGAIN));
            // Others may be ready behind it.
            wake.ring();
        }
    }

    /** Events that nobody claims, from pairs of id and stored form; those that do not open are left out. */
    List<QueuedEvent> opened(List<Object> pairs) {
        List<QueuedEvent> events = new ArrayList<>();
        for (int n = 0; n < pairs.size(); n += 2) {
            EventId id = StoredEvent.idOf((byte[]) pairs.get(n));
            try {
                events.add(stored.read(id, (byte[]) pairs.get(n + 1)));
            } catch (RuntimeException e) {
                LOG.atError()
                        .addKeyValue("eventId", id)
                        .addKeyValue("cause", causeOf(e))
                        .log("Parked event does not open");
            }
        }
        return events;
    }

    /** Only our own exceptions have messages without values. */
    private static String causeOf(RuntimeException e) {
        return e instanceof ConnectException
                ? String.valueOf(e.getMessage())
                : e.getClass().getSimpleName();
    }

    private static int attempt(@Nullable Object failed) {
        return failed instanceof byte[] digits ? 1 + Integer.parseInt(new String(digits, US_ASCII)) : 1;
    }

    private String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
