package com.clariva.connect.app.http;

import static com.clariva.connect.testkit.Cast.DR_ADA;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.app.http.Street.Answer;
import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.ErrorCause;
import com.clariva.connect.core.InstagramError;
import com.clariva.connect.core.Refusal;
import com.clariva.connect.testkit.AuditLine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Instagram refuses, and the browser is sent back all the same. */
class RefusedCallbackTest {
    private static final String CONNECT = "/api/v1/settings/instagram/connect";
    private static final String CALLBACK = "/api/v1/settings/instagram/callback";

    private final HouseOfFakes house = new HouseOfFakes();

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @CsvSource({
        "BUG, UNSUPPORTED_REQUEST, app_not_approved",
        "PERMISSION_MISSING, PERMISSION_MISSING, app_not_approved",
        "RECONNECT_NEEDED, CHECKPOINT, account_restricted"
    })
    void tokenThatIsRefusedIsNamed(Refusal refusal, ErrorCause cause, String error) {
        house.instagramGrants("code-1");
        house.instagram.refusesTokensWith(new ConnectException.InstagramRefused(
                InstagramError.of("profile", "100", cause), refusal, Optional.empty()));

        Answer answer = comeBack("code=code-1");

        assertRefused(answer, error);
    }

    @Test
    void throttledLinkSaysWhenToComeBack() {
        house.instagramGrants("code-1");
        house.instagram.refusesTokensWith(new ConnectException.InstagramRefused(
                InstagramError.of("code_exchange", "status 429", ErrorCause.THROTTLED),
                Refusal.THROTTLED,
                Optional.of(Duration.ofMillis(89_500))));

        Answer answer = comeBack("code=code-1");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.location()).isEqualTo("/settings/instagram?connected=0&error=try_later&retry_after=90");
        assertThat(answer.header("Retry-After")).hasValue("90");
        assertThat(house.street.get(answer.location()).body()).contains("Wait 2 minutes, then press Connect again.");
        assertThat(house.instagram.codesSent()).isEqualTo(1);
    }

    @Test
    void browserIsSentBackWhateverGoesWrong() {
        house.instagramGrants("code-1");
        house.instagram.breaks();

        Answer answer = comeBack("code=code-1");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.location()).isEqualTo("/settings/instagram?connected=0&error=instagram_unavailable");
    }

    private Answer comeBack(String parameters) {
        Answer departure = house.street.get(CONNECT, house.bearer(DR_ADA));
        return comeBack(departure, parameters, departure.cookie("connect_browser"));
    }

    private Answer comeBack(Answer departure, String parameters, String cookie) {
        String state = departure.body().replaceAll(".*[?&]state=([^&\"]+).*", "$1");
        return house.street.get(CALLBACK + "?state=" + state + "&" + parameters, "Cookie", cookie);
    }

    private void assertRefused(Answer answer, String error) {
        assertThat(answer.location()).isEqualTo("/settings/instagram?connected=0&error=" + error);
        assertThat(house.storage.accounts().findByDoctor(DR_ADA)).isEmpty();
        assertThat(audited()).contains(error);
    }

    private List<String> audited() {
        return house.audited().stream().map(AuditLine::outcome).toList();
    }
}
