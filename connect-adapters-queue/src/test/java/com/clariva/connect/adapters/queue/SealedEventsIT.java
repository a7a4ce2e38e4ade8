package com.clariva.connect.adapters.queue;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.NOON;
import static java.nio.charset.StandardCharsets.US_ASCII;

import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.EventKind;
import com.clariva.connect.core.keys.SealedStore;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.secret.Sealing;
import com.clariva.connect.testkit.SealedStoreContract;
import com.clariva.connect.testkit.redis.RedisServer;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class SealedEventsIT extends SealedStoreContract {
    private static final byte[] EVENTS = (TestRedis.PREFIX + "events").getBytes(US_ASCII);

    private static TestRedis redis;

    @BeforeAll
    static void startRedis() {
        redis = new TestRedis(RedisServer.start());
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @Override
    protected void clear() {
        redis.clear();
    }

    @Override
    protected SealedStore store(Sealing sealing) {
        return redis.open(sealing).sealedStores().get(0);
    }

    @Override
    protected void put(int number, byte[] plain, Sealing sealing) {
        QueuedEvent event = new QueuedEvent(
                id(number), ConversationKey.of(ADAS_PRACTICE + "/" + number), EventKind.MESSAGE, NOON, plain);
        byte[] stored = new StoredEvent(sealing).write(event);
        redis.ask(server -> server.hset(EVENTS, StoredEvent.bytesOf(event.id()), stored));
    }

    @Override
    protected Optional<byte[]> read(int number, Sealing sealing) {
        return Optional.ofNullable(redis.ask(server -> server.hget(EVENTS, StoredEvent.bytesOf(id(number)))))
                .map(stored -> new StoredEvent(sealing).read(id(number), stored).body());
    }

    @Override
    protected void remove(int number) {
        redis.ask(server -> server.hdel(EVENTS, StoredEvent.bytesOf(id(number))));
    }

    @Override
    protected SealedStore unreachable() {
        return redis.nowhere().sealedStores().get(0);
    }

    private static EventId id(int number) {
        byte[] bytes = new byte[16];
        bytes[15] = (byte) number;
        return EventId.ofBytes(bytes);
    }
}
