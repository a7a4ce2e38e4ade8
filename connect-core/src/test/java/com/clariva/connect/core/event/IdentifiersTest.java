package com.clariva.connect.core.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "17841400000000001 ", "-1", "1.5", "abc", "٣", "123456789012345678901234567890123"})
    void onlyDigitsAreAnInstagramId(String value) {
        assertThatThrownBy(() -> new InstagramId(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void idBeyondTheReachOfADoubleKeepsEveryDigit() {
        assertThat(new InstagramId("17841405793187218").toString()).isEqualTo("17841405793187218");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "6f1c3c1e-0f5e-1c57-9d0c-2b8b4f1c7a10",
                "6f1c3c1e-0f5e-4c57-9d0c-2b8b4f1c7a10",
                "019385D2-0f5e-7c57-9d0c-2b8b4f1c7a10"
            })
    void doctorMayHaveAUuidOfAnyVersion(String value) {
        assertThat(DoctorId.of(value).toString()).isEqualToIgnoringCase(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dr-ada", "1-1-1-1-1", "6f1c3c1e0f5e4c579d0c2b8b4f1c7a10"})
    void nothingElseIsADoctor(String value) {
        assertThatThrownBy(() -> DoctorId.of(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"17841400000000001/1234567890123456", "17841400000000001/-"})
    void conversationKeyReadsWhatItWrote(String value) {
        assertThat(ConversationKey.of(value).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "17841400000000001", "/", "a/b", "17841400000000001/"})
    void nothingElseIsAConversation(String value) {
        assertThatThrownBy(() -> ConversationKey.of(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void eventIdIsTheFirstHalfOfSha256() {
        assertThat(EventId.ofBytes("abc".getBytes(UTF_8)).value()).isEqualTo("ba7816bf8f01cfea414140de5dae2223");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "BA7816BF8F01CFEA414140DE5DAE2223", "ba7816bf8f01cfea414140de5dae22231"})
    void nothingElseIsAnEventId(String value) {
        assertThatThrownBy(() -> new EventId(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(EventKind.class)
    void everyKindIsFoundByItsLabel(EventKind kind) {
        assertThat(EventKind.of(kind.label())).isEqualTo(kind);
    }
}
