package com.clariva.connect.app.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.Refusal;
import com.clariva.connect.core.event.Attachment;
import com.clariva.connect.core.event.ConversationEvent;
import com.clariva.connect.core.event.InstagramEvent;
import com.clariva.connect.core.event.MessageContent;
import com.clariva.connect.core.event.MessageEvent;
import com.clariva.connect.core.event.Text;
import com.clariva.connect.core.handling.EventHandler;
import com.clariva.connect.core.handling.PostponedException;
import com.clariva.connect.core.handling.ResolvedEvent;
import com.clariva.connect.core.message.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AutoReplyTest {
    private static final Content WELCOME = Content.text("Welcome");

    private final List<ResolvedEvent> handedOn = new ArrayList<>();
    private final EventHandler autoReply = new AutoReply("Welcome", handedOn::add);

    @Test
    void firstMessageOfAConversationIsAnsweredAndNoOther() throws Exception {
        Events.Answered first = Events.answerable("hello");
        Events.Answered second =
                first.then(new MessageEvent.Message(Events.HEADER, "mid-2", MessageContent.text("are you there?")));

        autoReply.handle(first.event());
        autoReply.handle(first.event());
        autoReply.handle(second.event());

        assertThat(first.contents()).containsExactly(WELCOME);
        assertThat(handedOn).hasSize(3);
    }

    @Test
    void whatIsNoMessageIsNotAnswered() throws Exception {
        Events.Answered echo = Events.answerable("hello")
                .then(new MessageEvent.Echo(Events.HEADER, "mid-2", MessageContent.text("Hello"), false));
        Events.Answered seen = echo.then(new ConversationEvent.Seen(Events.HEADER, "mid-2"));

        autoReply.handle(echo.event());
        autoReply.handle(seen.event());

        assertThat(echo.contents()).isEmpty();
        assertThat(handedOn).hasSize(2);
    }

    static Stream<InstagramEvent> written() {
        Stream<MessageContent> media = Stream.of("image", "video", "audio", "file", "ig_post", "share", "ig_reel")
                .map(AutoReplyTest::attached);
        MessageContent quickReply = new MessageContent(
                Optional.empty(), List.of(), Optional.of(new Text("YES")), Optional.empty(), Optional.empty());
        return Stream.concat(
                Stream.concat(media, Stream.of(quickReply))
                        .map(content -> new MessageEvent.Message(Events.HEADER, "mid-first", content)),
                Stream.of(new ConversationEvent.Postback(
                        Events.HEADER, Optional.of("mid-first"), new Text("Start"), Optional.empty(), false)));
    }

    @ParameterizedTest
    @MethodSource("written")
    void whatAPersonWritesIsAnswered(InstagramEvent first) throws Exception {
        Events.Answered event = Events.answerable("hello").then(first);

        autoReply.handle(event.event());

        assertThat(event.contents()).containsExactly(WELCOME);
    }

    static Stream<InstagramEvent> notWritten() {
        Stream<InstagramEvent> messages = Stream.of(
                        "story_mention",
                        "unsupported_type",
                        "ephemeral",
                        "like_heart",
                        "ig_story",
                        "template",
                        "new_type")
                .map(type -> new MessageEvent.Message(Events.HEADER, "mid-first", attached(type)));
        return Stream.concat(
                messages,
                Stream.of(
                        new MessageEvent.Message(Events.HEADER, "mid-first", MessageContent.NONE),
                        new ConversationEvent.Reaction(Events.HEADER, "mid-first", true, Optional.empty()),
                        new ConversationEvent.Seen(Events.HEADER, "mid-first"),
                        new ConversationEvent.Postback(
                                Events.HEADER, Optional.empty(), new Text("Start"), Optional.empty(), true)));
    }

    @ParameterizedTest
    @MethodSource("notWritten")
    void whatNobodyWroteIsNotAnsweredAndTheFirstWordsAfterItAre(InstagramEvent first) throws Exception {
        Events.Answered event = Events.answerable("hello").then(first);
        Events.Answered words = event.then(
                new MessageEvent.Message(Events.HEADER, "mid-words", MessageContent.text("Do you have time?")));

        autoReply.handle(event.event());
        assertThat(event.contents()).isEmpty();
        autoReply.handle(words.event());

        assertThat(words.contents()).containsExactly(WELCOME);
    }

    private static MessageContent attached(String type) {
        return new MessageContent(
                Optional.empty(),
                List.of(new Attachment(type, Optional.empty(), Optional.empty(), Optional.empty())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void refusedAnswerKeepsNoEventFromItsHandler() throws Exception {
        Events.Answered event = Events.answerable("hello");
        event.instagram().refuses(Refusal.RECIPIENT_GONE);

        autoReply.handle(event.event());

        assertThat(handedOn).hasSize(1);
    }

    @Test
    void storeThatIsAwayIsWaitedFor() {
        Events.Answered event = Events.answerable("hello");
        ResolvedEvent resolved = event.event();
        event.storage().outage().begin();

        assertThatThrownBy(() -> autoReply.handle(resolved)).isInstanceOf(PostponedException.class);
        assertThat(handedOn).isEmpty();
    }
}
