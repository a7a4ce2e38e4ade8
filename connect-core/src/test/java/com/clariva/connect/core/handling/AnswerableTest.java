package com.clariva.connect.core.handling;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.NOON;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static com.clariva.connect.testkit.Cast.connecting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.event.CommentContent;
import com.clariva.connect.core.event.CommentedMedia;
import com.clariva.connect.core.event.ConversationEvent;
import com.clariva.connect.core.event.EventHeader;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.InstagramEvent;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.event.MessageContent;
import com.clariva.connect.core.event.MessageEvent;
import com.clariva.connect.core.event.PublicEvent;
import com.clariva.connect.core.event.RoutingEvent;
import com.clariva.connect.core.event.Text;
import com.clariva.connect.core.message.Act;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.reply.ReplyRefusal;
import com.clariva.connect.core.reply.ReplyState;
import com.clariva.connect.core.sending.ActOutcome;
import com.clariva.connect.testkit.InMemoryStorage;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.ScriptedDirectMessages;
import com.clariva.connect.testkit.Talking;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a handler may answer, and what it only sees. */
class AnswerableTest {
    private static final EventHeader HEADER = new EventHeader(ADAS_PRACTICE, Optional.of(PATIENT), NOON);
    private static final MessageContent HELLO = MessageContent.text("hello");

    private final ManualClock clock = new ManualClock();
    private final InMemoryStorage storage = new InMemoryStorage(clock);
    private final ScriptedDirectMessages directMessages = new ScriptedDirectMessages(clock);

    static Stream<InstagramEvent> own() {
        EventHeader toItself = header(Optional.of(ADAS_PRACTICE));
        CommentContent comment = new CommentContent(
                "1789",
                Optional.of(new Text("thank you")),
                Optional.empty(),
                CommentedMedia.of("media-1", "FEED"),
                Optional.empty());
        return Stream.of(
                new MessageEvent.Echo(HEADER, "mid", HELLO, false),
                new MessageEvent.Echo(HEADER, "mid", HELLO, true),
                new RoutingEvent.Standby(new MessageEvent.Echo(HEADER, "mid", HELLO, false)),
                new MessageEvent.Message(toItself, "mid", HELLO),
                new ConversationEvent.Postback(HEADER, Optional.of("mid"), new Text("title"), Optional.empty(), true),
                new PublicEvent.Comment(HEADER, comment, true),
                new PublicEvent.LiveComment(HEADER, comment, true),
                new PublicEvent.Mention(header(Optional.empty()), "media-1", Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("own")
    void whatTheAccountItselfDidIsSeenAndNotAnswered(InstagramEvent event) {
        ResolvedEvent resolved = resolved(event);

        assertThat(resolved.answerable()).isEmpty();
        assertThat(resolved.reply("thank you")).isEqualTo(new ReplyState.Refused(ReplyRefusal.NOT_ANSWERABLE));
        assertThat(resolved.typing(true)).isEqualTo(new ActOutcome.Refused(ReplyRefusal.NOT_ANSWERABLE));
        assertThat(resolved.react("\u2764")).isEqualTo(new ActOutcome.Refused(ReplyRefusal.NOT_ANSWERABLE));
        assertThat(directMessages.sends()).isZero();
        assertThat(directMessages.acts()).isEmpty();
    }

    @Test
    void messageOfAPersonIsAnswered() {
        ResolvedEvent resolved = resolved(new MessageEvent.Message(HEADER, "mid", HELLO));

        assertThat(resolved.answerable()).contains(PATIENT);
        assertThat(resolved.reply("thank you")).isEqualTo(new ReplyState.Sent("mid-1"));
        assertThat(resolved.reply("thank you")).isEqualTo(new ReplyState.Sent("mid-2"));
    }

    @Test
    void messageOfAPersonIsSeenAnsweredByTypingAndReactedTo() {
        ResolvedEvent resolved = resolved(new MessageEvent.Message(HEADER, "mid", HELLO));

        assertThat(List.of(
                        resolved.markSeen(),
                        resolved.typing(true),
                        resolved.typing(false),
                        resolved.react("\u2764\ufe0f"),
                        resolved.unreact()))
                .containsOnly(new ActOutcome.Done());
        assertThat(directMessages.acts())
                .containsExactly(
                        new Act.MarkSeen(),
                        new Act.Typing(true),
                        new Act.Typing(false),
                        new Act.React("mid", Optional.of(new Text("\u2764\ufe0f"))),
                        new Act.React("mid", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101})
    void nameOfAReplyThatIsMadeOnceHasOneToAHundredCharacters(int length) {
        ResolvedEvent resolved = resolved(new MessageEvent.Message(HEADER, "mid", HELLO));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> resolved.replyOnce("n".repeat(length), Content.text("thank you")));
        assertThat(directMessages.sends()).isZero();
    }

    @Test
    void whatIsNoMessageIsNotReactedTo() {
        ResolvedEvent seen = resolved(new ConversationEvent.Seen(HEADER, "mid"));

        assertThat(seen.react("\u2764")).isEqualTo(new ActOutcome.Refused(ReplyRefusal.NOT_ANSWERABLE));
        assertThat(directMessages.acts()).isEmpty();
    }

    @Test
    void handlerThatIsCalledAgainGetsWhatBecameOfTheSameReplies() {
        MessageEvent.Message message = new MessageEvent.Message(HEADER, "mid", HELLO);
        ReplyState first = resolved(message).reply("thank you");

        ResolvedEvent again = resolved(message);

        assertThat(again.reply("thank you very much")).isEqualTo(first);
        assertThat(again.reply("and goodbye")).isEqualTo(new ReplyState.Sent("mid-2"));
        assertThat(directMessages.sends()).isEqualTo(2);
    }

    private ResolvedEvent resolved(InstagramEvent event) {
        storage.accounts().connect(connecting(DR_ADA, ADAS_PRACTICE, "token-ada"));
        ConnectedAccount account = storage.accounts().findByDoctor(DR_ADA).orElseThrow();
        Talk talk = new Talking(storage, directMessages, clock).talk();
        talk.hearConversation().hear(event, clock.instant());
        QueuedEvent queued = new QueuedEvent(
                EventId.of(event.key()), event.header().conversation(), event.kind(), NOON, new byte[0]);
        return new ResolvedEvent(new Claim(queued, 1, "lease"), event, account, talk.sendReply(), talk.sendAct());
    }

    private static EventHeader header(Optional<InstagramId> person) {
        return new EventHeader(ADAS_PRACTICE, person, NOON);
    }
}
