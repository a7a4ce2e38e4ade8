package com.clariva.connect.app.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.Refusal;
import com.clariva.connect.core.event.ConversationEvent;
import com.clariva.connect.core.event.MessageContent;
import com.clariva.connect.core.event.MessageEvent;
import com.clariva.connect.core.handling.EventHandler;
import com.clariva.connect.core.handling.PostponedException;
import com.clariva.connect.core.handling.ResolvedEvent;
import com.clariva.connect.core.message.Content;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

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
