package com.clariva.connect.testkit;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.reply.Replies;
import com.clariva.connect.core.reply.Reply;
import com.clariva.connect.core.reply.ReplyId;
import com.clariva.connect.core.reply.ReplyRefusal;
import com.clariva.connect.core.reply.ReplyState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What all {@link Replies} promise. */
public abstract class RepliesContract {
    private static final int CALLERS = 64;
    private static final ReplyId ID = new ReplyId("0123456789abcdef0123456789abcdef:1");
    private static final ReplyState UNKNOWN = new ReplyState.Unknown(false);
    private static final ReplyState SENT = new ReplyState.Sent("aWdfZAG1faXRlbToxOklHTWVz");

    private Replies replies;

    /** Replies, none of them begun. */
    protected abstract Replies noReplies();

    /** Replies whose store gives no answer. */
    protected abstract Replies unreachable();

    /** Everything in the store, as whoever reads it sees it. */
    protected abstract String everythingStored();

    @BeforeEach
    void openReplies() {
        replies = noReplies();
    }

    @Test
    void replyIsNewOnce() {
        assertThat(replies.begin(reply(ID, "hello"))).isEmpty();
        assertThat(replies.begin(reply(ID, "hello"))).contains(UNKNOWN);
    }

    @Test
    void anotherReplyIsNewToo() {
        replies.begin(reply(ID, "hello"));

        assertThat(replies.begin(reply(new ReplyId("another"), "hello"))).isEmpty();
    }

    @RepeatedTest(5)
    void ofManyCallersWithOneReplyOneIsToldThatItIsNew() {
        List<Optional<ReplyState>> answers =
                Callers.atOnce(CALLERS, caller -> replies.begin(reply(ID, "text of caller " + caller)));

        assertThat(answers).filteredOn(Optional::isEmpty).hasSize(1);
        assertThat(answers).filteredOn(Optional::isPresent).allMatch(Optional.of(UNKNOWN)::equals);
    }

    @Test
    void sentReplyStaysSentWhateverItsTextIsNow() {
        replies.begin(reply(ID, "hello"));

        replies.settle(ID, SENT);

        assertThat(replies.begin(reply(ID, "another text"))).contains(SENT);
    }

    @ParameterizedTest
    @EnumSource
    void refusedReplyKeepsItsReason(ReplyRefusal refusal) {
        replies.begin(reply(ID, "hello"));

        replies.settle(ID, new ReplyState.Refused(refusal));

        assertThat(replies.begin(reply(ID, "hello"))).contains(new ReplyState.Refused(refusal));
    }

    @Test
    void replySettledAsUnknownIsUnknown() {
        replies.begin(reply(ID, "hello"));

        replies.settle(ID, UNKNOWN);

        assertThat(replies.begin(reply(ID, "hello"))).contains(UNKNOWN);
    }

    @Test
    void certainEndingIsFinal() {
        replies.begin(reply(ID, "hello"));
        replies.settle(ID, SENT);

        replies.settle(ID, UNKNOWN);
        replies.settle(ID, new ReplyState.Refused(ReplyRefusal.TEMPORARY));

        assertThat(replies.begin(reply(ID, "hello"))).contains(SENT);
    }

    @Test
    void lastReplyIsTheLastThatWasSent() {
        replies.begin(reply(ID, "hello"));
        replies.settle(ID, new ReplyState.Refused(ReplyRefusal.WINDOW_CLOSED));
        assertThat(replies.lastSentAt(ADAS_PRACTICE)).isEmpty();
        ReplyId another = new ReplyId("another");
        replies.begin(reply(another, "hello"));
        assertThat(replies.lastSentAt(ADAS_PRACTICE)).isEmpty();

        replies.settle(another, SENT);

        assertThat(replies.lastSentAt(ADAS_PRACTICE)).isPresent();
        assertThat(replies.lastSentAt(BORIS_PRACTICE)).isEmpty();
    }

    @Test
    void textIsNotReadableInTheStore() {
        replies.begin(reply(ID, "canary: take two a day"));

        Canary.assertNotReadable("canary: take two a day", everythingStored());
    }

    @Test
    void storeThatIsAwaySaysSo() {
        Replies away = unreachable();

        assertThatThrownBy(() -> away.begin(reply(ID, "hello")))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.settle(ID, SENT)).isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.lastSentAt(ADAS_PRACTICE))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
    }

    private static Reply reply(ReplyId id, String text) {
        return new Reply(id, ADAS_PRACTICE, PATIENT, Content.text(text));
    }
}
