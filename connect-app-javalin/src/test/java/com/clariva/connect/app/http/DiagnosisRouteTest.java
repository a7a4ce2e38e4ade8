package com.clariva.connect.app.http;

import static com.clariva.connect.app.http.Described.assertDescribed;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.DR_BORIS;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.app.http.Street.Answer;
import com.clariva.connect.testkit.Heartbeats;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DiagnosisRouteTest {
    private static final String[] KEY = {"Authorization", "Bearer " + HouseOfFakes.OPERATOR_KEY.reveal()};
    private static final String DIAGNOSIS = "/api/v1/diagnosis";

    private final HouseOfFakes house = new HouseOfFakes();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void findingsAreForOperatorsOnly() {
        assertThat(house.street.get(DIAGNOSIS).status()).isEqualTo(401);
        assertThat(house.street.get(DIAGNOSIS, house.bearer(DR_ADA)).status()).isEqualTo(401);
        try (HouseOfFakes keyless = new HouseOfFakes(
                HouseOfFakes.SETTINGS, new WebServer.Keys(Optional.empty(), Optional.of(HouseOfFakes.SERVICE_KEY)))) {
            assertThat(keyless.street.get(DIAGNOSIS, KEY).status()).isEqualTo(404);
        }
    }

    @Test
    void findingsAreSaidWithEvidenceAndWhatToDo() {
        house.storage.instances().note(Heartbeats.heartbeat(new UUID(1, 1), house.clock.instant()));

        Answer answer = house.street.get(DIAGNOSIS, KEY);

        assertDescribed(answer, "get", DIAGNOSIS);
        assertThat(answer.body())
                .contains("\"data\":{\"findings\":[{\"id\":\"database\",\"level\":\"ok\",\"evidence\":\"It answers.\"")
                .contains("{\"id\":\"account\",\"level\":\"warning\",\"evidence\":\"Nobody has linked an account.\"")
                .contains("\"id\":\"queue\",\"level\":\"ok\",\"evidence\":\"The queue in Redis works");
    }

    @Test
    void oneDoctorMayBeAskedFor() {
        house.adaIsConnected();

        Answer boris = house.street.get(DIAGNOSIS + "?doctor=" + DR_BORIS, KEY);

        assertDescribed(boris, "get", DIAGNOSIS);
        assertThat(boris.body()).contains("This doctor has no account linked.");
        assertDescribed(house.street.get(DIAGNOSIS + "?doctor=boris", KEY), "get", DIAGNOSIS);
        assertThat(house.street.get(DIAGNOSIS + "?doctor=boris", KEY).status()).isEqualTo(400);
    }

    @Test
    void databaseThatIsAwayIsAFindingToo() {
        house.storage.outage().begin();

        Answer answer = house.street.get(DIAGNOSIS, KEY);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("{\"findings\":[{\"id\":\"database\",\"level\":\"problem\"");
    }
}
