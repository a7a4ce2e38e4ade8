package com.clariva.connect.house;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.app.http.Street.Answer;
import java.net.URLEncoder;
import java.time.Duration;

/** Who may come in, who may not, and what everybody sees. */
final class AccessWalk {
    private final House house;

    AccessWalk(House house) {
        this.house = requireNonNull(house, "house is null");
    }

    void refuse(Doctor doctor) {
        String status = Visits.API + "/status";
        refused(house.visits.get(status));
        refused(house.visits.get(
                status, "Authorization", doctor.bearer(house.canaries.secret("wrong JWT secret"), Duration.ZERO)));
        refused(house.visits.get(status, "Authorization", doctor.bearer(house.secrets.jwt(), Duration.ofHours(2))));
        refused(house.visits.get(status, "Authorization", "Bearer " + house.canaries.secret("no JWT")));
        refused(house.visits.get(status, "Cookie", "connect_session=" + house.canaries.secret("invented session")));
        refused(house.visits.get(Visits.API + "/connect?token=" + house.canaries.secret("JWT in an address")));
    }

    void keys(Doctor doctor) {
        house.visits.get("/api/v1/events", "Authorization", "Bearer " + house.secrets.operator());
        house.visits.get(
                "/api/v1/doctors/" + doctor.id() + "/instagram", "Authorization", "Bearer " + house.secrets.service());
        house.visits.post(
                "/api/v1/doctors/" + doctor.id() + "/instagram/messages",
                "{\"recipientId\":\"1\",\"text\":\"" + house.canaries.sentence("text of a service", "Dear") + "\"}",
                "Authorization",
                "Bearer " + house.secrets.service());
    }

    /** The built-in page, with the session that opens it; the session's cookie. */
    String page(Doctor doctor) {
        Answer opened = house.visits.unkeptPost(Visits.PAGE + "/session", "Authorization", doctor.bearer());
        String cookie = opened.cookie("connect_session");
        house.canaries.release("session cookie", cookie.substring(cookie.indexOf('=') + 1));
        house.visits.keep(opened, cookie);
        assertThat(house.visits.get(Visits.PAGE, "Cookie", cookie).body()).contains("Disconnect");
        assertThat(house.visits.get(Visits.API + "/status", "Cookie", cookie).status())
                .isEqualTo(200);
        return cookie;
    }

    /** The operator page, by a wrong key and by the right one; its answers hold no secret but the session. */
    void operatorPage() {
        Answer wrong = signIn(house.canaries.secret("wrong operator key"));
        house.visits.keep(wrong);
        Answer opened = signIn(house.secrets.operator());
        String cookie = opened.cookie("connect_operator");
        house.canaries.release("operator session", cookie.substring(cookie.indexOf('=') + 1));
        house.visits.keep(opened, cookie);
        assertThat(house.visits.get("/ops", "Cookie", cookie).body()).contains("Diagnosis", "Dead letters");
        assertThat(house.visits
                        .get("/ops/dead-letters?reason=handler_failed", "Cookie", cookie)
                        .status())
                .isEqualTo(200);
    }

    private Answer signIn(String key) {
        return house.visits.unkeptForm("/ops/session", "key=" + URLEncoder.encode(key, UTF_8));
    }

    void failWithoutDatabase(Doctor doctor) {
        assertThat(house.visits
                        .get(Visits.API + "/status", "Authorization", doctor.bearer())
                        .status())
                .isEqualTo(503);
        house.visits.get(
                Visits.CALLBACK + "?code=" + house.canaries.secret("code without database") + "&state="
                        + house.canaries.secret("state without database"),
                "Cookie",
                "connect_browser=" + house.canaries.secret("browser without database"));
    }

    void disconnect(Doctor doctor) {
        assertThat(house.visits
                        .delete(Visits.API + "/disconnect", "Authorization", doctor.bearer())
                        .status())
                .isEqualTo(204);
    }

    void look() {
        for (String path : new String[] {"/metrics", "/health", "/health/ready", "/health/live"}) {
            house.visits.look(path);
        }
    }

    private static void refused(Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
    }
}
