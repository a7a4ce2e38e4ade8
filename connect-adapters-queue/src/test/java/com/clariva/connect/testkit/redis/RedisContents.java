package com.clariva.connect.testkit.redis;

import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything a Redis holds, raw, behind the back of who put it there. */
public final class RedisContents {
    private RedisContents() {}

    /** Each key, and each value, member, field and entry below it, whatever its type. */
    public static List<byte[]> of(String url) {
        RedisClient client = RedisClient.create(url);
        try {
            RedisCommands<byte[], byte[]> redis =
                    client.connect(ByteArrayCodec.INSTANCE).sync();
            List<byte[]> contents = new ArrayList<>();
            for (byte[] key : keys(redis)) {
                contents.add(key);
                contents.addAll(values(redis, key));
            }
            return contents;
        } finally {
            client.shutdown();
        }
    }

    private static List<byte[]> keys(RedisCommands<byte[], byte[]> redis) {
        KeyScanCursor<byte[]> cursor = redis.scan();
        List<byte[]> keys = new ArrayList<>(cursor.getKeys());
        while (!cursor.isFinished()) {
            cursor = redis.scan(ScanCursor.of(cursor.getCursor()));
            keys.addAll(cursor.getKeys());
        }
        return keys;
    }

    private static List<byte[]> values(RedisCommands<byte[], byte[]> redis, byte[] key) {
        String type = redis.type(key);
        return switch (type) {
            case "none" -> List.of();
            case "string" -> Optional.ofNullable(redis.get(key)).stream().toList();
            case "hash" -> pairs(redis.hgetall(key));
            case "list" -> redis.lrange(key, 0, -1);
            case "set" -> List.copyOf(redis.smembers(key));
            case "zset" -> redis.zrange(key, 0, -1);
            case "stream" -> entries(redis.xrange(key, Range.unbounded()));
            default -> throw new IllegalStateException("there is no way to look into a " + type);
        };
    }

    private static List<byte[]> entries(List<StreamMessage<byte[], byte[]>> stream) {
        return stream.stream().flatMap(entry -> pairs(entry.getBody()).stream()).toList();
    }

    private static List<byte[]> pairs(Map<byte[], byte[]> map) {
        List<byte[]> pairs = new ArrayList<>();
        map.forEach((field, value) -> {
            pairs.add(field);
            pairs.add(value);
        });
        return pairs;
    }
}
