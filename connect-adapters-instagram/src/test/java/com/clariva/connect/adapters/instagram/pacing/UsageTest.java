package com.clariva.connect.adapters.instagram.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"call_count\":12,\"total_time\":95,\"total_cputime\":3} | 95",
                "{\"call_volume\":91,\"cpu_time\":7}                       | 91",
                "{\"call_volume\":1,\"cpu_time\":100}                      | 100",
                "{\"call_volume\":\"42\"}                                  | 42",
                "{}                                                        | 0",
            })
    void bothDialectsOfAppUsageAreUnderstood(String header, long percent) {
        assertThat(Usage.in(Headers.of("X-App-Usage", header))).isEqualTo(new Usage(percent, Optional.empty()));
    }

    @Test
    void worstUseCaseOfAllBusinessesCounts() {
        Usage usage = businessUse("{\"17841400000000001\":["
                + "{\"type\":\"instagram\",\"call_count\":20,\"total_cputime\":1,\"total_time\":1,"
                + "\"estimated_time_to_regain_access\":0},"
                + "{\"type\":\"messenger\",\"call_count\":100,\"estimated_time_to_regain_access\":19}],"
                + "\"2\":[{\"type\":\"instagram\",\"call_count\":30,\"estimated_time_to_regain_access\":3}]}");

        assertThat(usage).isEqualTo(new Usage(100, Optional.of(Duration.ofMinutes(19))));
    }

    @Test
    void otherUseCasesDoNotConcernUs() {
        assertThat(businessUse("{\"1\":[{\"type\":\"ads_insights\",\"call_count\":100,"
                        + "\"estimated_time_to_regain_access\":60}]}"))
                .isEqualTo(Usage.NONE);
    }

    @Test
    void noHeaderKeepsAnAccountOutForMoreThanADay() {
        assertThat(businessUse("{\"1\":[{\"type\":\"instagram\",\"estimated_time_to_regain_access\":99999999}]}")
                        .regain())
                .contains(Duration.ofDays(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "[]", "7", "{\"1\":7}", "{\"1\":[7]}", "{\"1\":[{\"type\":[]}]}", "null"})
    void headerNobodyCanReadSaysNothing(String header) {
        assertThat(businessUse(header)).isEqualTo(Usage.NONE);
        assertThat(Usage.in(Headers.of("X-App-Usage", header))).isEqualTo(Usage.NONE);
    }

    private static Usage businessUse(String header) {
        return Usage.in(Headers.of("X-Business-Use-Case-Usage", header));
    }
}
