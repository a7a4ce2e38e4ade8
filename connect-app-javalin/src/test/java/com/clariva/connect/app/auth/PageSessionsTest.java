package com.clariva.connect.app.auth;

import static com.clariva.connect.testkit.Cast.DR_ADA;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.secret.Purpose;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.ReversibleSealing;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageSessionsTest {
    private final ManualClock clock = new ManualClock();
    private final ReversibleSealing sealing = ReversibleSealing.withKeys("old");
    private final PageSessions sessions = new PageSessions(sealing, clock);

    @Test
    void sessionIsTheDoctorsForAQuarterOfAnHour() {
        String session = sessions.open(DR_ADA);

        clock.advance(Duration.ofMinutes(15).minusMillis(1));
        assertThat(sessions.doctorOf(session)).contains(DR_ADA);

        clock.advance(Duration.ofMillis(1));
        assertThat(sessions.doctorOf(session)).isEmpty();
    }

    @Test
    void sessionOutlivesANewKey() {
        String session = sessions.open(DR_ADA);

        assertThat(new PageSessions(ReversibleSealing.withKeys("new", "old"), clock).doctorOf(session))
                .contains(DR_ADA);
    }

    @Test
    void sessionOfAStrangersKeyIsNobodys() {
        String session = new PageSessions(ReversibleSealing.withKeys("strange"), clock).open(DR_ADA);

        assertThat(sessions.doctorOf(session)).isEmpty();
    }

    @Test
    void whatWasSealedForSomethingElseIsNoSession() {
        byte[] plain = (DR_ADA + "/99999999999999").getBytes(UTF_8);
        byte[] sealed = sealing.seal(Purpose.TOKEN, "settings-page", plain);

        assertThat(sessions.doctorOf(Base64.getUrlEncoder().encodeToString(sealed)))
                .isEmpty();
    }

    @Test
    void everyChangedCharacterBreaksIt() {
        String session = sessions.open(DR_ADA);

        for (int i = 0; i < session.length() - 1; i++) {
            char other = session.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(sessions.doctorOf(session.substring(0, i) + other + session.substring(i + 1)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "not base64!", "AAAA", "6f1c3c1e-0f5e-4c57-9d0c-2b8b4f1c7a10"})
    void garbageIsNobodys(String cookie) {
        assertThat(sessions.doctorOf(cookie)).isEmpty();
    }
}
