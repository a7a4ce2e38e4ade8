package com.clariva.connect.adapters.instagram;

import static com.clariva.connect.adapters.instagram.Bodies.FROM_JANE;
import static com.clariva.connect.adapters.instagram.Bodies.messaging;
import static com.clariva.connect.adapters.instagram.Bodies.only;
import static com.clariva.connect.adapters.instagram.Expected.ADA;
import static com.clariva.connect.adapters.instagram.Expected.at;
import static com.clariva.connect.adapters.instagram.Expected.none;
import static com.clariva.connect.adapters.instagram.Expected.some;
import static com.clariva.connect.adapters.instagram.Expected.withNobody;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.event.Attachment;
import com.clariva.connect.core.event.ConversationEvent;
import com.clariva.connect.core.event.EventHeader;
import com.clariva.connect.core.event.InstagramEvent;
import com.clariva.connect.core.event.MessageContent;
import com.clariva.connect.core.event.MessageEvent;
import com.clariva.connect.core.event.Text;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Oddities of items that were seen, or written down somewhere, or are bound to come. */
class WebhookQuirksTest {

    @ParameterizedTest
    @CsvSource({
        "1795200000123, 2026-11-20T18:40:00.123Z",
        "'\"1795200000123\"', 2026-11-20T18:40:00.123Z",
        "1795200000, 2026-11-20T18:40:00Z",
        "'\"1527459824\"', 2018-05-27T22:23:44Z",
        "0, 1970-01-01T00:00:00Z",
        "-1, 1970-01-01T00:00:00Z",
        "1.5, 1970-01-01T00:00:00Z",
        "'\"yesterday\"', 1970-01-01T00:00:00Z",
        "null, 1970-01-01T00:00:00Z",
        "[1795200000123], 1970-01-01T00:00:00Z",
        "253402300800000, 1970-01-01T00:00:00Z",
        "99999999999999999999999999, 1970-01-01T00:00:00Z"
    })
    void timeIsReadInSecondsOrMillisecondsAsNumberOrText(String timestamp, Instant occurredAt) {
        InstagramEvent event = only(messaging("{\"sender\":{\"id\":\"1234567890123456\"},\"timestamp\":" + timestamp
                + ",\"message\":{\"mid\":\"m\"}}"));

        assertThat(event.header().occurredAt()).isEqualTo(occurredAt);
    }

    @Test
    void arrivedMessagesAreReadAsDelivered() {
        InstagramEvent event = only(
                messaging("{" + FROM_JANE + ",\"delivery\":{\"mids\":[\"m1\",\"m2\"],\"watermark\":1795200000000}}"));

        assertThat(event).isEqualTo(new ConversationEvent.Delivered(at(123), List.of("m1", "m2")));
        assertThat(event.key().value())
                .isEqualTo("delivered:17841400000000001:2:m1:2:m2@1234567890123456@1795200000123");
    }

    @Test
    void arrivalWithoutATimeHappenedAtItsWatermark() {
        InstagramEvent event = only(
                messaging("{\"sender\":{\"id\":\"1234567890123456\"},\"delivery\":{\"watermark\":1795200000123}}"));

        assertThat(event).isEqualTo(new ConversationEvent.Delivered(at(123), List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"read\":{\"watermark\":1795200000000}",
                "\"read\":{\"mid\":\"\"}",
                "\"message\":{\"text\":\"no mid\"}",
                "\"message\":\"no object\"",
                "\"message\":null",
                "\"message_edit\":{\"num_edit\":1}",
                "\"reaction\":{\"mid\":\"m\",\"action\":\"shrug\"}",
                "\"reaction\":{\"action\":\"react\"}",
                "\"optin\":{\"type\":\"notification_messages\"}",
                "\"account_linking\":{}"
            })
    void itemThatLacksWhatMakesItIsKeptWhole(String act) {
        String item = "{" + FROM_JANE + "," + act + "}";

        InstagramEvent event = only(messaging(item));

        String field = act.substring(1, act.indexOf('"', 1));
        assertThat(event).isEqualTo(Expected.unrecognized(at(123), field, item));
    }

    @Test
    void itemThatSaysNothingIsKeptToo() {
        assertThat(only(messaging("{}")))
                .isEqualTo(Expected.unrecognized(
                        new EventHeader(ADA, Optional.empty(), Instant.EPOCH), "messaging", "{}"));
    }

    @Test
    void messageWithoutASenderHasNobodyToAnswer() {
        InstagramEvent event =
                only(messaging("{\"timestamp\":1795200000123,\"message\":{\"mid\":\"m\",\"text\":\"hi\"}}"));

        assertThat(event).isEqualTo(new MessageEvent.Message(withNobody(123), "m", MessageContent.text("hi")));
    }

    @Test
    void ownMessageNamesThePersonItWentTo() {
        InstagramEvent event = only(messaging("{\"sender\":{\"id\":17841400000000001},\"recipient\":{\"id\":"
                + "1234567890123456},\"timestamp\":1795200000123,\"message\":{\"mid\":\"m\",\"is_echo\":true}}"));

        assertThat(event).isEqualTo(new MessageEvent.Echo(at(123), "m", MessageContent.NONE, false));
    }

    @Test
    void ownUnsentMessageIsGoneAsWell() {
        InstagramEvent event =
                only(messaging("{" + FROM_JANE + ",\"message\":{\"mid\":\"m\",\"is_echo\":true,\"is_deleted\":true}}"));

        assertThat(event).isInstanceOf(MessageEvent.MessageDeleted.class);
    }

    @Test
    void unsupportedMessageKeepsTheAttachmentsItHas() {
        InstagramEvent event = only(messaging("{" + FROM_JANE
                + ",\"message\":{\"mid\":\"m\",\"is_unsupported\":true,\"attachments\":[{\"type\":\"sticker\"},7]}}"));

        assertThat(event.as(MessageEvent.Message.class)
                        .map(message -> message.content().attachments()))
                .contains(List.of(attachment("sticker"), attachment("unsupported_type")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"text\":\"t\",\"num_edit\":\"3\" | 3",
                "\"text\":\"t\",\"num_edit\":3     | 3",
                "\"text\":\"t\"                    | 1",
                "\"num_edit\":0                    | 0",
                "\"num_edit\":-1                   | 0",
                "\"num_edit\":99999999999          | 2147483647"
            })
    void editIsCountedWhateverItsForm(String edit, int edits) {
        InstagramEvent event = only(messaging("{" + FROM_JANE + ",\"message_edit\":{\"mid\":\"m\"," + edit + "}}"));

        assertThat(event.as(MessageEvent.MessageEdited.class).map(MessageEvent.MessageEdited::edits))
                .contains(edits);
    }

    @Test
    void postbackWithoutAMidIsKnownByItsMoment() {
        InstagramEvent event = only(messaging("{" + FROM_JANE + ",\"postback\":{\"payload\":\"FAQ\"}}"));

        assertThat(event)
                .isEqualTo(new ConversationEvent.Postback(at(123), Optional.empty(), new Text(""), some("FAQ"), false));
        assertThat(event.key().value()).isEqualTo("postback:17841400000000001@1234567890123456@1795200000123");
    }

    @Test
    void noReferenceAndNoQuickReplyIsNothing() {
        InstagramEvent event = only(messaging(
                "{" + FROM_JANE + ",\"message\":{\"mid\":\"m\",\"text\":\"\",\"reply_to\":null,\"quick_reply\":7}}"));

        assertThat(event).isEqualTo(new MessageEvent.Message(at(123), "m", MessageContent.NONE));
    }

    private static Attachment attachment(String type) {
        return new Attachment(type, Optional.empty(), none(), none());
    }
}
