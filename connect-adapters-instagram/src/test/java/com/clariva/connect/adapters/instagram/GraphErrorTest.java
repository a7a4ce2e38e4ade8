package com.clariva.connect.adapters.instagram;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.adapters.instagram.reading.Json;
import com.clariva.connect.core.Refusal;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphErrorTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "1,     -,       TEMPORARY",
                "1,     1357046, TEMPORARY",
                "2,     -,       TEMPORARY",
                "2,     1545133, TEMPORARY",
                "3,     -,       PERMISSION_MISSING",
                "4,     -,       THROTTLED",
                "17,    -,       THROTTLED",
                "32,    -,       THROTTLED",
                "10,    -,       PERMISSION_MISSING",
                "10,    2534022, WINDOW_CLOSED",
                "10,    2018278, WINDOW_CLOSED",
                "10,    2018300, THREAD_OWNED_BY_OTHER_APP",
                "10,    1893063, ACCOUNT_RESTRICTED",
                "10,    1,       PERMISSION_MISSING",
                "100,   -,       BUG",
                "100,   33,      BUG",
                "100,   2534014, RECIPIENT_GONE",
                "100,   2534001, RECIPIENT_GONE",
                "100,   2534025, RECIPIENT_GONE",
                "100,   2534029, ACCOUNT_RESTRICTED",
                "100,   2534122, ACCOUNT_RESTRICTED",
                "10,    2534122, ACCOUNT_RESTRICTED",
                "100,   2534068, BUG",
                "100,   2018001, RECIPIENT_GONE",
                "190,   -,       RECONNECT_NEEDED",
                "190,   458,     RECONNECT_NEEDED",
                "190,   459,     RECONNECT_NEEDED",
                "190,   460,     RECONNECT_NEEDED",
                "190,   463,     RECONNECT_NEEDED",
                "190,   464,     RECONNECT_NEEDED",
                "190,   467,     RECONNECT_NEEDED",
                "190,   492,     RECONNECT_NEEDED",
                "200,   -,       PERMISSION_MISSING",
                "200,   2534041, MESSAGES_SWITCHED_OFF",
                "200,   2534066, PERMISSION_MISSING",
                "341,   -,       THROTTLED",
                "368,   -,       ACCOUNT_RESTRICTED",
                "551,   -,       RECIPIENT_GONE",
                "551,   1545041, RECIPIENT_GONE",
                "613,   -,       THROTTLED",
                "613,   2534040, THROTTLED",
                "613,   1996,    THROTTLED",
                "2534013, -,     THROTTLED",
                "100,   2534013, THROTTLED",
                "80002, -,       THROTTLED",
                "80006, -,       THROTTLED",
                "10900, -,       RECIPIENT_GONE",
                "10903, -,       RECIPIENT_GONE",
                "10903, 1893049, RECIPIENT_GONE",
                "10904, -,       RECIPIENT_GONE",
                "10904, 1893050, RECIPIENT_GONE",
                "2500,  -,       BUG"
            })
    void codeAndSubcodeSayWhichNo(long code, Long subcode, Refusal refusal) {
        GraphError error = new GraphError(code, Optional.ofNullable(subcode), false);

        assertThat(error.refusal()).isEqualTo(refusal);
        assertThat(error.isCertain()).isEqualTo(refusal != Refusal.TEMPORARY);
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 17, 32, 613, 80002})
    void rateLimitIsCertainThoughItPasses(long code) {
        GraphError error = new GraphError(code, Optional.empty(), true);

        assertThat(error.refusal()).isEqualTo(Refusal.THROTTLED);
        assertThat(error.isCertain()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 10, 100, 190, 200, 551, 31337})
    void otherErrorThatPassesIsTemporaryAndUncertain(long code) {
        GraphError error = new GraphError(code, Optional.empty(), true);

        assertThat(error.refusal()).isEqualTo(Refusal.TEMPORARY);
        assertThat(error.isCertain()).isFalse();
    }

    @Test
    void codeThatNobodyHasMetProvesNothing() {
        GraphError error = new GraphError(31337, Optional.of(2534022L), false);

        assertThat(error.refusal()).isEqualTo(Refusal.BUG);
        assertThat(error.isCertain()).isFalse();
    }

    @Test
    void wordsAreNotRead() {
        Stream<String> sayings =
                Stream.of("This message is sent outside of allowed window.", "このメッセージは送信できません", "code 190", "");

        assertThat(sayings)
                .allSatisfy(words -> assertThat(read(
                                "{\"error\":{\"message\":\"" + words + "\",\"type\":\"" + words + "\",\"code\":551}}"))
                        .contains(new GraphError(551, Optional.empty(), false)));
    }

    @Test
    void numbersMayBeText() {
        assertThat(read("{\"error\":{\"code\":\"10\",\"error_subcode\":\"2534022\",\"is_transient\":\"true\"}}"))
                .contains(new GraphError(10, Optional.of(2534022L), true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "7",
                "{\"error\":null}",
                "{\"error\":\"190\"}",
                "{\"error\":{}}",
                "{\"error\":{\"code\":null}}",
                "{\"error\":{\"code\":\"OAuthException\"}}",
                "{\"error\":{\"code\":-1}}",
                "{\"error\":{\"code\":1.5}}",
                "{\"error\":{\"code\":[190]}}",
                "{\"error\":{\"code\":99999999999999999999999999}}",
                "{\"code\":190}"
            })
    void errorWithoutACodeIsNone(String body) {
        assertThat(read(body)).isEmpty();
    }

    private static Optional<GraphError> read(String body) {
        return Json.read(body.getBytes(UTF_8)).flatMap(GraphError::in);
    }
}
