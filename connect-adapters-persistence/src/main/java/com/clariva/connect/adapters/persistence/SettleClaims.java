package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Claims that ended together, in one transaction. */
final class SettleClaims {
    private static final String REMOVE = "delete from queue_event where event_id = any(:done)";

    // A conversation without events is no conversation; all others go on.
    static final String GO_ON = """
            with settled as materialized (
              select s.conversation, s.event_id, s.failed, s.parked, s.delay,
                (select c.account from queue_conversation c where c.conversation = s.conversation) as account,
                exists (select from queue_event e where e.conversation = s.conversation) as has_events
              from unnest(:conversations::text[], :ids, :failed, :parked, :delays)
                as s(conversation, event_id, failed, parked, delay)),
            ended as (
              delete from queue_conversation c
              where c.conversation = any (array(select conversation from settled where not has_events)))
            update queue_conversation c set
              lease_token = null,
              parked = s.parked,
              ready = not s.parked and s.delay = 0,
              wake_at = case when not s.parked and s.delay > 0
                then clock_timestamp() + s.delay * interval '1 millisecond' end,
              attempts = case when not s.is_first then 0 when s.failed then attempts + 1 else attempts end,
              turn = case when not s.parked and s.delay = 0 then s.turn else c.turn end
            from (
              select settled.conversation, settled.failed, settled.parked, settled.delay, %s + row_number() over (partition by account) as turn,
                exists (select from queue_event e where e.event_id = settled.event_id) as is_first
              from settled where has_events) s
            where c.conversation = any (array(select conversation from settled where has_events))
              and c.conversation = s.conversation
            """.formatted(QueueRows.LAST_TURN.formatted("settled.account"));

    private final QueueTransactions transactions;
    private final DepthEstimate depth;
    private final Runnable mayBeReady;

    /** @param mayBeReady called after a commit that left conversations with events */
    SettleClaims(QueueTransactions transactions, DepthEstimate depth, Runnable mayBeReady) {
        this.transactions = transactions;
        this.depth = depth;
        this.mayBeReady = mayBeReady;
    }

    List<Boolean> write(List<Settling> settlings) {
        Outcome outcome = depth.during(
                () -> transactions.write("settle", handle -> settle(handle, settlings)), settled -> -settled.removed());
        if (outcome.wentOn() > 0) {
            mayBeReady.run();
        }
        return outcome.answers();
    }

    private static Outcome settle(Handle handle, List<Settling> settlings) {
        Set<UUID> held = hold(handle, settlings);
        List<Settling> current = new ArrayList<>();
        List<Boolean> answers = new ArrayList<>();
        for (Settling settling : settlings) {
            boolean holds = held.remove(settling.token());
            if (holds) {
                current.add(settling);
            }
            answers.add(holds);
        }
        return current.isEmpty()
                ? new Outcome(answers, 0, 0)
                : new Outcome(answers, remove(handle, current), goOn(handle, current));
    }

    private static Set<UUID> hold(Handle handle, List<Settling> settlings) {
        return handle.createQuery(QueueRows.HELD)
                .bindArray("conversations", String.class, column(settlings, Settling::conversation))
                .bindArray("tokens", UUID.class, column(settlings, Settling::token))
                .map((row, context) -> row.getObject("lease_token", UUID.class))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static int remove(Handle handle, List<Settling> current) {
        List<UUID> done =
                current.stream().filter(Settling::isDone).map(Settling::event).toList();
        return handle.createUpdate(REMOVE).bindArray("done", UUID.class, done).execute();
    }

    private static int goOn(Handle handle, List<Settling> current) {
        return handle.createUpdate(GO_ON)
                .bindArray("conversations", String.class, column(current, Settling::conversation))
                .bindArray("ids", UUID.class, column(current, Settling::event))
                .bindArray("failed", Boolean.class, column(current, Settling::isFailed))
                .bindArray("parked", Boolean.class, column(current, Settling::isParked))
                .bindArray("delays", Long.class, column(current, Settling::delay))
                .execute();
    }

    private static <T> List<T> column(List<Settling> settlings, Function<Settling, T> value) {
        return settlings.stream().map(value).toList();
    }

    /** A claim and how it ends, as its row wants to know it. */
    record Settling(String conversation, UUID token, UUID event, Verdict verdict, long delay) {
        /** @throws IllegalArgumentException if the claim is not one of this queue */
        static Settling of(Claim claim, Verdict verdict) {
            Duration delay = verdict.match(
                    done -> Duration.ZERO, Verdict.Retry::delay, Verdict.Release::delay, park -> Duration.ZERO);
            return new Settling(
                    claim.event().conversation().value(),
                    UUID.fromString(claim.lease()),
                    QueueRows.uuid(claim.event().id()),
                    verdict,
                    QueueRows.millis(delay));
        }

        boolean isDone() {
            return verdict instanceof Verdict.Done;
        }

        boolean isFailed() {
            return verdict instanceof Verdict.Retry;
        }

        boolean isParked() {
            return verdict instanceof Verdict.Park;
        }
    }

    private record Outcome(List<Boolean> answers, int removed, int wentOn) {}
}
