package com.clariva.connect.app.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.account.AccountHealth;
import com.clariva.connect.core.deadletter.DeadLetterReason;
import com.clariva.connect.core.diagnosis.Finding;
import com.clariva.connect.core.event.EventKind;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a field has one of several words, the description has all that the code has. */
class DescribedWordsTest {
    private static final JsonNode DOCUMENT = ApiDescription.at("").root();
    private static final String SCHEMAS = "/components/schemas/";

    static Stream<Arguments> words() {
        List<String> kinds = Stream.of(EventKind.values()).map(EventKind::label).toList();
        return Stream.of(
                Arguments.of(SCHEMAS + "ConnectionHealth/properties/level", named(AccountHealth.Level.values())),
                Arguments.of(
                        SCHEMAS + "ConnectionHealth/properties/reasons/items", named(AccountHealth.Reason.values())),
                Arguments.of(
                        SCHEMAS + "Diagnosis/properties/findings/items/properties/level",
                        named(Finding.Level.values())),
                Arguments.of(SCHEMAS + "Event/properties/kind", kinds),
                Arguments.of(SCHEMAS + "Explanation/properties/kind", kinds),
                Arguments.of(
                        "/paths/~1api~1v1~1events~1replay/post/requestBody/content/application~1json/schema/properties/reason",
                        Stream.of(DeadLetterReason.values())
                                .map(DeadLetterReason::label)
                                .toList()));
    }

    @ParameterizedTest
    @MethodSource("words")
    void descriptionHasTheWordsOfTheCode(String place, List<String> words) {
        assertThat(DOCUMENT.at(place).path("enum").valueStream().map(JsonNode::asText))
                .containsExactlyInAnyOrderElementsOf(words);
    }

    private static List<String> named(Enum<?>... all) {
        return Stream.of(all).map(one -> one.name().toLowerCase(Locale.ROOT)).toList();
    }
}
