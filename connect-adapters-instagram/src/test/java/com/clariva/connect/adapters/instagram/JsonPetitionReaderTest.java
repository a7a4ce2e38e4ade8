package com.clariva.connect.adapters.instagram;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.adapters.instagram.reading.JsonPetitionReader;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.privacy.Petition;
import com.clariva.connect.core.privacy.PetitionReader;
import com.clariva.connect.testkit.PetitionReaderContract;
import org.junit.jupiter.api.Test;

class JsonPetitionReaderTest extends PetitionReaderContract {
    @Override
    protected PetitionReader reader() {
        return new JsonPetitionReader();
    }

    @Test
    void idBeyondADoubleKeepsItsDigits() {
        String json = "{\"user_id\":17841400000000000000001,\"algorithm\":\"HMAC-SHA256\",\"issued_at\":1795200000}";

        assertThat(reader().read(json.getBytes(UTF_8)))
                .map(Petition::named)
                .hasValue(new InstagramId("17841400000000000000001"));
    }
}
