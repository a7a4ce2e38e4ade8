package com.clariva.connect.adapters.instagram;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.adapters.instagram.reading.JsonEventReader;
import com.clariva.connect.core.event.EventKind;
import com.clariva.connect.core.webhook.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands around the events of a delivery is none, and a delivery may be without any. */
class WebhookEnvelopeTest {
    private static final String MESSAGE =
            "{\"sender\":{\"id\":\"1234567890123456\"},\"recipient\":{\"id\":\"17841400000000001\"},"
                    + "\"timestamp\":1795200000123,\"message\":{\"mid\":\"m\",\"text\":\"hi\"}}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"hop_context\":[{\"app_id\":1,\"metadata\":\"m0\"}]",
                "\"hop_context\":{\"app_id\":2}",
                "\"changed_fields\":[\"messages\"]",
                "\"uid\":\"17841400000000001\"",
                "\"uid\":{\"id\":\"1\"}",
                "\"messaging_feature\":[{\"name\":\"x\"}]"
            })
    void whatDescribesTheEntryIsNoEvent(String word) {
        for (String items : new String[] {"messaging", "standby"}) {
            String list = "\"" + items + "\":[" + MESSAGE + "]";
            for (String members : new String[] {word + "," + list, list + "," + word, word + "," + list + "," + word}) {
                Reading reading = read(entry(members));

                assertThat(reading.flaw()).isEmpty();
                assertThat(reading.events())
                        .extracting(event -> event.event().kind())
                        .containsExactly(items.equals("standby") ? EventKind.STANDBY : EventKind.MESSAGE);
                assertThat(reading.beside().unknownFields()).isZero();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"brand_new\":[{}]", "\"brand_new\":{}", "\"brand_new\":[]"})
    void newFieldIsAnEventOnlyIfTheEntryHasNoOther(String field) {
        Reading alone = read(entry(field));
        Reading beside = read(entry(field + ",\"messaging\":[" + MESSAGE + "]"));

        assertThat(alone.events()).extracting(event -> event.event().kind()).containsExactly(EventKind.UNRECOGNIZED);
        assertThat(alone.beside().unknownFields()).isZero();
        assertThat(beside.events()).extracting(event -> event.event().kind()).containsExactly(EventKind.MESSAGE);
        assertThat(beside.beside().unknownFields()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"object\":\"instagram\",\"entry\":[]}",
                "{\"object\":\"instagram\",\"entry\":[{}]}",
                "{\"object\":\"instagram\",\"entry\":[{\"id\":\"17841400000000001\",\"time\":1795200000534}]}",
                "{\"object\":\"instagram\",\"entry\":[{\"id\":\"17841400000000001\",\"messaging\":[]}]}",
                "{\"object\":\"instagram\",\"entry\":[{\"id\":\"17841400000000001\",\"changes\":[],\"uid\":\"1\"}]}",
                "[{\"object\":\"instagram\",\"entry\":[]},{\"object\":\"instagram\",\"entry\":[]}]"
            })
    void deliveryWithoutItemsHasNoEventAndNoFlaw(String body) {
        Reading reading = read(body);

        assertThat(reading.events()).isEmpty();
        assertThat(reading.flaw()).isEmpty();
        assertThat(reading.beside().otherProduct()).isFalse();
    }

    @Test
    void emptyEntriesBesideAMessageAreNoFlaw() {
        Reading reading = read("{\"object\":\"instagram\",\"entry\":[{\"id\":\"17841400000000002\",\"messaging\":[]},"
                + "{\"id\":\"17841400000000001\",\"messaging\":[" + MESSAGE + "]},{}]}");

        assertThat(reading.flaw()).isEmpty();
        assertThat(reading.events()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"page", "whatsapp_business_account", "user", "permissions", ""})
    void deliveryOfAnotherProductHasNoEventAndNoFlaw(String product) {
        Reading reading = read("{\"object\":\"" + product
                + "\",\"entry\":[{\"id\":\"1\",\"changes\":[{\"field\":\"feed\",\"value\":{}}]}]}");

        assertThat(reading.events()).isEmpty();
        assertThat(reading.flaw()).isEmpty();
        assertThat(reading.beside().otherProduct()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"object\":\"instagram\"}",
                "{\"object\":[],\"entry\":[]}",
                "{\"object\":\"instagram\",\"entry\":7}",
                "{\"object\":\"instagram\",\"entry\":[7]}",
                "{\"object\":\"instagram\",\"entry\":[{\"id\":\"1\",\"messaging\":\"x\"}]}",
                "{\"object\":\"instagram\",\"entry\":[{\"id\":\"1\",\"standby\":7}]}",
                "{\"object\":\"instagram\",\"entry\":[{\"messaging\":[{}]}]}",
                "{\"object\":\"page\",\"entry\":[",
                "{\"object\":\"instagram\",\"entry\":[]} trailing"
            })
    void whatIsMalformedIsAFlaw(String body) {
        assertThat(read(body).flaw()).isPresent();
    }

    private static String entry(String members) {
        return "{\"object\":\"instagram\",\"entry\":[{\"id\":\"17841400000000001\",\"time\":1795200000534," + members
                + "}]}";
    }

    private static Reading read(String body) {
        return new JsonEventReader().read(body.getBytes(UTF_8));
    }
}
