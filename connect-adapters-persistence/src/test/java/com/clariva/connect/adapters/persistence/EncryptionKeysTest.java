package com.clariva.connect.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.testkit.ManualClock;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncryptionKeysTest {
    private static final String CANARY =
            Base64.getEncoder().encodeToString("32 bytes that nobody should see!".getBytes());
    private static final String SHORT = Base64.getEncoder().encodeToString("too short, still a secret".getBytes());

    @Test
    void keysAreReadInTheirOrder() {
        assertThat(EncryptionKeys.parse("winter:" + CANARY + ", summer-2:" + CANARY))
                .extracting(NamedKey::name)
                .containsExactly("winter", "summer-2");
    }

    @Test
    void freshKeyIsReadyForUse() {
        String fresh = EncryptionKeys.fresh(new ManualClock());

        assertThat(fresh).startsWith("k20260901-").doesNotContain("\n", " ", ",");
        assertThat(EncryptionKeys.parse(fresh)).hasSize(1);
        assertThat(EncryptionKeys.fresh(new ManualClock())).isNotEqualTo(fresh);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                     | entry 1 is not name:base64",
                "CANARY                 | entry 1 is not name:base64",
                "a:CANARY,              | entry 2 is not name:base64",
                ":CANARY                | entry 1 has a name that is not 1 to 32 of A-Z, a-z, 0-9, dash and underscore",
                "a b:CANARY             | entry 1 has a name that is not 1 to 32 of A-Z, a-z, 0-9, dash and underscore",
                "a:CANARY,b:SHORT       | entry 2 has a key that is not 32 bytes long",
                "a:                     | entry 1 has a key that is not 32 bytes long",
                "a:CANARY,b:!CANARY     | entry 2 has a key that is not base64",
                "a:CANARY,b:CANARY,a:CANARY | entry 3 has the name of an entry before it",
            })
    void brokenEntryIsNamedAndNotQuoted(String text, String message) {
        String keys = text.replace("CANARY", CANARY).replace("SHORT", SHORT);

        assertThatThrownBy(() -> EncryptionKeys.parse(keys))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message)
                .hasNoCause();
    }

    @Test
    void keyDoesNotPrint() {
        assertThat(EncryptionKeys.parse("winter:" + CANARY)).hasToString("[NamedKey(winter)]");
    }
}
