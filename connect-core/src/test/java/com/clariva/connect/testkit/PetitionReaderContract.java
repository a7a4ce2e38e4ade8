package com.clariva.connect.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.privacy.Petition;
import com.clariva.connect.core.privacy.PetitionReader;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What all {@link PetitionReader}s promise. */
public abstract class PetitionReaderContract {
    private static final Petition ADAS =
            new Petition(new InstagramId("24500000000000001"), Instant.parse("2026-11-20T18:40:00Z"), "HMAC-SHA256");

    protected abstract PetitionReader reader();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"user_id\":\"24500000000000001\",\"algorithm\":\"HMAC-SHA256\",\"issued_at\":1795200000}",
                "{\"user_id\":24500000000000001,\"algorithm\":\"HMAC-SHA256\",\"issued_at\":1795200000}",
                "{\"algorithm\":\"HMAC-SHA256\",\"expires\":1795203600,\"issued_at\":1795200000,"
                        + "\"user_id\":\"24500000000000001\"}"
            })
    void petitionIsReadHoweverItsIdIsWritten(String json) {
        assertThat(reader().read(json.getBytes(UTF_8))).hasValue(ADAS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "24500000000000001",
                "not json",
                "{\"user_id\":\"24500000000000001\"",
                "{\"algorithm\":\"HMAC-SHA256\",\"issued_at\":1795200000}",
                "{\"user_id\":\"24500000000000001\",\"issued_at\":1795200000}",
                "{\"user_id\":\"24500000000000001\",\"algorithm\":\"HMAC-SHA256\"}",
                "{\"user_id\":\"ada\",\"algorithm\":\"HMAC-SHA256\",\"issued_at\":1795200000}",
                "{\"user_id\":\"\",\"algorithm\":\"HMAC-SHA256\",\"issued_at\":1795200000}",
                "{\"user_id\":null,\"algorithm\":\"HMAC-SHA256\",\"issued_at\":1795200000}",
                "{\"user_id\":\"24500000000000001\",\"algorithm\":\"HMAC-SHA256\",\"issued_at\":\"yesterday\"}"
            })
    void whatIsNoPetitionIsEmpty(String json) {
        assertThat(reader().read(json.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void bytesThatAreNoTextAreNoPetition() {
        assertThat(reader().read("\u00ff\u00fe{\"".getBytes(ISO_8859_1))).isEmpty();
    }
}
