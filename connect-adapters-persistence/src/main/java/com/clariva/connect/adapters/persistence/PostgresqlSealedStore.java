package com.clariva.connect.adapters.persistence;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.keys.SealedStore;
import com.clariva.connect.core.keys.Stretch;
import com.clariva.connect.core.secret.Sealing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterable;

/** The sealed values of one column, walked in the order of the table's primary key. */
final class PostgresqlSealedStore implements SealedStore {
    private static final String HEADS = """
            select {key}::text as key, substring({column} from 1 for :head) as head
            from {table} where {column} is not null%s order by {key} limit :limit
            """;
    private static final String FIRST = HEADS.formatted("");
    private static final String FURTHER = HEADS.formatted(" and {key} > cast(:from as {type})");

    private static final String WHOLE = """
            select {key}::text as key, {id} as id, {column} as sealed
            from {table} where {key} = any(cast(:keys as {type}[])) and {column} is not null
            """;

    // Whoever holds a row is not waited for, so nobody is ever waited for in a circle; the next walk comes by again.
    private static final String REPLACE = """
            with free as materialized (
              select {key} from {table} where {key} = any(cast(:keys as {type}[])) for update skip locked)
            update {table} stored set {column} = fresh.sealed
            from free, unnest(cast(:keys as {type}[]), :was, :sealed) as fresh(key, was, sealed)
            where stored.{key} = free.{key} and stored.{key} = fresh.key and stored.{column} = fresh.was
            returning stored.{key}::text
            """;

    private final QueueTransactions transactions;
    private final Sealing sealing;
    private final SealedColumn column;

    PostgresqlSealedStore(QueueTransactions transactions, Sealing sealing, SealedColumn column) {
        this.transactions = requireNonNull(transactions, "transactions is null");
        this.sealing = requireNonNull(sealing, "sealing is null");
        this.column = requireNonNull(column, "column is null");
    }

    @Override
    public String holds() {
        return column.holds();
    }

    @Override
    public Stretch look(Optional<String> from, int limit) {
        return stretch(heads(from, limit), limit, Set.of(), 0);
    }

    @Override
    public Stretch reseal(Optional<String> from, int limit) {
        List<Head> heads = heads(from, limit);
        Optional<String> first = Optional.of(sealing.keyNames().get(0));
        List<String> others = heads.stream()
                .filter(head -> !head.sealedWith().equals(first))
                .map(Head::key)
                .toList();
        return others.isEmpty() ? stretch(heads, limit, Set.of(), 0) : reseal(heads, limit, others);
    }

    private Stretch reseal(List<Head> heads, int limit, List<String> others) {
        Set<String> resealed = new HashSet<>();
        List<Resealed> fresh = new ArrayList<>();
        int unopened = 0;
        for (Stored stored : whole(others)) {
            if (isSealedWithFirst(stored)) {
                resealed.add(stored.key());
                continue;
            }
            Optional<Resealed> anew = resealed(stored);
            anew.ifPresent(fresh::add);
            unopened += anew.isPresent() ? 0 : 1;
        }
        Set<String> replaced = replace(fresh);
        resealed.addAll(replaced);
        Stretch found = stretch(heads, limit, resealed, unopened);
        return new Stretch(found.sealedWith(), found.unsealed(), replaced.size(), unopened, found.next());
    }

    /** Somebody else did it since its head was read. */
    private boolean isSealedWithFirst(Stored stored) {
        return sealing.keyOf(stored.bytes())
                .equals(Optional.of(sealing.keyNames().get(0)));
    }

    private List<Head> heads(Optional<String> from, int limit) {
        return transactions.write("look at " + holds(), handle -> {
            var query = handle.createQuery(column.in(from.isPresent() ? FURTHER : FIRST))
                    .bind("head", Sealing.LONGEST_HEAD)
                    .bind("limit", limit);
            from.ifPresent(key -> query.bind("from", key));
            return query.map((row, context) -> new Head(row.getString("key"), sealing.keyOf(row.getBytes("head"))))
                    .list();
        });
    }

    private List<Stored> whole(List<String> keys) {
        return transactions.write("read " + holds(), handle -> {
            ResultIterable<Stored> found = handle.createQuery(column.in(WHOLE))
                    .bindArray("keys", String.class, keys)
                    .map((row, context) ->
                            new Stored(row.getString("key"), row.getString("id"), row.getBytes("sealed")));
            return found.list();
        });
    }

    private Optional<Resealed> resealed(Stored stored) {
        try {
            byte[] plain = sealing.open(column.purpose(), stored.id(), stored.bytes());
            return Optional.of(new Resealed(stored, sealing.seal(column.purpose(), stored.id(), plain)));
        } catch (ConnectException.KeyMissing | ConnectException.SealBroken e) {
            return Optional.empty();
        }
    }

    /** Those that were still as they were read. */
    private Set<String> replace(List<Resealed> fresh) {
        return fresh.isEmpty()
                ? Set.of()
                : transactions.write("seal anew " + holds(), handle -> new HashSet<>(replace(handle, fresh)));
    }

    private List<String> replace(Handle handle, List<Resealed> fresh) {
        return handle.createQuery(column.in(REPLACE))
                .bindArray(
                        "keys",
                        String.class,
                        fresh.stream().map(one -> one.stored().key()).toList())
                .bind(
                        "was",
                        QueueRows.bytea(
                                fresh.stream().map(one -> one.stored().bytes()).toList()))
                .bind(
                        "sealed",
                        QueueRows.bytea(fresh.stream().map(Resealed::bytes).toList()))
                .mapTo(String.class)
                .list();
    }

    private Stretch stretch(List<Head> heads, int limit, Set<String> resealed, int unopened) {
        Map<String, Long> sealedWith = new HashMap<>();
        long unsealed = 0;
        for (Head head : heads) {
            Optional<String> key = resealed.contains(head.key())
                    ? Optional.of(sealing.keyNames().get(0))
                    : head.sealedWith();
            key.ifPresent(name -> sealedWith.merge(name, 1L, Long::sum));
            unsealed += key.isPresent() ? 0 : 1;
        }
        Optional<String> next = heads.size() < limit
                ? Optional.empty()
                : Optional.of(heads.get(heads.size() - 1).key());
        return new Stretch(sealedWith, unsealed, 0, unopened, next);
    }

    private record Head(String key, Optional<String> sealedWith) {}

    /** A value as it lies there. */
    private static final class Stored {
        private final String key;
        private final String id;
        private final byte[] bytes;

        Stored(String key, String id, byte[] bytes) {
            this.key = key;
            this.id = id;
            this.bytes = bytes;
        }

        String key() {
            return key;
        }

        String id() {
            return id;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    /** A value, and what is to take its place. */
    private static final class Resealed {
        private final Stored stored;
        private final byte[] bytes;

        Resealed(Stored stored, byte[] bytes) {
            this.stored = stored;
            this.bytes = bytes;
        }

        Stored stored() {
            return stored;
        }

        byte[] bytes() {
            return bytes;
        }
    }
}
