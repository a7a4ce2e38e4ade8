package com.clariva.connect.app.http;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.connecting;
import static com.clariva.connect.testkit.Cast.grant;

import com.clariva.connect.app.auth.BrowserIds;
import com.clariva.connect.app.auth.DoctorTokenReader;
import com.clariva.connect.app.auth.PageSessions;
import com.clariva.connect.app.metrics.HealthCheck;
import com.clariva.connect.app.metrics.HealthReport;
import com.clariva.connect.app.metrics.Meters;
import com.clariva.connect.app.metrics.QueueMeters;
import com.clariva.connect.app.metrics.Sampler;
import com.clariva.connect.app.ops.Desk;
import com.clariva.connect.app.settings.Access.DoctorTokens;
import com.clariva.connect.core.Connect;
import com.clariva.connect.core.ConnectBuilder;
import com.clariva.connect.core.Instagram;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.handling.EventHandler;
import com.clariva.connect.core.linking.AuthorizationServer;
import com.clariva.connect.core.linking.WebhookSubscriptions;
import com.clariva.connect.core.message.DirectMessages;
import com.clariva.connect.core.privacy.PetitionReader;
import com.clariva.connect.core.secret.NamedSecret;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.token.TokenRefresher;
import com.clariva.connect.core.trace.Tracing;
import com.clariva.connect.core.webhook.EventReader;
import com.clariva.connect.testkit.AuditLine;
import com.clariva.connect.testkit.InMemoryEventQueue;
import com.clariva.connect.testkit.InMemoryStorage;
import com.clariva.connect.testkit.InMemoryWebhookSubscriptions;
import com.clariva.connect.testkit.LineEventReader;
import com.clariva.connect.testkit.LinePetitionReader;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.ReversibleSealing;
import com.clariva.connect.testkit.ScriptedAuthorizationServer;
import com.clariva.connect.testkit.ScriptedDirectMessages;
import com.clariva.connect.testkit.ScriptedTokenRefresher;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The routes on a real port, with fakes behind them. */
public final class HouseOfFakes implements AutoCloseable {
    static final Secret JWT_SECRET = Secret.of("a secret of thirty-two characters");
    static final Secret APP_SECRET = Secret.of("app-secret");
    static final Secret VERIFY_TOKEN = Secret.of("a-verify-token-of-32-characters!");
    public static final Secret OPERATOR_KEY = Secret.of("an-operator-key-of-32-characters");
    static final Secret SERVICE_KEY = Secret.of("a-service-key-of-32-characters!!");
    static final WebServer.Keys KEYS = new WebServer.Keys(Optional.of(OPERATOR_KEY), Optional.of(SERVICE_KEY));
    static final int MOST_EVENTS = 1000;
    static final String ALLOWED_ORIGIN = "https://app.clariva.test";
    public static final WebSettings SETTINGS = new WebSettings(
            new WebSettings.Listen(
                    Optional.of("127.0.0.1"), 0, Duration.ofSeconds(2), WebSettings.Limits.within(256 * 1024 * 1024)),
            URI.create("https://connect.clariva.test"),
            WebSettings.BUILT_IN_PAGE,
            List.of(ALLOWED_ORIGIN),
            new WebhookSources(List.of(), List.of()));

    public final ManualClock clock = new ManualClock();
    public final InMemoryStorage storage = new InMemoryStorage(clock);
    public final InMemoryEventQueue queue =
            InMemoryEventQueue.limited(clock, storage.outage(), Duration.ofDays(3), MOST_EVENTS);
    final ScriptedAuthorizationServer instagram = new ScriptedAuthorizationServer();
    final ScriptedDirectMessages directMessages = new ScriptedDirectMessages();
    final InMemoryWebhookSubscriptions subscriptions = new InMemoryWebhookSubscriptions();
    public final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    public final Street street;

    /** How many events are in hand, beside those of the worker. */
    public final AtomicInteger busy = new AtomicInteger();

    private final Meters meters = new Meters(registry, clock);
    private final HealthCheck healthCheck;
    public final Sampler sampler;
    private final Desk desk;
    private final Connect connect;
    private final WebServer server;

    HouseOfFakes() {
        this(SETTINGS);
    }

    public HouseOfFakes(WebSettings settings) {
        this(settings, KEYS);
    }

    HouseOfFakes(WebSettings settings, WebServer.Keys keys) {
        this(settings, keys, Optional.empty(), UnaryOperator.identity());
    }

    /** One in which events are handled, and traces recorded. */
    HouseOfFakes(EventHandler handler, Tracing tracing) {
        this(SETTINGS, KEYS, Optional.empty(), house -> house.handler(handler).tracing(tracing));
        connect.start();
    }

    /** With an Instagram of the guest's own. */
    public HouseOfFakes(WebSettings settings, Function<InstantSource, Instagram> guest) {
        this(settings, KEYS, Optional.of(guest), UnaryOperator.identity());
    }

    private HouseOfFakes(
            WebSettings settings,
            WebServer.Keys keys,
            Optional<Function<InstantSource, Instagram>> guest,
            UnaryOperator<ConnectBuilder> more) {
        connect = more.apply(Connect.builder()
                        .storage(storage)
                        .instagram(guest.map(of -> of.apply(clock)).orElseGet(Fakes::new))
                        .queue(queue)
                        .appSecret(new NamedSecret("INSTAGRAM_APP_SECRET", APP_SECRET))
                        .verifyToken(new NamedSecret("INSTAGRAM_WEBHOOK_VERIFY_TOKEN", VERIFY_TOKEN))
                        .handler(event -> {})
                        .observer(meters)
                        .clock(clock))
                .build();
        healthCheck = new HealthCheck(
                new HealthCheck.ThisProcess(
                        "1.2.3",
                        clock.instant(),
                        clock,
                        false,
                        () -> new HealthReport.Worker(connect.isWorking(), connect.inFlight() + busy.get())),
                storage.access(),
                new HealthCheck.WatchedQueue(queue, 1_000_000),
                new HealthCheck.Webhooks(connect::refusedLately, connect.incidents()),
                this::nanos);
        QueueMeters.register(healthCheck, registry);
        sampler = new Sampler(healthCheck, registry, clock);
        desk = new Desk(connect, healthCheck, sampler, clock, this::nanos);
        DoctorTokens rules = new DoctorTokens(
                Optional.of(JWT_SECRET),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                DoctorTokens.DEFAULT_MAX_LIFETIME);
        server = new WebServer(
                settings,
                new WebServer.House(
                        connect,
                        new DoctorTokenReader(rules, clock),
                        new PageSessions(ReversibleSealing.withKeys("page"), clock),
                        new BrowserIds(ReversibleSealing.withKeys("page")),
                        keys),
                new WebServer.Watch(healthCheck, registry, meters, desk),
                clock);
        server.start();
        street = new Street(server.port());
    }

    /** Meta has asked whether the address is ours, and delivers {@code body}. */
    public void metaDelivers(byte[] body) {
        street.get("/webhooks/instagram?hub.mode=subscribe&hub.challenge=1&hub.verify_token=" + VERIFY_TOKEN.reveal());
        street.send("POST", "/webhooks/instagram", body, "X-Hub-Signature-256", Signatures.sha256(APP_SECRET, body));
    }

    /** Meta has asked once, and signed so many deliveries, the last one just now. */
    public void metaHasDelivered(long times) {
        Instant now = clock.instant();
        NamedSecret appSecret = new NamedSecret("INSTAGRAM_APP_SECRET", APP_SECRET);
        NamedSecret verifyToken = new NamedSecret("INSTAGRAM_WEBHOOK_VERIFY_TOKEN", VERIFY_TOKEN);
        List.of(appSecret, verifyToken)
                .forEach(secret -> storage.secretRecords().watched(secret, now.minus(Duration.ofDays(40))));
        storage.secretRecords().matched(verifyToken, 1, now.minus(Duration.ofDays(2)));
        storage.secretRecords().matched(appSecret, times, now);
    }

    /** Goes on by itself, and with the clock. */
    private long nanos() {
        return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(clock.millis());
    }

    /** Events are worked on from now on. */
    public void work() {
        connect.start();
    }

    /** {@code Authorization} of {@code doctor}, good for an hour. */
    public String[] bearer(DoctorId doctor) {
        return new String[] {"Authorization", "Bearer " + Jwts.of(doctor, clock.instant())};
    }

    /** What the browser of {@code doctor} sends after the page was opened. */
    String sessionOf(DoctorId doctor) {
        return street.post("/settings/instagram/session", "", bearer(doctor)).cookie("connect_session");
    }

    /** All routes but the one that webhooks take. */
    List<String> routes() {
        return server.routes();
    }

    /** Ada has connected her practice. */
    void adaIsConnected() {
        storage.accounts().connect(connecting(DR_ADA, ADAS_PRACTICE, "token-ada"));
    }

    /** Instagram will take {@code code} for Ada's practice. */
    void instagramGrants(String code) {
        instagram.grants(
                Secret.of(code),
                grant("token-ada"),
                connecting(DR_ADA, ADAS_PRACTICE, "token-ada").profile());
    }

    /** Everything that was audited, also what is only counted for now. */
    List<AuditLine> audited() {
        connect.close();
        return storage.auditLog().lines();
    }

    @Override
    public void close() {
        server.close();
        desk.close();
        sampler.close();
        healthCheck.close();
        connect.close();
    }

    private final class Fakes implements Instagram {
        private final ScriptedTokenRefresher tokenRefresher = new ScriptedTokenRefresher(clock);

        @Override
        public AuthorizationServer authorizationServer() {
            return instagram;
        }

        @Override
        public TokenRefresher tokenRefresher() {
            return tokenRefresher;
        }

        @Override
        public WebhookSubscriptions subscriptions() {
            return subscriptions;
        }

        @Override
        public DirectMessages directMessages() {
            return directMessages;
        }

        @Override
        public EventReader eventReader() {
            return new LineEventReader();
        }

        @Override
        public PetitionReader petitionReader() {
            return new LinePetitionReader();
        }
    }
}
