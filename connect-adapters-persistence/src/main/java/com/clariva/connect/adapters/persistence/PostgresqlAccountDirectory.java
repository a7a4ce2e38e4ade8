package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.account.AccountDirectory;
import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.event.InstagramId;
import java.util.List;
import java.util.Optional;

/** All links in {@code doctor_instagram}, in the order of their accounts. */
final class PostgresqlAccountDirectory implements AccountDirectory {
    private static final String PAGE = """
            select %s from doctor_instagram
            where status <> 'disconnected' and instagram_page_id > :last
            order by instagram_page_id limit :limit
            """.formatted(AccountRow.COLUMNS);

    private final Database database;

    PostgresqlAccountDirectory(Database database) {
        this.database = database;
    }

    @Override
    public List<ConnectedAccount> page(Optional<InstagramId> last, int limit) {
        return database.ask(
                "list accounts",
                handle -> handle.createQuery(PAGE)
                        .bind("last", last.map(InstagramId::value).orElse(""))
                        .bind("limit", limit)
                        .map(new AccountRow())
                        .list());
    }
}
