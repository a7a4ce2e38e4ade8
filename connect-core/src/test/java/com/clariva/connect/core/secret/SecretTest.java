package com.clariva.connect.core.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
    private static final Secret TOKEN = Secret.of("IGAA-canary");

    @Test
    void secretDoesNotPrint() {
        assertThat(TOKEN).hasToString("Secret(redacted)");
        assertThat(new NamedSecret("INSTAGRAM_APP_SECRET", TOKEN).toString()).doesNotContain("canary");
    }

    @Test
    void secretsAreEqualByTheirText() {
        assertThat(Secret.of("IGAA-canary")).isEqualTo(TOKEN);
        assertThat(Secret.of("IGAA-canary2")).isNotEqualTo(TOKEN);
    }

    @Test
    void hashSaysNothing() {
        assertThat(Secret.of("another")).hasSameHashCodeAs(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void blankIsNoSecret(String value) {
        assertThatThrownBy(() -> Secret.of(value)).isInstanceOf(IllegalArgumentException.class);
    }
}
