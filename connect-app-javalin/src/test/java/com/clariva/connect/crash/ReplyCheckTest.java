package com.clariva.connect.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReplyCheckTest {
    private static final String JANE = "1/jane";

    @Test
    void sentRepliesThatArrivedOnceAreInOrder() {
        Tally tally = judge(List.of(reply("sent", 2, "m1", "m2")), arrived("m1", "one"), arrived("m2", "two"));

        assertThat(tally.get(ReplyCheck.TWICE)).isZero();
        assertThat(tally.get(ReplyCheck.UNTRUE)).isZero();
    }

    @Test
    void sameTextTwiceIsTwice() {
        Tally tally = judge(List.of(reply("sent", 1, "m1")), arrived("m1", "one"), arrived("m2", "one"));

        assertThat(tally.get(ReplyCheck.TWICE)).isEqualTo(1);
    }

    @Test
    void sentAndNotThereIsUntrue() {
        assertThat(untrue(List.of(reply("sent", 1, "m1")))).isEqualTo(1);
    }

    @Test
    void sentToAnotherPersonIsUntrue() {
        Tally tally = judge(List.of(reply("sent", 1, "m1")), new Arrived("m1", "1/ivan", "one"));

        assertThat(tally.get(ReplyCheck.UNTRUE)).isEqualTo(1);
    }

    @Test
    void refusedAndYetThereIsUntrue() {
        assertThat(untrue(List.of(reply("refused", 1)), arrived("m1", "one"))).isEqualTo(1);
    }

    @Test
    void unknownMayHaveArrivedOnceAndNoMore() {
        assertThat(untrue(List.of(reply("unknown", 1)))).isZero();
        assertThat(untrue(List.of(reply("unknown", 1)), arrived("m1", "one"))).isZero();
        assertThat(untrue(List.of(reply("unknown", 1)), arrived("m1", "one"), arrived("m2", "two")))
                .isEqualTo(1);
    }

    @Test
    void openReplyIsUntrue() {
        assertThat(untrue(List.of(reply("sending", 1)))).isEqualTo(1);
        assertThat(untrue(List.of(reply("queued", 1)))).isEqualTo(1);
    }

    @Test
    void messageOfTwoRepliesIsUntrue() {
        ReplyCheck check =
                new ReplyCheck(List.of(reply("sent", 1, "m1"), reply("sent", 1, "m1")), List.of(arrived("m1", "one")));

        assertThat(check.judge(2).get(ReplyCheck.UNTRUE)).isEqualTo(1);
    }

    @Test
    void missingReplyIsUntrue() {
        assertThat(new ReplyCheck(List.of(), List.of()).judge(1).get(ReplyCheck.UNTRUE))
                .isEqualTo(1);
    }

    private static long untrue(List<StoredReply> replies, Arrived... arrived) {
        return judge(replies, arrived).get(ReplyCheck.UNTRUE);
    }

    private static Tally judge(List<StoredReply> replies, Arrived... arrived) {
        return new ReplyCheck(replies, List.of(arrived)).judge(replies.size());
    }

    private static StoredReply reply(String state, int parts, String... messageIds) {
        return new StoredReply("id", JANE, state, parts, List.of(messageIds));
    }

    private static Arrived arrived(String mid, String text) {
        return new Arrived(mid, JANE, text);
    }
}
