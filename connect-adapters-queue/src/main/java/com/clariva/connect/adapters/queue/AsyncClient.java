package com.clariva.connect.adapters.queue;

import io.lettuce.core.RedisChannelWriter;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisReactiveCommandsImpl;
import io.lettuce.core.RedisURI;
import io.lettuce.core.StatefulRedisConnectionImpl;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.protocol.PushHandler;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Makes connections that speak asynchronously only. To make the other two ways of speaking takes longer than to connect. */
final class AsyncClient extends RedisClient {
    private AsyncClient(ClientResources resources) {
        super(resources, new RedisURI());
    }

    static RedisClient on(ClientResources resources) {
        return new AsyncClient(resources);
    }

    @Override
    protected <K, V> StatefulRedisConnectionImpl<K, V> newStatefulRedisConnection(
            RedisChannelWriter writer, PushHandler pushed, RedisCodec<K, V> codec, Duration limit) {
        return new StatefulRedisConnectionImpl<>(
                writer, pushed, codec, limit, getOptions().getJsonParser()) {
            @Override
            protected @Nullable RedisCommands<K, V> newRedisSyncCommandsImpl() {
                return null;
            }

            @Override
            protected @Nullable RedisReactiveCommandsImpl<K, V> newRedisReactiveCommandsImpl() {
                return null;
            }
        };
    }
}
