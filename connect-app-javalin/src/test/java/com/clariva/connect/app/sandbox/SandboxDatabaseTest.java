package com.clariva.connect.app.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxDatabaseTest {

    @ParameterizedTest
    @CsvSource({
        "postgresql://ada:p%40ss@db:5433/clariva, jdbc:postgresql://db:5433/clariva?&user=ada&password=p%40ss",
        "jdbc:postgresql://ada@db/clariva, jdbc:postgresql://db/clariva?&user=ada",
        "postgresql://db/clariva?currentSchema=x, jdbc:postgresql://db/clariva?currentSchema=x"
    })
    void driverGetsUserAndPasswordAsParameters(String url, String jdbc) {
        assertThat(SandboxDatabase.jdbc(url)).isEqualTo(jdbc);
    }
}
