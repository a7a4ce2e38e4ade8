package com.clariva.connect.testkit;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.QueueTrial.await;
import static com.clariva.connect.testkit.QueueTrial.conversation;
import static com.clariva.connect.testkit.QueueTrial.done;
import static com.clariva.connect.testkit.QueueTrial.enqueue;
import static com.clariva.connect.testkit.QueueTrial.event;
import static com.clariva.connect.testkit.QueueTrial.settle;
import static com.clariva.connect.testkit.QueueTrial.take;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.EventQueue;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.queue.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Claims go round over the accounts, and within an account over its conversations. */
interface FairnessPromises extends QueueTrial {

    @Test
    default void backlogOfOneAccountDelaysAnotherByNoMoreThanOneRound() {
        backlog(queue(), ADAS_PRACTICE, 5, 200);
        ConversationKey boris = conversation(BORIS_PRACTICE, 1);
        enqueue(queue(), event(boris, "hello"));

        List<InstagramId> twoTurns = accountsOfNext(queue(), 2);

        assertThat(twoTurns).contains(BORIS_PRACTICE);
    }

    @Test
    default void hundredThousandEventsOfOneAccountDelayAnotherByNoMoreThanOneRound() {
        for (int call = 0; call < 100; call++) {
            backlog(queue(), ADAS_PRACTICE, call * 50, 50, 20);
        }
        enqueue(queue(), event(conversation(BORIS_PRACTICE, 1), "hello"));

        List<InstagramId> twoTurns = accountsOfNext(queue(), 2);

        assertThat(twoTurns).contains(BORIS_PRACTICE);
    }

    @Test
    default void newcomerComesWithinOneRoundAfterManyTurns() {
        backlog(queue(), ADAS_PRACTICE, 5, 200);
        accountsOfNext(queue(), 23);
        enqueue(queue(), event(conversation(BORIS_PRACTICE, 1), "hello"));

        List<InstagramId> twoTurns = accountsOfNext(queue(), 2);

        assertThat(twoTurns).contains(BORIS_PRACTICE);
    }

    @Test
    default void newcomerIsAmongTheNextBatch() {
        backlog(queue(), ADAS_PRACTICE, 30, 10);
        enqueue(queue(), event(conversation(BORIS_PRACTICE, 1), "hello"));

        List<Claim> batch = queue().claim(2, LONG, PATIENCE);

        assertThat(batch).extracting(FairnessPromises::account).contains(BORIS_PRACTICE);
    }

    @Test
    default void accountsWithBacklogsTakeTurns() {
        backlog(queue(), ADAS_PRACTICE, 4, 10);
        backlog(queue(), BORIS_PRACTICE, 1, 40);

        List<InstagramId> turns = accountsOfNext(queue(), 40);

        assertThat(turns.stream().filter(BORIS_PRACTICE::equals).count()).isBetween(18L, 22L);
    }

    @Test
    default void conversationsOfAnAccountTakeTurns() {
        backlog(queue(), ADAS_PRACTICE, 4, 10);

        List<ConversationKey> turns = IntStream.range(0, 8)
                .mapToObj(turn -> doneNext(queue()).event().conversation())
                .toList();

        assertThat(turns.subList(0, 4)).doesNotHaveDuplicates();
        assertThat(turns.subList(4, 8)).doesNotHaveDuplicates();
    }

    @Test
    default void conversationsThatComeBackTogetherTakeTurnsWithOthers() {
        backlog(queue(), ADAS_PRACTICE, 20, 1);
        for (Claim claim : queue().claim(20, LONG, PATIENCE)) {
            settle(queue(), claim, new Verdict.Park());
        }
        backlog(queue(), BORIS_PRACTICE, 4, 10);
        accountsOfNext(queue(), 10);
        assertThat(queue().unpark(ADAS_PRACTICE)).isEqualTo(20);

        List<InstagramId> turns = accountsOfNext(queue(), 10);

        assertThat(turns.stream().filter(BORIS_PRACTICE::equals).count()).isBetween(4L, 6L);
    }

    @Test
    default void conversationsWhoseDelayEndsTogetherTakeTurnsWithOthers() {
        backlog(queue(), ADAS_PRACTICE, 20, 1);
        for (Claim claim : queue().claim(20, LONG, PATIENCE)) {
            settle(queue(), claim, new Verdict.Release(SHORT));
        }
        backlog(queue(), BORIS_PRACTICE, 4, 10);
        letPass(SHORT.plus(Duration.ofMillis(100)));

        List<InstagramId> turns = accountsOfNext(queue(), 10);

        assertThat(turns.stream().filter(BORIS_PRACTICE::equals).count()).isBetween(4L, 6L);
    }

    private static void backlog(EventQueue queue, InstagramId account, int people, int each) {
        backlog(queue, account, 0, people, each);
    }

    private static void backlog(EventQueue queue, InstagramId account, int first, int people, int each) {
        await(queue.enqueue(IntStream.range(first, first + people)
                .boxed()
                .flatMap(person -> lines(conversation(account, person), each))
                .toList()));
    }

    private static Stream<QueuedEvent> lines(ConversationKey conversation, int count) {
        return IntStream.range(0, count).mapToObj(line -> event(conversation, "line " + line));
    }

    private static List<InstagramId> accountsOfNext(EventQueue queue, int turns) {
        return IntStream.range(0, turns)
                .mapToObj(turn -> account(doneNext(queue)))
                .toList();
    }

    private static Claim doneNext(EventQueue queue) {
        Claim claim = take(queue);
        assertThat(done(queue, claim)).isTrue();
        return claim;
    }

    private static InstagramId account(Claim claim) {
        return claim.event().conversation().account();
    }
}
