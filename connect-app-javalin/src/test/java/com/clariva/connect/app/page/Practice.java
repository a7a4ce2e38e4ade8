package com.clariva.connect.app.page;

import com.clariva.connect.adapters.instagram.InstagramOverHttp;
import com.clariva.connect.adapters.instagram.InstagramSettings;
import com.clariva.connect.app.http.HouseOfFakes;
import com.clariva.connect.app.http.WebSettings;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.eventlog.EventLogEntry;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.reply.PartEnd;
import com.clariva.connect.core.reply.Reply;
import com.clariva.connect.core.reply.ReplyId;
import com.clariva.connect.core.reply.Turn;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.simulator.Account;
import com.clariva.connect.simulator.AccountType;
import com.clariva.connect.simulator.SimulatedInstagram;
import com.clariva.connect.simulator.SimulatorSettings;
import com.clariva.connect.testkit.Cast;
import com.clariva.connect.testkit.redis.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/**
 * Clariva at {@code localhost} and Instagram at {@code 127.0.0.1}: to a browser these are two sites, so its rules
 * for cookies that cross from one to the other hold here too.
 */
final class Practice implements AutoCloseable {
    private static final String PORTRAIT = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 112 112"><rect width="112" height="112" fill="#9ec9c3"/>
            <circle cx="56" cy="44" r="20" fill="#fff"/><path d="M16 112a40 40 0 0 1 80 0Z" fill="#fff"/>
            <path d="M56 80v20M46 90h20" stroke="#2f7f78" stroke-width="6" stroke-linecap="round"/></svg>
            """;

    final HouseOfFakes house;
    final SimulatedInstagram instagram;
    final Account account;

    private final int port = RedisServer.freePort();
    private final URI clariva = URI.create("http://localhost:" + port);
    private final MockWebServer pictures = new MockWebServer();

    Practice() {
        SimulatorSettings settings =
                SimulatorSettings.create().withRedirectUri(clariva.resolve("/api/v1/settings/instagram/callback"));
        HouseInstagram guest = new HouseInstagram(settings);
        this.house = new HouseOfFakes(web(), guest::open);
        this.instagram = guest.instagram();
        this.account = instagram.account(new Account(
                "17841400000000021",
                "24500000000000021",
                "dr.asha.rao",
                "Dr. Asha Rao",
                AccountType.BUSINESS,
                portrait()));
    }

    private WebSettings web() {
        WebSettings.Listen any = HouseOfFakes.SETTINGS.listen();
        return new WebSettings(
                new WebSettings.Listen(any.host(), port, any.grace(), any.limits()),
                clariva,
                WebSettings.BUILT_IN_PAGE,
                List.of(),
                HouseOfFakes.SETTINGS.webhookSources());
    }

    private Optional<URI> portrait() {
        pictures.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder()
                        .addHeader("Content-Type", "image/svg+xml")
                        .body(PORTRAIT)
                        .build();
            }
        });
        try {
            pictures.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(URI.create("http://127.0.0.1:" + pictures.getPort() + "/portrait.svg"));
    }

    /** An address of Clariva's. */
    URI at(String path) {
        return clariva.resolve(path);
    }

    /** A patient has written to the doctor, and a minute later was answered. */
    void patientWroteAndWasAnswered(DoctorId doctor) {
        Claim claim = new Claim(
                Cast.message(new InstagramId(account.professionalId()), "Hello", house.clock.instant()), 1, "lease");
        house.storage
                .eventLog()
                .write(List.of(new EventLogEntry(claim, "handled", Optional.of(doctor), house.clock.instant())));
        answer();
    }

    private void answer() {
        house.clock.advance(Duration.ofMinutes(1));
        Reply reply = new Reply(
                new ReplyId("reply-1"),
                new InstagramId(account.professionalId()),
                Cast.PATIENT,
                Content.text("Good morning"),
                Optional.empty());
        Turn turn = house.storage
                .replies()
                .begin(reply, List.of(reply.content()), house.clock.instant(), Duration.ofMinutes(1))
                .turn()
                .orElseThrow();
        house.storage.outbox().start(turn, house.clock.instant(), Duration.ofMinutes(1));
        house.storage.outbox().settle(turn, new PartEnd.Sent("mid"), house.clock.instant());
    }

    DoctorId doctorOf(Account connected) {
        return house.storage
                .accounts()
                .findByAccount(new InstagramId(connected.professionalId()))
                .orElseThrow()
                .doctor();
    }

    @Override
    public void close() {
        house.close();
        instagram.close();
        pictures.close();
    }

    /** The simulated Instagram, which tells the house's time and so begins when the house has one. */
    private static final class HouseInstagram {
        private final SimulatorSettings settings;
        private Optional<SimulatedInstagram> instagram = Optional.empty();

        HouseInstagram(SimulatorSettings settings) {
            this.settings = settings;
        }

        InstagramOverHttp open(InstantSource clock) {
            SimulatedInstagram begun = SimulatedInstagram.start(settings.withTime(clock));
            instagram = Optional.of(begun);
            return InstagramOverHttp.with(InstagramSettings.of(
                            settings.appId(),
                            Secret.of(settings.appSecret()),
                            settings.redirectUris().iterator().next(),
                            clock)
                    .withAddresses(new InstagramSettings.Addresses(
                            begun.authorizeUrl(), begun.tokenUrl(), begun.graphUrl(), "v25.0")));
        }

        SimulatedInstagram instagram() {
            return instagram.orElseThrow();
        }
    }
}
