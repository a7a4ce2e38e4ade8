package com.clariva.connect.adapters.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.queue.Durability;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.testkit.ReversibleSealing;
import com.clariva.connect.testkit.redis.RedisServer;
import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.protocol.CommandType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedisDurabilityIT {
    private static TestRedis redis;

    @BeforeAll
    static void startRedis() {
        redis = new TestRedis(RedisServer.start());
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @Test
    void redisThatWritesBeforeItAnswersIsDurable() {
        Durability durability = redis.queue().durability();

        assertThat(durability.durable()).isTrue();
        assertThat(durability.detail()).contains("appendonly yes", "appendfsync always", "replicas 0");
    }

    @ParameterizedTest
    @CsvSource({"appendfsync, everysec, always", "appendfsync, no, always", "appendonly, no, yes"})
    void redisThatAnswersBeforeItWritesIsNotDurable(String setting, String weaker, String before) {
        redis.ask(server -> server.configSet(setting, weaker));

        Durability durability = redis.queue().durability();

        redis.ask(server -> server.configSet(setting, before));
        assertThat(durability.durable()).isFalse();
        assertThat(durability.detail()).contains(setting + ' ' + weaker);
    }

    @Test
    void redisThatMayEvictEventsIsNotDurable() {
        redis.ask(server -> server.configSet("maxmemory", "100mb"));
        redis.ask(server -> server.configSet("maxmemory-policy", "allkeys-lru"));

        Durability durability = redis.queue().durability();

        redis.ask(server -> server.configSet("maxmemory-policy", "noeviction"));
        redis.ask(server -> server.configSet("maxmemory", "0"));
        assertThat(durability.durable()).isFalse();
        assertThat(durability.detail()).contains("maxmemory-policy allkeys-lru");
    }

    @Test
    void redisThatDoesNotTellItsSettingsIsNotCalledDurable() {
        redis.ask(server -> server.aclSetuser(
                "guest",
                AclSetuserArgs.Builder.on()
                        .addPassword("pass")
                        .allKeys()
                        .allCommands()
                        .removeCommand(CommandType.CONFIG)));
        Secret url = Secret.of("redis://guest:pass@127.0.0.1:" + redis.server().port());
        try (RedisQueue queue =
                RedisQueue.at(url, ReversibleSealing.withKeys("queue"), RedisQueueSettings.standard())) {

            Durability durability = queue.durability();

            assertThat(durability.durable()).isFalse();
            assertThat(durability.detail()).contains("appendonly yes", "appendfsync unknown");
        }
    }
}
