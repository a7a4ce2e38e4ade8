package com.clariva.connect.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.app.environment.AddressRange;
import com.clariva.connect.app.http.Street.Answer;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrongKeysTest {
    private static final String OPERATORS = "/api/v1/events";
    private static final String SERVICES = "/api/v1/doctors/6f1c3c1e-0f5e-4c57-9d0c-2b8b4f1c7a10/instagram";

    private final HouseOfFakes house = new HouseOfFakes(new WebSettings(
            HouseOfFakes.SETTINGS.listen(),
            HouseOfFakes.SETTINGS.publicUrl(),
            HouseOfFakes.SETTINGS.frontend(),
            List.of(),
            new WebhookSources(
                    List.of(), List.of(AddressRange.parse("127.0.0.1").orElseThrow()))));

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {OPERATORS, "/api/v1/diagnosis", SERVICES})
    void whoShowsFiveWrongKeysWaitsForAMinute(String path) {
        IntStream.range(0, 5)
                .forEach(attempt -> assertThat(show("wrong", path, "198.51.100.8:" + (1000 + attempt))
                                .status())
                        .isEqualTo(401));

        Answer sixth = show("wrong", path, "198.51.100.8:2000");

        assertThat(sixth.status()).isEqualTo(429);
        assertThat(sixth.body()).contains("too_many_wrong_keys");
        assertThat(sixth.header("Retry-After")).hasValue("60");
        house.clock.advance(Duration.ofSeconds(61));
        assertThat(show("wrong", path, "198.51.100.8").status()).isEqualTo(401);
    }

    @Test
    void rightKeyPassesWhateverOthersOfTheSameAddressShow() {
        IntStream.range(0, 9).forEach(attempt -> show("wrong", OPERATORS, "198.51.100.8"));

        assertThat(show(HouseOfFakes.OPERATOR_KEY.reveal(), OPERATORS, "198.51.100.8")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void everyWrongKeyIsInTheAuditAlsoWhileItsAddressIsLimited() {
        IntStream.range(0, 9).forEach(attempt -> show("wrong", SERVICES, "198.51.100.8"));

        house.work();
        await().untilAsserted(() -> assertThat(house.storage.auditLog().entries())
                .filteredOn(entry -> entry.outcome().equals("service_key_wrong"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.times()).isEqualTo(9)));
    }

    @Test
    void otherAddressesDoNotWait() {
        IntStream.range(0, 9).forEach(attempt -> show("wrong", OPERATORS, "198.51.100.8"));

        assertThat(show("wrong", OPERATORS, "198.51.100.9").status()).isEqualTo(401);
        assertThat(show("wrong", SERVICES, "198.51.100.8").status()).isEqualTo(401);
    }

    @Test
    void networkOfOneIpv6SubscriberIsOneAddress() {
        IntStream.range(0, 5).forEach(attempt -> show("wrong", OPERATORS, "[2001:db8:0:1::" + attempt + "]:443"));

        assertThat(show("wrong", OPERATORS, "2001:db8:0:1:ffff::1").status()).isEqualTo(429);
        assertThat(show("wrong", OPERATORS, "2001:db8:0:2::1").status()).isEqualTo(401);
    }

    @Test
    void signInOfTheOperatorPageIsNotPassedByWithOtherPorts() {
        IntStream.range(0, 5).forEach(attempt -> signIn("198.51.100.8:" + (1000 + attempt)));

        assertThat(signIn("198.51.100.8:2000").status()).isEqualTo(429);
    }

    @Test
    void requestWithoutAKeyIsNoGuess() {
        IntStream.range(0, 9).forEach(attempt -> house.street.get(OPERATORS, "X-Forwarded-For", "198.51.100.8"));

        assertThat(show("wrong", OPERATORS, "198.51.100.8").status()).isEqualTo(401);
    }

    private Answer show(String key, String path, String address) {
        return house.street.get(path, "Authorization", "Bearer " + key, "X-Forwarded-For", address);
    }

    private Answer signIn(String address) {
        return house.street.post(
                "/ops/session",
                "key=wrong",
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Origin",
                "https://connect.clariva.test",
                "X-Forwarded-For",
                address);
    }
}
