package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.InstagramId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Letting parked conversations go on, and taking events out of whatever state they are in. */
final class ParkedEvents {
    static final String UNPARK = """
            with parked as materialized (
              select conversation, account from queue_conversation
              where account = :account and parked order by conversation for update)
            update queue_conversation c set parked = false, ready = true, turn = p.turn
            from (select conversation, %s + row_number() over () as turn from parked) p
            where c.conversation = any (array(select conversation from parked)) and c.conversation = p.conversation
            """.formatted(QueueRows.LAST_TURN.formatted("parked.account"));

    // As when events are enqueued: ids first and in order, conversations then.
    private static final String REMEMBER = """
            insert into queue_seen (event_id, seen_at)
            select id, statement_timestamp() from unnest(:ids) as id order by id
            on conflict (event_id) do nothing
            """;

    private static final String LOCK = """
            select conversation from queue_conversation
            where conversation = any (array(select conversation from queue_event where event_id = any(:ids)))
            order by conversation for update
            """;

    private static final String FORGET_HEADS = """
            update queue_conversation c
            set attempts = 0, wake_at = case when ready or parked or lease_token is not null
              then wake_at else statement_timestamp() end
            where conversation = any(:conversations::text[])
            and (select event_id from queue_event e where e.conversation = c.conversation
              order by seq limit 1) = any(:ids)
            """;

    private static final String REMOVE = """
            delete from queue_event where event_id = any(:ids) and conversation = any(:conversations::text[])
            """;

    // A claimed one stays until its lease ends: its handler may be running.
    private static final String SWEEP = """
            delete from queue_conversation c
            where conversation = any(:conversations::text[]) and lease_token is null
            and not exists (select from queue_event e where e.conversation = c.conversation)
            """;

    private final QueueTransactions transactions;

    ParkedEvents(QueueTransactions transactions) {
        this.transactions = transactions;
    }

    int unpark(InstagramId account) {
        return transactions.write(
                "unpark",
                handle -> handle.createUpdate(UNPARK)
                        .bind("account", account.value())
                        .execute());
    }

    int erase(Collection<EventId> events) {
        return events.isEmpty() ? 0 : transactions.write("erase", handle -> erase(handle, QueueRows.uuids(events)));
    }

    private static int erase(Handle handle, List<UUID> ids) {
        handle.createUpdate(REMEMBER).bindArray("ids", UUID.class, ids).execute();
        List<String> conversations = handle.createQuery(LOCK)
                .bindArray("ids", UUID.class, ids)
                .mapTo(String.class)
                .list();
        handle.createUpdate(FORGET_HEADS)
                .bindArray("conversations", String.class, conversations)
                .bindArray("ids", UUID.class, ids)
                .execute();
        int erased = handle.createUpdate(REMOVE)
                .bindArray("ids", UUID.class, ids)
                .bindArray("conversations", String.class, conversations)
                .execute();
        handle.createUpdate(SWEEP)
                .bindArray("conversations", String.class, conversations)
                .execute();
        return erased;
    }
}
