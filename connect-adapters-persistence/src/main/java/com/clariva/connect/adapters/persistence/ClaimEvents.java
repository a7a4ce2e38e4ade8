package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.QueuedEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Conversations whose turn it is, each with the first of its events.
 *
 * <p>Conversations are taken in one statement and their events read in the next: only a statement that
 * begins after the lock is held sees all that happened before it.
 */
final class ClaimEvents {
    // Together they come back in the round, not in front of it.
    static final String WAKE = """
            with due as materialized (
              select conversation, account, wake_at from queue_conversation
              where wake_at <= statement_timestamp()
              order by wake_at limit 1000 for update skip locked)
            update queue_conversation c
            set ready = true, wake_at = null, lease_token = null, turn = woken.turn
            from (
              select conversation, %s + row_number() over (partition by account order by wake_at) as turn
              from due) woken
            where c.conversation = any (array(select conversation from due)) and c.conversation = woken.conversation
            """.formatted(QueueRows.LAST_TURN.formatted("due.account"));

    // As a mere join, the planner may walk over all conversations and look for each among those taken.
    static final String TAKE = """
            with next as materialized (
              select conversation from queue_conversation
              where ready order by turn limit :limit for update skip locked),
            taken as (
              update queue_conversation c
              set ready = false, lease_token = gen_random_uuid(),
                wake_at = statement_timestamp() + :lease * interval '1 millisecond'
              where c.conversation = any (array(select conversation from next))
              returning c.conversation, c.turn, c.lease_token, c.attempts),
            told as (
              select setval('queue_turn', max(turn)) from taken
              having max(turn) > (select last_value from queue_turn))
            select conversation, lease_token, attempts, (select count(*) from told) from taken order by turn
            """;

    private static final String FIRST = """
            select first.event_id, first.conversation, first.kind, first.received_at, first.verified_by, first.body,
              first.trace
            from unnest(:conversations::text[]) as taken(conversation)
            cross join lateral (
              select event_id, conversation, kind, received_at, verified_by, body, trace from queue_event
              where queue_event.conversation = taken.conversation order by seq limit 1) first
            """;

    private static final String SWEEP = """
            delete from queue_conversation c where c.conversation = any(:conversations::text[])
            and not exists (select from queue_event e where e.conversation = c.conversation)
            """;

    static final String RENEW = """
            with held as materialized (
              %s)
            update queue_conversation c
            set wake_at = statement_timestamp() + :lease * interval '1 millisecond'
            where c.conversation = any (array(select conversation from held))
            returning c.lease_token
            """.formatted(QueueRows.HELD);

    private static final String NEXT_DUE = """
            select ceil(extract(epoch from min(wake_at) - clock_timestamp()) * 1000)::bigint
            from queue_conversation where wake_at is not null
            """;

    private final QueueTransactions transactions;

    ClaimEvents(QueueTransactions transactions) {
        this.transactions = transactions;
    }

    /** Claims whose bodies are still sealed, in the order of their turns. */
    List<Claim> take(int limit, Duration lease) {
        return transactions.writeUnhurried("claim", handle -> {
            handle.execute(WAKE);
            List<Lease> leases = handle.createQuery(TAKE)
                    .bind("limit", limit)
                    .bind("lease", QueueRows.millis(lease))
                    .map((row, ctx) -> Lease.of(row))
                    .list();
            return leases.isEmpty() ? List.of() : withEvents(handle, leases);
        });
    }

    Set<EventId> renew(Collection<Claim> claims, Duration lease) {
        if (claims.isEmpty()) {
            return Set.of();
        }
        Map<UUID, EventId> events = claims.stream()
                .collect(Collectors.toMap(
                        claim -> UUID.fromString(claim.lease()),
                        claim -> claim.event().id(),
                        (one, same) -> one));
        List<String> conversations = claims.stream()
                .map(claim -> claim.event().conversation().value())
                .toList();
        return transactions.write(
                "renew",
                handle -> handle.createQuery(RENEW)
                        .bindArray("conversations", String.class, conversations)
                        .bindArray(
                                "tokens",
                                UUID.class,
                                claims.stream()
                                        .map(claim -> UUID.fromString(claim.lease()))
                                        .toList())
                        .bind("lease", QueueRows.millis(lease))
                        .mapTo(UUID.class)
                        .map(events::get)
                        .collect(Collectors.toSet()));
    }

    /** How long until a lease or a delay ends; empty if none lasts. */
    Optional<Duration> untilNextDue() {
        return transactions.write(
                "claim",
                handle -> handle.createQuery(NEXT_DUE).mapTo(Long.class).stream()
                        .filter(Objects::nonNull)
                        .map(Duration::ofMillis)
                        .findFirst());
    }

    private static List<Claim> withEvents(Handle handle, List<Lease> leases) {
        Map<String, QueuedEvent> events = firstEvents(handle, leases);
        List<String> empty = leases.stream()
                .map(Lease::conversation)
                .filter(conversation -> !events.containsKey(conversation))
                .toList();
        if (!empty.isEmpty()) {
            // The event was erased while it was claimed.
            handle.createUpdate(SWEEP)
                    .bindArray("conversations", String.class, empty)
                    .execute();
        }
        return leases.stream().flatMap(lease -> lease.claimOf(events)).toList();
    }

    private static Map<String, QueuedEvent> firstEvents(Handle handle, List<Lease> leases) {
        return handle
                .createQuery(FIRST)
                .bindArray(
                        "conversations",
                        String.class,
                        leases.stream().map(Lease::conversation).toList())
                .map((row, ctx) -> QueueRows.event(row))
                .stream()
                .collect(Collectors.toMap(event -> event.conversation().value(), Function.identity()));
    }

    private record Lease(String conversation, String token, int attempts) {
        static Lease of(ResultSet row) throws SQLException {
            return new Lease(row.getString("conversation"), row.getString("lease_token"), row.getInt("attempts"));
        }

        Stream<Claim> claimOf(Map<String, QueuedEvent> events) {
            return Optional.ofNullable(events.get(conversation)).stream()
                    .map(event -> new Claim(event, attempts + 1, token));
        }
    }
}
