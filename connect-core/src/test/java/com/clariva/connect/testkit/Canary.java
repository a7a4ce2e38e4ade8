package com.clariva.connect.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HexFormat;

/** A text that must be nowhere. It would be heard if it were, in hexadecimal and base64 too. */
public final class Canary {
    private Canary() {}

    public static void assertNotReadable(String canary, String everything) {
        byte[] bytes = canary.getBytes(UTF_8);
        assertThat(everything)
                .isNotEmpty()
                .doesNotContain(canary)
                .doesNotContainIgnoringCase(HexFormat.of().formatHex(bytes))
                .doesNotContain(Base64.getEncoder().withoutPadding().encodeToString(bytes))
                .doesNotContain(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
