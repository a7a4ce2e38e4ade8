package com.clariva.connect.adapters.persistence;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.NOON;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static com.clariva.connect.testkit.Cast.message;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.deadletter.DeadLetter;
import com.clariva.connect.core.deadletter.DeadLetterReason;
import com.clariva.connect.core.event.Text;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.reply.Reply;
import com.clariva.connect.core.reply.ReplyId;
import com.clariva.connect.core.reply.Turn;
import com.clariva.connect.core.secret.Purpose;
import com.clariva.connect.core.secret.Sealing;
import com.clariva.connect.testkit.ReversibleSealing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody who may write to the database moves sealed bytes from one row to another. Tokens are in the tokens' test. */
class MovedValuesIT {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final QueuedEvent JANES = message(ADAS_PRACTICE, "from Jane", NOON);
    private static final QueuedEvent JOHNS = message(BORIS_PRACTICE, "from John", NOON);

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Test
    void bodyOfAnotherDeadLetterDoesNotOpenAndIsNotReplayed() {
        PostgresqlStorage storage = DATABASE.storage();
        List.of(JANES, JOHNS)
                .forEach(event -> storage.deadLetters()
                        .add(new DeadLetter(event, DeadLetterReason.HANDLER_FAILED, "error", 4, NOON)));

        execute("update dead_letter set body = (select body from dead_letter where event_id = '" + JANES.id() + "')");

        assertThatThrownBy(() -> storage.deadLetters().beginReplay(JOHNS.id()))
                .isInstanceOf(ConnectException.SealBroken.class);
        assertThat(storage.deadLetters()
                        .find(JOHNS.id())
                        .map(letter -> letter.replays().count()))
                .contains(0);
        assertThat(storage.deadLetters().beginReplay(JANES.id())).isPresent();
    }

    @Test
    void bodyOfAnotherQueuedEventIsReleasedAndNotCountedAsAnAttempt() throws Exception {
        try (PostgresqlQueue queue =
                PostgresqlQueue.on(DATABASE.dataSource(), DATABASE.storage().sealing(), QueueLimits.usual())) {
            queue.enqueue(List.of(JANES, JOHNS)).toCompletableFuture().get(20, TimeUnit.SECONDS);
            exchangeBodies();

            assertThat(queue.claim(10, LEASE, Duration.ZERO)).isEmpty();

            exchangeBodies();
            execute("update queue_conversation set wake_at = wake_at - interval '61 seconds'");
            List<Claim> claims = queue.claim(10, LEASE, Duration.ofSeconds(20));
            assertThat(claims).hasSize(2).extracting(Claim::attempt).containsOnly(1);
            assertThat(claims.stream().map(claim -> new String(claim.event().body(), UTF_8)))
                    .containsExactlyInAnyOrder(new String(JANES.body(), UTF_8), new String(JOHNS.body(), UTF_8));
        }
    }

    /** A column of another purpose is another row: what was sealed as a dead letter is no reply. */
    @Test
    void bytesOfAnotherColumnDoNotOpen() {
        Sealing sealing = ReversibleSealing.withKeys("old");
        DATABASE.jdbi()
                .useHandle(handle -> handle.createUpdate(
                                "insert into reply (reply_id, account, person, text) values ('one', 'a', 'p', :text)")
                        .bind("text", sealing.seal(Purpose.EVENT, "one", new byte[1]))
                        .execute());
        PostgresqlSealedStore replies = new PostgresqlSealedStore(
                new QueueTransactions(DATABASE.dataSource()),
                ReversibleSealing.withKeys("new", "old"),
                SealedColumn.REPLIES);

        assertThat(replies.reseal(Optional.empty(), 10).unopened()).isEqualTo(1);
    }

    @Test
    void replyMovedToAnotherAccountOrPersonIsNotSent() {
        PostgresqlStorage storage = DATABASE.storage();
        Instant now = DATABASE.now();
        Content words = new Content.Words(new Text("Hello"));
        Reply reply = new Reply(
                new ReplyId("0123456789abcdef0123456789abcdef:1"), ADAS_PRACTICE, PATIENT, words, Optional.empty());
        storage.replies().begin(reply, List.of(words), now, Duration.ZERO);

        execute("update reply set account = '" + BORIS_PRACTICE.value() + "', leased_until = null");
        assertThatThrownBy(() -> storage.outbox().claimDue(now, LEASE)).isInstanceOf(ConnectException.SealBroken.class);

        execute("update reply set account = '" + ADAS_PRACTICE.value() + "', person = '999', leased_until = null");
        assertThatThrownBy(() -> storage.outbox().claimDue(now, LEASE)).isInstanceOf(ConnectException.SealBroken.class);

        execute("update reply set person = '" + PATIENT.value() + "', leased_until = null");
        assertThat(storage.outbox().claimDue(now, LEASE).map(Turn::reply)).contains(reply);
    }

    private static void exchangeBodies() {
        execute("update queue_event one set body = other.body from queue_event other"
                + " where one.event_id <> other.event_id");
    }

    private static void execute(String sql) {
        DATABASE.jdbi().useHandle(handle -> handle.execute(sql));
    }
}
