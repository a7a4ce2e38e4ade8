package com.clariva.connect.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** Whatever becomes of Redis: webhooks are taken, their order is kept, and Redis is used again by itself. */
class RedisFaultsIT {
    /** It is five seconds that are promised; machines that build are slow. */
    private static final Duration USED_AGAIN = Duration.ofSeconds(20);

    @TempDir
    private static Path folder;

    private WebhooksWhileStoresFail house;

    @BeforeEach
    void open() {
        house = new WebhooksWhileStoresFail(folder);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void receptionGoesOnInOrderAndRedisIsUsedAgain(Fault fault) {
        house.deliverUntilTaken("one");
        house.awaitHandled("one");

        fault.begin(house);
        house.deliverUntilTaken("two");
        house.deliverUntilTaken("three");
        fault.end(house);
        house.deliverUntilTaken("four");
        Duration after = house.untilRedisIsUsed();
        house.deliverUntilTaken("five");
        house.awaitHandled("one", "two", "three", "four", "five");

        LoggerFactory.getLogger(RedisFaultsIT.class).info("{}: used again after {}", fault, after);
        assertThat(house.handled).containsExactly("one", "two", "three", "four", "five");
        assertThat(after).isLessThan(USED_AGAIN);
    }

    private enum Fault {
        DEAD {
            @Override
            void begin(WebhooksWhileStoresFail house) {
                house.redis.kill();
            }

            @Override
            void end(WebhooksWhileStoresFail house) {
                house.redis.startAgain();
            }
        },
        HUNG {
            @Override
            void begin(WebhooksWhileStoresFail house) {
                house.redis.pause();
            }

            @Override
            void end(WebhooksWhileStoresFail house) {
                house.redis.resume();
            }
        },
        READ_ONLY {
            @Override
            void begin(WebhooksWhileStoresFail house) {
                house.tellRedis("REPLICAOF 127.0.0.1 1");
            }

            @Override
            void end(WebhooksWhileStoresFail house) {
                house.tellRedis("REPLICAOF NO ONE");
            }
        },
        OUT_OF_MEMORY {
            @Override
            void begin(WebhooksWhileStoresFail house) {
                house.tellRedis("CONFIG SET maxmemory 1");
            }

            @Override
            void end(WebhooksWhileStoresFail house) {
                house.tellRedis("CONFIG SET maxmemory 0");
            }
        },
        EMPTY {
            @Override
            void begin(WebhooksWhileStoresFail house) {
                house.tellRedis("FLUSHALL");
                house.redis.kill();
            }

            @Override
            void end(WebhooksWhileStoresFail house) {
                house.redis.startAgain();
            }
        },
        FAILED_OVER {
            @Override
            void begin(WebhooksWhileStoresFail house) {
                house.losePrimary();
            }

            @Override
            void end(WebhooksWhileStoresFail house) {
                house.promoteReplica();
            }
        },
        WITHOUT_SCRIPTS {
            @Override
            void begin(WebhooksWhileStoresFail house) {
                house.tellRedis("SCRIPT FLUSH");
            }

            @Override
            void end(WebhooksWhileStoresFail house) {
                house.tellRedis("SCRIPT FLUSH");
            }
        };

        abstract void begin(WebhooksWhileStoresFail house);

        abstract void end(WebhooksWhileStoresFail house);
    }
}
