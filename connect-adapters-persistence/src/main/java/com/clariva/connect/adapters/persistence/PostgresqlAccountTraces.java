package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.privacy.AccountTraces;
import java.time.Instant;
import java.util.List;

/** What accounts leave behind in the tables. A table that gets rows of accounts gets a line here. */
final class PostgresqlAccountTraces implements AccountTraces {
    // An array is made once; a join might run the limited query again.
    private static final String ERASE = """
            delete from %1$s where %2$s = any(array(
              select %2$s from %1$s where %3$s limit :limit for update skip locked))
            """;

    private static final List<String> ALL = List.of(
            ERASE.formatted("dead_letter", "event_id", "account = :account and received_at < :before"),
            ERASE.formatted("reply", "reply_id", "account = :account and begun_at < :before"),
            ERASE.formatted("reply_echo", "message_id", "account = :account and received_at < :before"),
            ERASE.formatted("reply_conversation", "ctid", "account = :account and heard_at < :before"),
            ERASE.formatted(
                    "linking_change",
                    "doctor_id",
                    "(instagram_page_id = :account or replaces = :account) and begun_at < :before"),
            ERASE.formatted("event_log", "event_id", "account = :account and received_at < :before"),
            ERASE.formatted(
                    "doctor_instagram",
                    "resource_id",
                    "instagram_page_id = :account and linked_at < :before and status = 'disconnected'"));

    private final Database database;

    PostgresqlAccountTraces(Database database) {
        this.database = database;
    }

    @Override
    public List<ConnectedAccount> links(InstagramId named, Instant linkedBefore) {
        return database.ask("find links", handle -> NamedLinks.find(handle, named, linkedBefore));
    }

    @Override
    public List<ConnectedAccount> endLinks(InstagramId named, Instant linkedBefore) {
        return database.ask("end links", handle -> NamedLinks.end(handle, named, linkedBefore));
    }

    @Override
    public int erase(InstagramId account, Instant before, int limit) {
        return database.ask(
                "erase account",
                handle -> ALL.stream()
                        .mapToInt(sql -> handle.createUpdate(sql)
                                .bind("account", account.value())
                                .bind("before", Columns.time(before))
                                .bind("limit", limit)
                                .execute())
                        .sum());
    }

    @Override
    public boolean hadAccount(DoctorId doctor) {
        return database.ask(
                "find account that was",
                handle -> handle.createQuery("select exists (select from doctor_instagram where doctor_id = :doctor)")
                        .bind("doctor", doctor.value())
                        .mapTo(Boolean.class)
                        .one());
    }

    @Override
    public boolean isDeleted(InstagramId account) {
        return database.ask(
                "find deleted account",
                handle -> handle.createQuery("select exists (select from deleted_account where account = :account)")
                        .bind("account", account.value())
                        .mapTo(Boolean.class)
                        .one());
    }
}
