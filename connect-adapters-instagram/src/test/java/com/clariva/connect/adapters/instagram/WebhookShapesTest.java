package com.clariva.connect.adapters.instagram;

import static com.clariva.connect.adapters.instagram.Bodies.FROM_JANE;
import static com.clariva.connect.adapters.instagram.Bodies.entry;
import static com.clariva.connect.adapters.instagram.Bodies.envelope;
import static com.clariva.connect.adapters.instagram.Bodies.messaging;
import static com.clariva.connect.adapters.instagram.Bodies.only;
import static com.clariva.connect.adapters.instagram.Bodies.read;
import static com.clariva.connect.adapters.instagram.Expected.ADA;
import static com.clariva.connect.adapters.instagram.Expected.JANE;
import static com.clariva.connect.adapters.instagram.Expected.at;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.adapters.instagram.reading.JsonEventReader;
import com.clariva.connect.core.event.EventHeader;
import com.clariva.connect.core.event.EventKind;
import com.clariva.connect.core.event.InstagramEvent;
import com.clariva.connect.core.event.MessageContent;
import com.clariva.connect.core.event.MessageEvent;
import com.clariva.connect.core.event.PublicEvent;
import com.clariva.connect.core.event.RoutingEvent;
import com.clariva.connect.core.event.Text;
import com.clariva.connect.core.webhook.ReadEvent;
import com.clariva.connect.core.webhook.Reading;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shapes in which items come, those of tomorrow included. */
class WebhookShapesTest {

    @Test
    void messageInTheFormOfAChangeIsAMessage() {
        InstagramEvent event = only(entry("\"changes\":[{\"field\":\"messages\",\"value\":{" + FROM_JANE
                + ",\"message\":{\"mid\":\"m\",\"text\":\"hi\"}}}]"));

        assertThat(event).isEqualTo(new MessageEvent.Message(at(123), "m", MessageContent.text("hi")));
    }

    @Test
    void standbyInTheFormOfAChangeIsStandby() {
        InstagramEvent event = only(entry(
                "\"changes\":[{\"field\":\"standby\",\"value\":{" + FROM_JANE + ",\"message\":{\"mid\":\"m\"}}}]"));

        assertThat(event)
                .isEqualTo(new RoutingEvent.Standby(new MessageEvent.Message(at(123), "m", MessageContent.NONE)));
    }

    @Test
    void dashboardsPersonsAreNobodyAtAnyAccount() {
        InstagramEvent event = only(messaging("{\"sender\":{\"id\":\"12334\"},\"recipient\":{\"id\":\"23245\"},"
                + "\"timestamp\":\"1527459824\",\"message\":{\"mid\":\"random_mid\"}}"));

        assertThat(event)
                .isEqualTo(new RoutingEvent.Test(
                        new EventHeader(ADA, Optional.empty(), Instant.ofEpochSecond(1_527_459_824)), "messages"));
    }

    @Test
    void testOfStandbyIsATest() {
        Reading reading = read("{\"object\":\"instagram\",\"entry\":[{\"id\":0,\"standby\":[{" + FROM_JANE
                + ",\"message\":{\"mid\":\"m\"}}],\"news\":{\"x\":1}}]}");

        assertThat(reading.events()).extracting(read -> read.event().kind()).containsOnly(EventKind.TEST);
    }

    @Test
    void commentByTheOtherNameOfItsIdIsTheSameComment() {
        InstagramEvent byId =
                only(entry("\"changes\":[{\"field\":\"comments\",\"value\":{\"id\":17860000000000040}}]"));
        InstagramEvent byCommentId =
                only(entry("\"field\":\"comments\",\"value\":{\"comment_id\":\"17860000000000040\"}"));

        assertThat(byCommentId.key()).isEqualTo(byId.key());
        assertThat(byId).isInstanceOf(PublicEvent.Comment.class);
    }

    @Test
    void sameCommentSentAgainLaterIsTheSameEvent() {
        String comment = "\"changes\":[{\"field\":\"comments\",\"value\":{\"id\":\"17860000000000040\"}}]";

        InstagramEvent first = only(envelope("{\"id\":\"17841400000000001\",\"time\":1795200000," + comment + "}"));
        InstagramEvent again = only(envelope("{\"id\":\"17841400000000001\",\"time\":1795203600," + comment + "}"));

        assertThat(again).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"field\":\"brand_new\",\"value\":{\"x\":1}",
                "\"value\":{\"x\":1},\"field\":\"brand_new\"",
                "\"field\":\"brand_new\"",
                "\"brand_new\":[{\"x\":1}]",
                "\"brand_new\":{\"x\":[\"]}\\\"\"]}",
                "\"messaging\":{\"x\":1}"
            })
    void newShapeOfAnEntryIsKeptWhole(String member) {
        Reading reading = read(entry(member));

        assertThat(reading.flaw()).isEmpty();
        assertThat(reading.events()).hasSize(1);
        assertThat(reading.events().get(0).event())
                .isEqualTo(Expected.unrecognized(
                        new EventHeader(ADA, Optional.empty(), Instant.EPOCH),
                        member.contains("brand_new") ? "brand_new" : "messaging",
                        "{" + member + "}"));
        assertThat(new JsonEventReader().read(reading.events().get(0).slice()).events())
                .extracting(ReadEvent::event)
                .containsExactly(reading.events().get(0).event());
    }

    @Test
    void everyShapeInOneEntryIsRead() {
        Reading reading = read(entry("\"uid\":\"7\",\"standby\":[{" + FROM_JANE + ",\"message\":{\"mid\":\"m1\"}}],"
                + "\"changes\":[{\"field\":\"mentions\",\"value\":{\"media_id\":\"1\"}}],"
                + "\"messaging\":[{" + FROM_JANE + ",\"message\":{\"mid\":\"m2\"}}],\"news\":[1]"));

        assertThat(reading.flaw()).isEmpty();
        assertThat(reading.events())
                .extracting(read -> read.event().kind())
                .containsExactly(EventKind.STANDBY, EventKind.MENTION, EventKind.MESSAGE);
        assertThat(reading.beside().unknownFields()).isEqualTo(1);
    }

    @Test
    void unknownPartsOfAnItemSurviveInItsSlice() {
        String item =
                "{" + FROM_JANE + ", \"brand_new\" : [1.0e5,\"\\u0417\\/\"],\"message\":{\"mid\":\"m\",\"x\":{}}}";

        Reading reading = read(messaging(item));

        assertThat(reading.events())
                .singleElement()
                .satisfies(read -> assertThat(new String(read.slice(), UTF_8))
                        .isEqualTo("{\"object\":\"instagram\",\"entry\":[{\"id\":\"17841400000000001\",\"messaging\":["
                                + item + "]}]}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"sender\":{\"id\":\"17841400000000001\"},\"recipient\":{\"id\":\"1234567890123456\"},"
                        + "\"message\":{\"mid\":\"m\",\"is_deleted\":true,\"is_echo\":true}",
                "\"sender\":{\"id\":\"17841400000000001\"},\"recipient\":{\"id\":\"1234567890123456\"},"
                        + "\"message\":{\"mid\":\"m\",\"is_deleted\":true}"
            })
    void unsendOfTheAccountsOwnMessageIsOwnAndInThePersonsConversation(String item) {
        InstagramEvent event = only(messaging("{" + item + "}"));

        assertThat(event.as(MessageEvent.MessageDeleted.class)).hasValueSatisfying(deleted -> {
            assertThat(deleted.own()).isTrue();
            assertThat(deleted.header().person()).contains(JANE);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "7",
                "\"x\"",
                "{}",
                "[null]",
                "[7,\"x\"]",
                "[{\"type\":7,\"payload\":[]}]",
                "[{\"type\":\"image\",\"payload\":null}]",
                "[{\"payload\":{\"url\":{}}}]",
                "[[[]]]"
            })
    void messageWithOddAttachmentsKeepsItsText(String attachments) {
        InstagramEvent event = only(messaging(
                "{" + FROM_JANE + ",\"message\":{\"mid\":\"m\",\"text\":\"hi\",\"attachments\":" + attachments + "}}"));

        assertThat(event.as(MessageEvent.Message.class))
                .hasValueSatisfying(
                        message -> assertThat(message.content().text()).contains(new Text("hi")));
    }

    @Test
    void receiptAndMessageInOneBatchAreReadInTheirOrder() {
        String seen = "{" + FROM_JANE + ",\"read\":{\"mid\":\"m0\"}}";
        String message = "{" + FROM_JANE + ",\"message\":{\"mid\":\"m\",\"text\":\"hi\"}}";

        assertThat(read(entry("\"messaging\":[" + seen + "," + message + "]")).events())
                .extracting(event -> event.event().kind())
                .containsExactly(EventKind.SEEN, EventKind.MESSAGE);
        assertThat(read(entry("\"messaging\":[" + message + "," + seen + "]")).events())
                .extracting(event -> event.event().kind())
                .containsExactly(EventKind.MESSAGE, EventKind.SEEN);
    }

    @Test
    void accountMayBeNamedAfterItsItems() {
        Reading reading = read(envelope("{\"messaging\":[{" + FROM_JANE
                + ",\"message\":{\"mid\":\"m\"}}],\"time\":1795200000534,\"id\":17841400000000001}"));

        assertThat(reading.events()).singleElement().satisfies(read -> {
            assertThat(read.event().header().account()).isEqualTo(ADA);
            assertThat(read.event().header().person()).contains(JANE);
        });
    }

    @Test
    void deliveryOfAnotherProductIsNotRead() {
        Reading reading = read("{\"entry\":[{\"id\":\"17841400000000001\",\"messaging\":[{" + FROM_JANE
                + ",\"message\":{\"mid\":\"m\"}}]}],\"object\":\"page\"}");

        assertThat(reading.events()).isEmpty();
        assertThat(reading.flaw()).isEmpty();
        assertThat(reading.beside().otherProduct()).isTrue();
    }
}
