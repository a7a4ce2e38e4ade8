package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.reply.ReplyTexts;
import java.util.Collection;

/** The texts in the table {@code reply}. */
final class PostgresqlReplyTexts implements ReplyTexts {
    private static final String ERASE = """
            update reply set text = null
            where account = :account and message_ids && cast(:messageIds as text[]) and text is not null
              and state not in ('queued', 'sending')
            """;

    private final Database database;

    PostgresqlReplyTexts(Database database) {
        this.database = database;
    }

    @Override
    public int erase(InstagramId account, Collection<String> messageIds) {
        return database.ask(
                "erase texts of replies",
                handle -> handle.createUpdate(ERASE)
                        .bind("account", account.value())
                        .bindArray(
                                "messageIds",
                                String.class,
                                messageIds.stream().map(Columns::withoutNul).toList())
                        .execute());
    }
}
