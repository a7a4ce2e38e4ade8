package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.event.InstagramId;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Links by any of the ids that Meta may name their account by. */
final class NamedLinks {
    static final String MEANT = """
            (instagram_page_id = :named or instagram_app_scoped_id = :named or instagram_exchange_id = :named)
              and linked_at < :linkedBefore
            """;

    private static final String LASTING = """
            select %s from doctor_instagram where %s and status <> 'disconnected' order by resource_id
            """.formatted(AccountRow.COLUMNS, MEANT);

    private static final String END = """
            with was as (%s for update)
            update doctor_instagram account
            set status = 'disconnected', disconnected_at = now(), updated_at = now(), subscribed = false,
              instagram_access_token = null, token_issued_at = null, token_expires_at = null
            from was where account.resource_id = was.resource_id
            returning %s
            """.formatted(LASTING, AccountRow.columnsOf("was"));

    private NamedLinks() {}

    /** Those that are old enough. */
    static List<ConnectedAccount> find(Handle handle, InstagramId named, Instant linkedBefore) {
        return links(handle, LASTING, named, linkedBefore);
    }

    /** Ends those that are old enough, and says what they were. */
    static List<ConnectedAccount> end(Handle handle, InstagramId named, Instant linkedBefore) {
        return links(handle, END, named, linkedBefore);
    }

    private static List<ConnectedAccount> links(Handle handle, String sql, InstagramId named, Instant linkedBefore) {
        return handle.createQuery(sql)
                .bind("named", named.value())
                .bind("linkedBefore", Columns.time(linkedBefore))
                .map(new AccountRow())
                .list();
    }
}
