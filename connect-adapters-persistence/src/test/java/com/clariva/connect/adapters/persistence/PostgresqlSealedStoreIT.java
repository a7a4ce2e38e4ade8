package com.clariva.connect.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.keys.SealedStore;
import com.clariva.connect.core.secret.Purpose;
import com.clariva.connect.core.secret.Sealing;
import com.clariva.connect.testkit.ReversibleSealing;
import com.clariva.connect.testkit.SealedStoreContract;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Of all columns the one whose rows are in most hands: the queued events. */
class PostgresqlSealedStoreIT extends SealedStoreContract {
    private static final List<SealedColumn> COLUMNS = List.of(
            SealedColumn.TOKENS,
            SealedColumn.CHANGES,
            SealedColumn.CODES,
            SealedColumn.REPLIES,
            SealedColumn.DEAD_LETTERS,
            SealedColumn.QUEUED_EVENTS);

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    /** Whoever adds a column of sealed bytes shows the way to it. */
    @Test
    void everyColumnOfBytesIsWalked() {
        List<String> columns = DATABASE.jdbi()
                .withHandle(
                        handle -> handle.createQuery("""
                        select table_name || '.' || column_name from information_schema.columns
                        where table_schema = current_schema() and data_type = 'bytea' order by 1
                        """).mapTo(String.class).list());

        assertThat(COLUMNS)
                .extracting(column -> column.table() + "." + column.column())
                .hasSameElementsAs(columns);
        assertThat(Stream.concat(DATABASE.storage().sealedStores().stream(), Stream.of(store(sealing())))
                        .map(SealedStore::holds))
                .hasSameElementsAs(COLUMNS.stream().map(SealedColumn::holds).toList());
    }

    @Test
    void rowThatSomebodyHoldsIsNotWaitedForAndComesLater() {
        put(0, "value".getBytes(StandardCharsets.UTF_8), ReversibleSealing.withKeys("old"));
        SealedStore store = store(ReversibleSealing.withKeys("new", "old"));

        long whileHeld = DATABASE.jdbi().inTransaction(handle -> {
            handle.execute("select from queue_event for update");
            return CompletableFuture.supplyAsync(
                            () -> store.reseal(Optional.empty(), 10).resealed())
                    .orTimeout(3, TimeUnit.SECONDS)
                    .join();
        });

        assertThat(whileHeld).isZero();
        assertThat(store.reseal(Optional.empty(), 10).resealed()).isEqualTo(1);
    }

    @Override
    protected void clear() {
        DATABASE.jdbi().useHandle(handle -> handle.execute("truncate queue_event"));
    }

    @Override
    protected SealedStore store(Sealing sealing) {
        return store(DATABASE.dataSource(), sealing);
    }

    @Override
    protected void put(int number, byte[] plain, Sealing sealing) {
        DATABASE.jdbi()
                .useHandle(handle -> handle.createUpdate("""
                        insert into queue_event (event_id, conversation, kind, received_at, body)
                        values (:id, '17841400000000001/1', 'message', now(), :body)
                        on conflict (event_id) do update set body = excluded.body
                        """)
                        .bind("id", row(number))
                        .bind("body", sealing.seal(Purpose.EVENT, event(number), plain))
                        .execute());
    }

    @Override
    protected Optional<byte[]> read(int number, Sealing sealing) {
        return DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery("select body from queue_event where event_id = :id")
                        .bind("id", row(number))
                        .mapTo(byte[].class)
                        .findOne())
                .map(body -> sealing.open(Purpose.EVENT, event(number), body));
    }

    @Override
    protected void remove(int number) {
        DATABASE.jdbi().useHandle(handle -> handle.execute("delete from queue_event where event_id = ?", row(number)));
    }

    @Override
    protected SealedStore unreachable() {
        return store(TestDatabase.away(), sealing());
    }

    private static SealedStore store(DataSource dataSource, Sealing sealing) {
        return new PostgresqlSealedStore(new QueueTransactions(dataSource), sealing, SealedColumn.QUEUED_EVENTS);
    }

    private static Sealing sealing() {
        return ReversibleSealing.withKeys("new");
    }

    private static UUID row(int number) {
        return new UUID(0x1000, number);
    }

    private static String event(int number) {
        EventId id = QueueRows.eventId(row(number));
        return id.value();
    }
}
