package com.clariva.connect.core.sending;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.clariva.connect.core.House;
import com.clariva.connect.core.account.AccountHealth;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.event.Text;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.message.Content.Choice;
import com.clariva.connect.core.message.MediaType;
import com.clariva.connect.core.message.Tag;
import com.clariva.connect.core.reply.Reply;
import com.clariva.connect.core.reply.ReplyId;
import com.clariva.connect.core.reply.ReplyRefusal;
import com.clariva.connect.core.reply.ReplyState;
import com.clariva.connect.testkit.ScriptedDirectMessages.Taken;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is known before a call is spent. */
class RefusedBeforeACallTest {
    private static final ReplyId FIRST = new ReplyId("first");

    private final House house = new House();

    @BeforeEach
    void accountIsLinkedAndThePersonHasWritten() {
        house.link(DR_ADA, ADAS_PRACTICE);
        house.storage.conversations().heard(ADAS_PRACTICE, PATIENT, house.clock.instant());
    }

    static Stream<Arguments> badInput() {
        return Stream.of(
                arguments(Content.text(""), ReplyRefusal.BLANK_TEXT),
                arguments(Content.text(" \n\t"), ReplyRefusal.BLANK_TEXT),
                arguments(Content.text("x".repeat(1_000_000)), ReplyRefusal.TEXT_TOO_LONG),
                arguments(Content.text("half \ud83d of it"), ReplyRefusal.LONE_SURROGATE),
                arguments(Content.text("bell \u0007"), ReplyRefusal.CONTROL_CHARACTER),
                arguments(media("http://example.org/a.png"), ReplyRefusal.NOT_HTTPS),
                arguments(media("https://jane:secret@example.org/a.png"), ReplyRefusal.NOT_HTTPS),
                arguments(media("file:///etc/passwd"), ReplyRefusal.NOT_HTTPS),
                arguments(media("https:///a.png"), ReplyRefusal.NOT_HTTPS),
                arguments(media("not an address"), ReplyRefusal.NOT_HTTPS),
                arguments(quickReplies("When?", 0), ReplyRefusal.BAD_CHOICES),
                arguments(quickReplies("When?", 14), ReplyRefusal.BAD_CHOICES),
                arguments(quickReplies("When? ".repeat(200), 1), ReplyRefusal.TEXT_TOO_LONG));
    }

    @ParameterizedTest
    @MethodSource("badInput")
    void badInputSpendsNoCallAndIsNotRecorded(Content content, ReplyRefusal reason) {
        ReplyState state = send(content);

        assertThat(state).isEqualTo(new ReplyState.Refused(reason));
        assertThat(house.directMessages.taken()).isEmpty();
        assertThat(house.storage.replies().find(FIRST)).isEmpty();
    }

    @Test
    void accountDoesNotWriteToItself() {
        Reply toItself = new Reply(FIRST, ADAS_PRACTICE, ADAS_PRACTICE, Content.text("Yes"));

        assertThat(house.connect.sendReply().send(toItself))
                .isEqualTo(new ReplyState.Refused(ReplyRefusal.OWN_ACCOUNT));
        assertThat(house.directMessages.taken()).isEmpty();
    }

    @Test
    void personWhoNeverWroteIsNotWrittenTo() {
        Reply toAStranger = new Reply(FIRST, ADAS_PRACTICE, new InstagramId("4711"), Content.text("Yes"));

        assertThat(house.connect.sendReply().send(toAStranger))
                .isEqualTo(new ReplyState.Refused(ReplyRefusal.NEVER_WROTE));
        assertThat(house.directMessages.taken()).isEmpty();
    }

    @Test
    void windowIsOpenForADayAndNotAMomentLonger() {
        house.clock.advance(Duration.ofHours(24).minusMillis(1));
        assertThat(send("just in time")).isInstanceOf(ReplyState.Sent.class);
        house.clock.advance(Duration.ofMillis(1));

        assertThat(send(new ReplyId("second"), "too late"))
                .isEqualTo(new ReplyState.Refused(ReplyRefusal.WINDOW_CLOSED));
        assertThat(house.directMessages.taken()).hasSize(1);
    }

    @Test
    void windowOfAHumanIsOpenForSevenDaysUnderTheHumanTag() {
        assertThat(sendAsHuman("within a day")).isInstanceOf(ReplyState.Sent.class);
        house.clock.advance(Duration.ofDays(7).minusMillis(1));
        assertThat(sendAsHuman("within a week")).isInstanceOf(ReplyState.Sent.class);
        house.clock.advance(Duration.ofMillis(1));

        assertThat(sendAsHuman("too late")).isEqualTo(new ReplyState.Refused(ReplyRefusal.WINDOW_CLOSED));
        assertThat(house.directMessages.taken()).extracting(Taken::tag).containsExactly(Tag.NONE, Tag.HUMAN_AGENT);
    }

    @Test
    void sixthReplyInARowStopsTheConversationUntilThePersonWrites() {
        for (int number = 1; number <= 5; number++) {
            assertThat(send(new ReplyId("reply " + number), "Yes")).isInstanceOf(ReplyState.Sent.class);
        }

        assertThat(send(new ReplyId("reply 6"), "Yes")).isEqualTo(new ReplyState.Refused(ReplyRefusal.LOOP));
        assertThat(house.connect.checkConnection().check(DR_ADA).health().reasons())
                .containsExactly(AccountHealth.Reason.REPLY_LOOP);

        house.clock.advance(Duration.ofSeconds(1));
        house.storage.conversations().heard(ADAS_PRACTICE, PATIENT, house.clock.instant());
        assertThat(send(new ReplyId("reply 7"), "Yes")).isInstanceOf(ReplyState.Sent.class);
        assertThat(house.connect.checkConnection().check(DR_ADA).health().reasons())
                .isEmpty();
    }

    @Test
    void humansAreNotInALoop() {
        for (int number = 1; number <= 10; number++) {
            assertThat(sendAsHuman("Yes, " + number)).isInstanceOf(ReplyState.Sent.class);
        }
    }

    private static Content media(String url) {
        return new Content.Media(MediaType.IMAGE, new Text(url));
    }

    private static Content quickReplies(String text, int choices) {
        return new Content.QuickReplies(
                new Text(text), Collections.nCopies(choices, new Choice(new Text("Monday"), new Text("1"))));
    }

    private ReplyState send(String text) {
        return send(FIRST, text);
    }

    private ReplyState send(Content content) {
        return house.connect.sendReply().send(new Reply(FIRST, ADAS_PRACTICE, PATIENT, content));
    }

    private ReplyState send(ReplyId id, String text) {
        return house.connect.sendReply().send(new Reply(id, ADAS_PRACTICE, PATIENT, Content.text(text)));
    }

    private ReplyState sendAsHuman(String text) {
        ReplyId id = new ReplyId("human: " + text);
        return house.connect
                .sendReply()
                .send(new Reply(id, ADAS_PRACTICE, PATIENT, Content.text(text), Optional.of(new Text("Sister Mary"))));
    }
}
