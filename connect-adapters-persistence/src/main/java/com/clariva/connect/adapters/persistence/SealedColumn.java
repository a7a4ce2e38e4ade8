package com.clariva.connect.adapters.persistence;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.secret.Purpose;

/**
 * A column of sealed bytes.
 *
 * @param holds what lies there, as people call it
 * @param key the table's primary key, one column, and {@code keyType} its type
 * @param id what the bytes are sealed for, as an expression over the row
 */
record SealedColumn(String holds, String table, String column, Key key, Purpose purpose, String id) {
    private static final String PAIR = "doctor_id::text || '/' || instagram_page_id";

    static final SealedColumn TOKENS = new SealedColumn(
            "tokens",
            "doctor_instagram",
            "instagram_access_token",
            new Key("resource_id", "uuid"),
            Purpose.TOKEN,
            PAIR);
    static final SealedColumn CHANGES = new SealedColumn(
            "pending changes",
            "linking_change",
            "access_token",
            new Key("doctor_id", "uuid"),
            Purpose.ACCOUNT_CHANGE,
            PAIR);
    static final SealedColumn CODES = new SealedColumn(
            "authorization codes",
            "linking_handoff",
            "authorization_code",
            new Key("code_digest", "text"),
            Purpose.AUTHORIZATION_CODE,
            "code_digest");
    static final SealedColumn REPLIES =
            new SealedColumn("replies", "reply", "text", new Key("reply_id", "text"), Purpose.REPLY, "reply_id");
    static final SealedColumn DEAD_LETTERS = new SealedColumn(
            "dead letters", "dead_letter", "body", new Key("event_id", "text"), Purpose.EVENT, "event_id");
    static final SealedColumn QUEUED_EVENTS = new SealedColumn(
            "queued events",
            "queue_event",
            "body",
            new Key("event_id", "uuid"),
            Purpose.EVENT,
            "replace(event_id::text, '-', '')");

    SealedColumn {
        requireNonNull(holds, "holds is null");
        requireNonNull(table, "table is null");
        requireNonNull(column, "column is null");
        requireNonNull(key, "key is null");
        requireNonNull(purpose, "purpose is null");
        requireNonNull(id, "id is null");
    }

    /** A primary key of one column, and its type. */
    record Key(String column, String type) {
        Key {
            requireNonNull(column, "column is null");
            requireNonNull(type, "type is null");
        }
    }

    /** The SQL that this column is walked with: its names in the place of the same names in braces. */
    String in(String sql) {
        return sql.replace("{table}", table)
                .replace("{column}", column)
                .replace("{key}", key.column())
                .replace("{type}", key.type())
                .replace("{id}", id);
    }
}
