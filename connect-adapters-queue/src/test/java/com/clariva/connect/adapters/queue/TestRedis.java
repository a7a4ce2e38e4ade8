package com.clariva.connect.adapters.queue;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.clariva.connect.core.secret.Sealing;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.testkit.ReversibleSealing;
import com.clariva.connect.testkit.redis.RedisServer;
import io.lettuce.core.RedisClient;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A Redis, the queues that a test opened on it, and a look behind their backs. */
final class TestRedis implements AutoCloseable {
    static final String PREFIX = "test:";

    private static final String MOVE_TIME = "for _, c in ipairs(redis.call('ZRANGE', ARGV[1] .. 'due', 0, -1)) do"
            + " redis.call('ZINCRBY', ARGV[1] .. 'due', -ARGV[2], c) end";
    private static final String HOLDS = "local function read(key)"
            + " local kind = redis.call('TYPE', key).ok"
            + " if kind == 'string' then return {redis.call('GET', key)} end"
            + " if kind == 'hash' then return redis.call('HGETALL', key) end"
            + " if kind == 'list' then return redis.call('LRANGE', key, 0, -1) end"
            + " return redis.call('ZRANGE', key, 0, -1) end "
            + "for _, key in ipairs(redis.call('KEYS', '*')) do"
            + " for _, value in ipairs(read(key)) do"
            + " if string.find(key .. value, ARGV[1], 1, true) then return 1 end end end return 0";

    private final RedisServer server;
    private final List<RedisQueue> queues = new ArrayList<>();

    TestRedis(RedisServer server) {
        this.server = server;
    }

    RedisServer server() {
        return server;
    }

    RedisQueue queue() {
        return queue(
                RedisQueueSettings.standard().dedupeWindow(),
                RedisQueueSettings.standard().maxDepth());
    }

    RedisQueue queue(Duration dedupeWindow, long bound) {
        return open(new RedisQueueSettings(PREFIX, dedupeWindow, bound), "queue");
    }

    RedisQueue open(RedisQueueSettings settings, String key) {
        return open(server.url(), settings, ReversibleSealing.withKeys(key));
    }

    RedisQueue open(Sealing sealing) {
        return open(server.url(), settings(), sealing);
    }

    /** A queue whose Redis is not there. */
    RedisQueue nowhere() {
        return open("redis://127.0.0.1:1", settings(), ReversibleSealing.withKeys("queue"));
    }

    private static RedisQueueSettings settings() {
        RedisQueueSettings standard = RedisQueueSettings.standard();
        return new RedisQueueSettings(PREFIX, standard.dedupeWindow(), standard.maxDepth());
    }

    private RedisQueue open(String url, RedisQueueSettings settings, Sealing sealing) {
        RedisQueue queue = RedisQueue.at(Secret.of(url), sealing, settings);
        queues.add(queue);
        return queue;
    }

    void moveTime(Duration duration) {
        ask(redis -> redis.eval(
                MOVE_TIME, ScriptOutputType.STATUS, new byte[0][], bytes(PREFIX), bytes("" + duration.toMillis())));
    }

    boolean holds(byte[] searched) {
        Long found = ask(redis -> redis.eval(HOLDS, ScriptOutputType.INTEGER, new byte[0][], searched));
        return found == 1;
    }

    /** How many keys there are, apart from what remembers ids. */
    long keysOfEvents() {
        return keys().stream()
                .filter(key -> !key.matches("d\\d+:\\d+|slice.*|parkedevents|accepted|generation"))
                .count();
    }

    /** How many keys remember ids. */
    long keysOfIds() {
        return keys().stream().filter(key -> key.matches("d\\d+:\\d+")).count();
    }

    private List<String> keys() {
        return ask(server -> server.keys(PREFIX + "*")).stream()
                .map(key -> new String(key, US_ASCII).substring(PREFIX.length()))
                .toList();
    }

    <T> T ask(Function<RedisCommands<byte[], byte[]>, T> question) {
        try (RedisClient client = RedisClient.create(server.url())) {
            return question.apply(client.connect(ByteArrayCodec.INSTANCE).sync());
        }
    }

    /** Forgets everything, and closes what was opened. */
    void clear() {
        queues.forEach(RedisQueue::close);
        queues.clear();
        ask(RedisCommands::flushall);
    }

    @Override
    public void close() {
        queues.forEach(RedisQueue::close);
        server.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }
}
