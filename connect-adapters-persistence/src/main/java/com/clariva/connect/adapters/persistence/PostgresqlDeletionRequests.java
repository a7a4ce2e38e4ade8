package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.privacy.ConfirmationCode;
import com.clariva.connect.core.privacy.Deletion;
import com.clariva.connect.core.privacy.DeletionRequest;
import com.clariva.connect.core.privacy.DeletionRequests;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Wishes to be forgotten in the table {@code deletion_request}. */
final class PostgresqlDeletionRequests implements DeletionRequests {
    private static final String FILE = """
            insert into deletion_request (code, named_id, accounts, linked_before)
            values (:code, :named, array[]::text[], :linkedBefore)
            on conflict (code) do nothing
            """;

    private static final String ACCOUNTS = """
            select distinct instagram_page_id from doctor_instagram where %s
            """.formatted(NamedLinks.MEANT);

    private static final String NOTE_ACCOUNTS = """
            update deletion_request set accounts = cast(:accounts as text[]) where code = :code
            """;

    private static final String DELETE_ACCOUNTS = """
            insert into deleted_account (account)
            select account from unnest(cast(:accounts as text[])) as named(account)
            where not exists (
              select from doctor_instagram where instagram_page_id = account and status <> 'disconnected')
            order by account
            on conflict (account) do update set deleted_at = excluded.deleted_at
            """;

    // Of an account that was linked again later, only what is older than that link goes; of one that had been
    // linked again before the request came, only what is older than the request itself.
    private static final String UNFINISHED = """
            select code, extract(epoch from clock_timestamp() - requested_at) as age, account,
              coalesce(
                (select case when link.linked_at < request.requested_at
                    then request.linked_before else link.linked_at end
                  from doctor_instagram link where instagram_page_id = account and status <> 'disconnected'),
                clock_timestamp()) as before
            from (
              select code, requested_at, linked_before, named_id, accounts from deletion_request where finished_at is null order by requested_at, code limit :limit
            ) request, unnest(case when accounts = '{}' then array[named_id] else accounts end) as account
            order by requested_at, code, account
            """;

    private static final String FINISH = """
            update deletion_request set finished_at = now(), named_id = null, accounts = null
            where code = :code and finished_at is null
            """;

    private final Database database;

    PostgresqlDeletionRequests(Database database) {
        this.database = database;
    }

    @Override
    public Filed file(DeletionRequest request) {
        return database.askWhole("file deletion request", handle -> file(handle, request));
    }

    @Override
    public List<Deletion> unfinished(int limit) {
        return database.ask("list deletion requests", handle -> {
            List<Row> rows = handle.createQuery(UNFINISHED)
                    .bind("limit", limit)
                    .map((row, context) -> Row.of(row))
                    .list();
            return rows.stream()
                    .map(Row::code)
                    .distinct()
                    .map(code -> deletion(
                            rows.stream().filter(row -> row.code().equals(code)).toList()))
                    .toList();
        });
    }

    @Override
    public void finish(ConfirmationCode code) {
        database.ask(
                "finish deletion request",
                handle -> handle.createUpdate(FINISH).bind("code", code.value()).execute());
    }

    @Override
    public Optional<Progress> find(ConfirmationCode code) {
        return database.ask(
                "find deletion request",
                handle -> handle.createQuery(
                                "select requested_at, finished_at from deletion_request where code = :code")
                        .bind("code", code.value())
                        .map((row, context) -> new Progress(
                                Columns.instant(row, "requested_at"), Columns.maybeInstant(row, "finished_at")))
                        .findOne());
    }

    private static Filed file(Handle handle, DeletionRequest request) {
        int filed = handle.createUpdate(FILE)
                .bind("code", request.code().value())
                .bind("named", request.named().value())
                .bind("linkedBefore", Columns.time(request.linkedBefore()))
                .execute();
        if (filed == 0) {
            return new Filed(false, List.of(), false);
        }
        List<ConnectedAccount> ended = NamedLinks.end(handle, request.named(), request.linkedBefore());
        String[] accounts = accounts(handle, request);
        handle.createUpdate(NOTE_ACCOUNTS)
                .bind("accounts", accounts)
                .bind("code", request.code().value())
                .execute();
        handle.createUpdate(DELETE_ACCOUNTS).bind("accounts", accounts).execute();
        return new Filed(true, ended, accounts.length > 0);
    }

    private static String[] accounts(Handle handle, DeletionRequest request) {
        return handle.createQuery(ACCOUNTS)
                .bind("named", request.named().value())
                .bind("linkedBefore", Columns.time(request.linkedBefore()))
                .mapTo(String.class)
                .list()
                .toArray(String[]::new);
    }

    private static Deletion deletion(List<Row> rows) {
        return new Deletion(
                rows.get(0).code(),
                rows.get(0).age(),
                rows.stream().map(Row::account).toList());
    }

    private record Row(ConfirmationCode code, Duration age, Deletion.Account account) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    new ConfirmationCode(row.getString("code")),
                    Duration.ofMillis((long) (row.getDouble("age") * 1000)),
                    new Deletion.Account(new InstagramId(row.getString("account")), Columns.instant(row, "before")));
        }
    }
}
