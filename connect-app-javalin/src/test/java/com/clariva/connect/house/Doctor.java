package com.clariva.connect.house;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.http.Jwts;
import com.clariva.connect.app.http.Street.Answer;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.simulator.Account;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import okhttp3.HttpUrl;

/** A doctor with a browser, who lets every secret that is handed over be a canary. */
final class Doctor {
    private final House house;
    private final DoctorId id;

    Doctor(House house, DoctorId id) {
        this.house = requireNonNull(house, "house is null");
        this.id = requireNonNull(id, "id is null");
    }

    static Doctor newcomer(House house) {
        return new Doctor(house, DoctorId.of(UUID.randomUUID().toString()));
    }

    DoctorId id() {
        return id;
    }

    /** The value of an {@code Authorization} header. */
    String bearer() {
        return bearer(house.secrets.jwt(), Duration.ZERO);
    }

    String bearer(String secret, Duration ago) {
        Instant then = InstantSource.system().instant().minus(ago);
        return "Bearer " + house.canaries.release("JWT", Jwts.of(id, then, Secret.of(secret)));
    }

    /** Sets out for Instagram in this browser. */
    Journey depart() {
        Answer answer = house.visits.unkept(Visits.API + "/connect", "Authorization", bearer());
        String cookie = answer.cookie("connect_browser");
        Journey journey = new Journey(authorizationUrl(answer), cookie);
        house.canaries.release("browser cookie", cookie.substring(cookie.indexOf('=') + 1));
        house.visits.keep(answer, journey.state(), cookie);
        return journey;
    }

    /** Sets out from a front end on another site. */
    Journey departFromElsewhere() {
        Answer answer = house.visits.unkept(Visits.API + "/connect?finish=complete", "Authorization", bearer());
        Journey journey = new Journey(authorizationUrl(answer), "connect_browser=none");
        house.visits.keep(answer, journey.state());
        return journey;
    }

    Answer comeBack(URI address, String cookie) {
        return house.visits.get(address.getRawPath() + "?" + address.getRawQuery(), "Cookie", cookie);
    }

    /** All of it; how the callback answered. */
    Answer link(Account account) {
        Journey journey = depart();
        return comeBack(allow(journey, account), journey.cookie());
    }

    URI allow(Journey journey, Account account) {
        URI back = house.instagram.allow(journey.authorizationUrl(), account);
        house.canaries.release("authorization code", parameter(back, "code"));
        return back;
    }

    static String parameter(URI address, String name) {
        return requireNonNull(HttpUrl.get(address.toString()).queryParameter(name), name + " is null");
    }

    private URI authorizationUrl(Answer answer) {
        URI url = URI.create(answer.body().replaceAll("^\\{\"redirectUrl\":\"(.*)\"}$", "$1"));
        house.canaries.release("state", parameter(url, "state"));
        return url;
    }

    /** A link that has been begun. */
    record Journey(URI authorizationUrl, String cookie) {
        String state() {
            return parameter(authorizationUrl, "state");
        }
    }
}
