package com.clariva.connect.app.forward;

import static com.clariva.connect.app.forward.Events.HEADER;
import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.event.Attachment;
import com.clariva.connect.core.event.CommentContent;
import com.clariva.connect.core.event.CommentedMedia;
import com.clariva.connect.core.event.ConversationEvent;
import com.clariva.connect.core.event.EventHeader;
import com.clariva.connect.core.event.EventKind;
import com.clariva.connect.core.event.InstagramEvent;
import com.clariva.connect.core.event.MessageContent;
import com.clariva.connect.core.event.MessageEvent;
import com.clariva.connect.core.event.PublicEvent;
import com.clariva.connect.core.event.ReferralSource;
import com.clariva.connect.core.event.ReplyTo;
import com.clariva.connect.core.event.RoutingEvent;
import com.clariva.connect.core.event.Text;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The form of every kind is a promise to other programs: these lines do not change. */
class EventJsonTest {
    private static final ReferralSource AD =
            new ReferralSource(text("spring"), text("ADS"), Optional.of("ad-1"), text("Spring"));
    private static final MessageContent CONTENT = new MessageContent(
            text("hello"),
            List.of(new Attachment("image", Optional.of("media-1"), text("https://cdn.test/1"), text("A picture"))),
            text("YES"),
            Optional.of(new ReplyTo(Optional.of("mid-0"), Optional.of("story-1"), text("https://cdn.test/2"))),
            Optional.of(AD));
    private static final CommentContent COMMENT = new CommentContent(
            "comment-1",
            text("nice"),
            text("patient"),
            new CommentedMedia(
                    Optional.of("media-1"),
                    Optional.of("AD"),
                    Optional.of("ad-1"),
                    text("Spring"),
                    Optional.of("media-0")),
            Optional.of("comment-0"));
    private static final String AD_JSON =
            "{\"ref\":\"spring\",\"source\":\"ADS\",\"adId\":\"ad-1\",\"adTitle\":\"Spring\"}";
    private static final String CONTENT_JSON = "\"text\":\"hello\",\"attachments\":[{\"type\":\"image\","
            + "\"mediaId\":\"media-1\",\"url\":\"https://cdn.test/1\",\"title\":\"A picture\"}],\"quickReply\":\"YES\","
            + "\"replyTo\":{\"mid\":\"mid-0\",\"storyId\":\"story-1\",\"storyUrl\":\"https://cdn.test/2\"},"
            + "\"referral\":" + AD_JSON;
    private static final String COMMENT_JSON = "\"commentId\":\"comment-1\",\"text\":\"nice\","
            + "\"username\":\"patient\",\"mediaId\":\"media-1\",\"mediaProductType\":\"AD\",\"adId\":\"ad-1\",\"adTitle\":\"Spring\","
            + "\"originalMediaId\":\"media-0\",\"parentId\":\"comment-0\",\"own\":";

    static Stream<Arguments> everyKind() {
        InstagramEvent seen = new ConversationEvent.Seen(HEADER, "mid-1");
        return Stream.of(
                kind(new MessageEvent.Message(HEADER, "mid-1", CONTENT), "\"mid\":\"mid-1\"," + CONTENT_JSON),
                kind(
                        new MessageEvent.MessageEdited(HEADER, "mid-1", text("hallo"), 2),
                        "\"mid\":\"mid-1\",\"text\":\"hallo\",\"edits\":2"),
                kind(new MessageEvent.MessageDeleted(HEADER, "mid-1", false), "\"mid\":\"mid-1\",\"own\":false"),
                kind(
                        new MessageEvent.Echo(HEADER, "mid-1", CONTENT, false),
                        "\"mid\":\"mid-1\"," + CONTENT_JSON + ",\"self\":false"),
                kind(
                        new ConversationEvent.Reaction(HEADER, "mid-1", true, text("❤")),
                        "\"mid\":\"mid-1\",\"added\":true,\"emoji\":\"❤\""),
                kind(seen, "\"mid\":\"mid-1\""),
                kind(
                        new ConversationEvent.Delivered(HEADER, List.of("mid-1", "mid-2")),
                        "\"mids\":[\"mid-1\",\"mid-2\"]"),
                kind(
                        new ConversationEvent.Postback(
                                HEADER, Optional.of("mid-1"), new Text("Hours"), text("H"), false),
                        "\"mid\":\"mid-1\",\"title\":\"Hours\",\"payload\":\"H\",\"self\":false"),
                kind(new ConversationEvent.Referral(HEADER, AD), "\"referral\":" + AD_JSON),
                kind(new PublicEvent.Comment(HEADER, COMMENT, false), COMMENT_JSON + "false"),
                kind(new PublicEvent.LiveComment(HEADER, COMMENT, true), COMMENT_JSON + "true"),
                kind(
                        new PublicEvent.Mention(HEADER, "media-1", Optional.of("comment-1")),
                        "\"mediaId\":\"media-1\",\"commentId\":\"comment-1\""),
                kind(
                        new RoutingEvent.Standby(seen),
                        "\"event\":{\"kind\":\"seen\",\"occurredAt\":\"" + Events.OCCURRED + "\",\"mid\":\"mid-1\"}"),
                kind(
                        new RoutingEvent.Handover(HEADER, "pass_thread_control", Optional.of("1"), Optional.of("2")),
                        "\"act\":\"pass_thread_control\",\"previousOwner\":\"1\",\"newOwner\":\"2\""),
                kind(new RoutingEvent.Test(HEADER, "messages"), "\"field\":\"messages\""),
                kind(
                        new RoutingEvent.Unrecognized(HEADER, "novelty", new Text("{\"a\":1}")),
                        "\"field\":\"novelty\",\"json\":\"{\\\"a\\\":1}\""));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void formOfAKindDoesNotChange(InstagramEvent event, String fields) {
        assertThat(EventJson.of(event))
                .hasToString("{\"kind\":\"" + event.kind().label() + "\",\"occurredAt\":\"2026-09-01T11:59:58.500Z\","
                        + fields + "}");
    }

    @Test
    void noKindIsForgotten() {
        assertThat(everyKind().map(arguments -> ((InstagramEvent) arguments.get()[0]).kind()))
                .containsExactlyInAnyOrder(EventKind.values());
    }

    @Test
    void whatIsAbsentIsNull() {
        EventHeader timeless = new EventHeader(ADAS_PRACTICE, Optional.empty(), Instant.EPOCH);

        assertThat(EventJson.of(new MessageEvent.Message(timeless, "mid-1", MessageContent.NONE)))
                .hasToString("{\"kind\":\"message\",\"occurredAt\":null,\"mid\":\"mid-1\",\"text\":null,"
                        + "\"attachments\":[],\"quickReply\":null,\"replyTo\":null,\"referral\":null}");
    }

    private static Arguments kind(InstagramEvent event, String fields) {
        return Arguments.of(event, fields);
    }

    private static Optional<Text> text(String text) {
        return Optional.of(new Text(text));
    }
}
