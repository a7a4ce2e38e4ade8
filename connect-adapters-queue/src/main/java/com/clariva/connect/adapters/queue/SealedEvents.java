package com.clariva.connect.adapters.queue;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.keys.SealedStore;
import com.clariva.connect.core.keys.Stretch;
import io.lettuce.core.MapScanCursor;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The bodies of all events in Redis, walked by {@code HSCAN}. */
final class SealedEvents implements SealedStore {
    /** An event may be large, and a Redis that sends many of them does nothing else meanwhile. */
    private static final int MOST_AT_ONCE = 100;

    private final Line line;
    private final StoredEvent stored;
    private final String prefix;
    private final byte[] events;

    SealedEvents(Line line, StoredEvent stored, String prefix) {
        this.line = requireNonNull(line, "line is null");
        this.stored = requireNonNull(stored, "stored is null");
        this.prefix = requireNonNull(prefix, "prefix is null");
        this.events = (prefix + "events").getBytes(US_ASCII);
    }

    @Override
    public String holds() {
        return "queued events in Redis";
    }

    @Override
    public Stretch look(Optional<String> from, int limit) {
        MapScanCursor<byte[], byte[]> page = page(from, limit);
        Map<Optional<String>, Long> found = new HashMap<>();
        page.getMap().values().forEach(bytes -> found.merge(stored.keyOf(bytes), 1L, Long::sum));
        return stretch(found, 0, 0, page);
    }

    @Override
    public Stretch reseal(Optional<String> from, int limit) {
        MapScanCursor<byte[], byte[]> page = page(from, limit);
        Map<Optional<String>, Long> found = new HashMap<>();
        Map<Replacement, Optional<String>> fresh = new LinkedHashMap<>();
        int unopened = 0;
        for (Map.Entry<byte[], byte[]> event : page.getMap().entrySet()) {
            Optional<String> key = stored.keyOf(event.getValue());
            found.merge(key, 1L, Long::sum);
            if (key.equals(Optional.of(stored.sealingKey()))) {
                continue;
            }
            try {
                fresh.put(replacement(event), key);
            } catch (ConnectException.KeyMissing | ConnectException.SealBroken e) {
                unopened++;
            }
        }
        return stretch(found, replace(fresh, found), unopened, page);
    }

    private MapScanCursor<byte[], byte[]> page(Optional<String> from, int limit) {
        ScanArgs args = ScanArgs.Builder.limit(Math.min(limit, MOST_AT_ONCE));
        ScanCursor cursor = from.map(ScanCursor::of).orElse(ScanCursor.INITIAL);
        return Waiting.forAnswer(
                "look at events", line.ask("look at events", redis -> redis.hscan(events, cursor, args)));
    }

    private Replacement replacement(Map.Entry<byte[], byte[]> event) {
        byte[] was = event.getValue();
        return new Replacement(event.getKey(), was, stored.resealed(StoredEvent.idOf(event.getKey()), was));
    }

    /** How many were still as they were read; those are counted for the new key from now on. */
    private int replace(Map<Replacement, Optional<String>> fresh, Map<Optional<String>, Long> found) {
        if (fresh.isEmpty()) {
            return 0;
        }
        Arguments arguments = new Arguments(prefix);
        fresh.keySet().forEach(one -> arguments.and(one.id).and(one.was).and(one.stored));
        var answers = Waiting.forAnswer("reseal", line.call(Script.RESEAL, arguments.toArray()))
                .iterator();
        int replaced = 0;
        for (Optional<String> before : fresh.values()) {
            if ((Long) answers.next() == 1) {
                found.merge(before, -1L, Long::sum);
                found.merge(Optional.of(stored.sealingKey()), 1L, Long::sum);
                replaced++;
            }
        }
        return replaced;
    }

    private static Stretch stretch(
            Map<Optional<String>, Long> found, int resealed, int unopened, MapScanCursor<byte[], byte[]> page) {
        Map<String, Long> sealedWith = new HashMap<>();
        found.forEach((key, count) -> key.filter(name -> count > 0).ifPresent(name -> sealedWith.put(name, count)));
        Optional<String> next = page.isFinished() ? Optional.empty() : Optional.of(page.getCursor());
        return new Stretch(sealedWith, found.getOrDefault(Optional.<String>empty(), 0L), resealed, unopened, next);
    }

    /** An event, as it was read and as it shall be. */
    private static final class Replacement {
        private final byte[] id;
        private final byte[] was;
        private final byte[] stored;

        Replacement(byte[] id, byte[] was, byte[] stored) {
            this.id = id;
            this.was = was;
            this.stored = stored;
        }
    }
}
