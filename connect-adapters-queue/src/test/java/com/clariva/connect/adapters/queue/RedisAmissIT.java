package com.clariva.connect.adapters.queue;

import static com.clariva.connect.testkit.QueueTrial.event;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.core.ConnectException.StorageUnavailable;
import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.testkit.Cast;
import com.clariva.connect.testkit.QueueTrial;
import com.clariva.connect.testkit.redis.RedisServer;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Redis that answers, but is not as it should be. */
class RedisAmissIT {
    private static final ConversationKey JANE = QueueTrial.conversation(Cast.ADAS_PRACTICE, 1);
    private static final ConversationKey JOHN = QueueTrial.conversation(Cast.ADAS_PRACTICE, 2);
    private static final byte[] EVENTS = (TestRedis.PREFIX + "events").getBytes(US_ASCII);
    private static final Duration SELF_HEALING = Duration.ofSeconds(5);

    private static TestRedis redis;
    private RedisQueue queue;

    @BeforeAll
    static void startRedis() {
        redis = new TestRedis(RedisServer.start());
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @BeforeEach
    void openQueue() {
        queue = redis.queue();
    }

    @AfterEach
    void forget() {
        redis.clear();
    }

    @Test
    void bodyThatWasMovedToAnotherEventIsReleasedAndNotCountedAsAnAttempt() {
        QueuedEvent janes = event(JANE, "from Jane");
        QueuedEvent johns = event(JOHN, "from John");
        QueueTrial.enqueue(queue, janes, johns);
        exchangeBodies(janes, johns);

        assertThat(queue.claim(10, SELF_HEALING, Duration.ZERO)).isEmpty();

        exchangeBodies(janes, johns);
        redis.moveTime(Duration.ofSeconds(61));
        List<Claim> claims = queue.claim(10, SELF_HEALING, SELF_HEALING);
        assertThat(claims).hasSize(2).extracting(Claim::attempt).containsOnly(1);
        assertThat(claims).extracting(QueueTrial::text).containsExactlyInAnyOrder("from Jane", "from John");
    }

    /** What is leased is what has to be settled; whoever handles the event compares it with the body. */
    @Test
    void claimNamesTheConversationThatIsLeasedWhateverTheEventsOwnLineSays() {
        QueuedEvent janes = event(JANE, "from Jane");
        QueueTrial.enqueue(queue, janes);
        String line = new String(stored(janes), ISO_8859_1);
        put(janes, line.replaceFirst(JANE.value(), JOHN.value()).getBytes(ISO_8859_1));

        Claim claim = QueueTrial.take(queue);

        assertThat(claim.event().conversation()).isEqualTo(JANE);
        assertThat(QueueTrial.done(queue, claim)).isTrue();
        assertThat(queue.claim(10, SELF_HEALING, Duration.ZERO)).isEmpty();
    }

    /** A kind of a newer version, a time that is none, a line that is too short, a conversation that is none. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "17841400000000001/p1 story_poll 1",
                "17841400000000001/p1 message noon",
                "17841400000000001/p1",
                "17841400000000001/abc/d message 1",
                ""
            })
    void entryThatCannotBeReadHoldsUpNoOther(String header) {
        QueuedEvent janes = event(JANE, "from Jane");
        QueuedEvent johns = event(JOHN, "from John");
        QueueTrial.enqueue(queue, janes, johns);
        String line = new String(stored(janes), ISO_8859_1);
        put(janes, (header + line.substring(line.indexOf('\n'))).getBytes(ISO_8859_1));

        assertThat(queue.claim(10, SELF_HEALING, Duration.ZERO))
                .extracting(claim -> claim.event().id())
                .contains(johns.id());
    }

    /** The header line, which says whose the event is, stays. */
    private static void exchangeBodies(QueuedEvent one, QueuedEvent other) {
        byte[] first = stored(one);
        byte[] second = stored(other);
        put(one, joined(first, second));
        put(other, joined(second, first));
    }

    private static byte[] joined(byte[] header, byte[] body) {
        String head = new String(header, ISO_8859_1);
        String tail = new String(body, ISO_8859_1);
        return (head.substring(0, head.indexOf('\n')) + tail.substring(tail.indexOf('\n'))).getBytes(ISO_8859_1);
    }

    private static byte[] stored(QueuedEvent event) {
        return redis.ask(server -> server.hget(EVENTS, StoredEvent.bytesOf(event.id())));
    }

    private static void put(QueuedEvent event, byte[] bytes) {
        redis.ask(server -> server.hset(EVENTS, StoredEvent.bytesOf(event.id()), bytes));
    }

    @Test
    void flushedScriptsAreLoadedAgain() {
        QueueTrial.enqueue(queue, event(JANE, "one"), event(JANE, "two"));
        redis.ask(RedisCommands::scriptFlush);
        Claim one = QueueTrial.take(queue);
        redis.ask(RedisCommands::scriptFlush);

        assertThat(QueueTrial.done(queue, one)).isTrue();

        redis.ask(RedisCommands::scriptFlush);
        QueueTrial.enqueue(queue, event(JANE, "three"));
        assertThat(QueueTrial.drain(queue)).containsExactly("two", "three");
    }

    @Test
    void flushedRedisIsUsedAgainAtOnce() {
        QueueTrial.enqueue(queue, event(JANE, "lost"), event(JANE, "lost too"));
        Claim lost = QueueTrial.take(queue);
        redis.ask(RedisCommands::flushall);

        QueueTrial.enqueue(queue, event(JANE, "lost"), event(JOHN, "new"));

        assertThat(QueueTrial.done(queue, lost)).isFalse();
        assertThat(QueueTrial.drain(queue)).containsExactlyInAnyOrder("lost", "new");
    }

    @Test
    void demotedPrimaryRefusesAndIsUsedAgainWhenPromoted() {
        redis.ask(server -> server.replicaof("127.0.0.1", 1));
        refuses(event(JANE, "refused"));

        redis.ask(RedisCommands::replicaofNoOne);

        await().atMost(SELF_HEALING)
                .ignoreExceptions()
                .until(() -> queue.enqueue(List.of(event(JANE, "taken")))
                                .toCompletableFuture()
                                .get()
                        != null);
        assertThat(QueueTrial.drain(queue)).containsExactly("taken");
    }

    @Test
    void foreignValueUnderOneOfOurKeysIsAFailureOfTheStore() {
        byte[] events = (TestRedis.PREFIX + "events").getBytes(US_ASCII);
        redis.ask(server -> server.set(events, events));

        refuses(event(JANE, "refused"));

        redis.ask(server -> server.del(events));
        QueueTrial.enqueue(queue, event(JANE, "refused"));
        assertThat(QueueTrial.drain(queue)).containsExactly("refused");
    }

    @Test
    void fullMemoryRefusesNewEventsAndLetsOldOnesGo() {
        QueueTrial.enqueue(queue, event(JANE, "one"), event(JANE, "two"));
        redis.ask(server -> server.configSet("maxmemory", "1"));

        refuses(event(JANE, "refused"), event(JOHN, "refused"));

        assertThat(QueueTrial.drain(queue)).containsExactly("one", "two");
        redis.ask(server -> server.configSet("maxmemory", "0"));
        QueueTrial.enqueue(queue, event(JANE, "three"));
        assertThat(QueueTrial.drain(queue)).containsExactly("three");
    }

    private void refuses(QueuedEvent... events) {
        assertThat(queue.enqueue(List.of(events)))
                .failsWithin(1, SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(StorageUnavailable.class);
    }
}
