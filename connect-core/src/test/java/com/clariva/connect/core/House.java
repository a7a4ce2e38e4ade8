package com.clariva.connect.core;

import com.clariva.connect.core.account.AccountType;
import com.clariva.connect.core.account.Profile;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.InstagramEvent;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.handling.EventHandler;
import com.clariva.connect.core.handling.RetryPolicy;
import com.clariva.connect.core.handling.WorkerSettings;
import com.clariva.connect.core.instance.SetUp;
import com.clariva.connect.core.linking.Callback;
import com.clariva.connect.core.linking.Departure;
import com.clariva.connect.core.linking.Finish;
import com.clariva.connect.core.linking.LinkOutcome;
import com.clariva.connect.core.linking.Ticket;
import com.clariva.connect.core.secret.NamedSecret;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.token.FallbackToken;
import com.clariva.connect.core.token.Grant;
import com.clariva.connect.testkit.InMemoryEventQueue;
import com.clariva.connect.testkit.InMemoryStorage;
import com.clariva.connect.testkit.InMemoryWebhookSubscriptions;
import com.clariva.connect.testkit.LineEventReader;
import com.clariva.connect.testkit.LinePetitionReader;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.Outage;
import com.clariva.connect.testkit.RecordingAccountListener;
import com.clariva.connect.testkit.ScriptedAuthorizationServer;
import com.clariva.connect.testkit.ScriptedDirectMessages;
import com.clariva.connect.testkit.ScriptedTokenRefresher;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The whole of core, on fakes: what most of its tests walk through. */
public final class House implements AutoCloseable {
    public static final Secret APP_SECRET = Secret.of("0123456789abcdef0123456789abcdef");
    public static final Secret CODE = Secret.of("code-of-ada");
    public static final Secret TOKEN = Secret.of("token-of-ada");

    /** Longer than any test lets pass, so that a slow machine does not end a lease. */
    private static final Duration LEASE = Duration.ofDays(1);

    public final ManualClock clock = new ManualClock();
    public final InMemoryStorage storage = new InMemoryStorage(clock);
    public final Outage queueOutage = new Outage();
    public final InMemoryEventQueue queue = new InMemoryEventQueue(clock, queueOutage);
    public final ScriptedAuthorizationServer authorizationServer = new ScriptedAuthorizationServer();
    public final ScriptedTokenRefresher tokenRefresher = new ScriptedTokenRefresher(clock);
    public final InMemoryWebhookSubscriptions subscriptions = new InMemoryWebhookSubscriptions();
    public final ScriptedDirectMessages directMessages = new ScriptedDirectMessages(clock);
    public final RecordingAccountListener listener = new RecordingAccountListener();
    public final Connect connect;

    /** A house whose handler does nothing. */
    public House() {
        this(event -> {});
    }

    public House(EventHandler handler) {
        this(handler, Observer.NONE);
    }

    public House(EventHandler handler, Observer observer) {
        this(handler, observer, new WorkerSettings(4, LEASE, Duration.ofSeconds(5), retries(), Duration.ofDays(7)));
    }

    public House(EventHandler handler, Observer observer, WorkerSettings worker) {
        this(handler, observer, worker, UnaryOperator.identity());
    }

    /** A house with a token set by hand. */
    public House(FallbackToken fallback) {
        this(event -> {}, Observer.NONE, WorkerSettings.STANDARD, builder -> builder.fallbackToken(fallback));
    }

    /** A house that says so of itself. */
    public House(SetUp setUp) {
        this(event -> {}, Observer.NONE, WorkerSettings.STANDARD, builder -> builder.setUp(setUp));
    }

    private House(EventHandler handler, Observer observer, WorkerSettings worker, UnaryOperator<ConnectBuilder> more) {
        connect = more.apply(Connect.builder()
                        .storage(storage)
                        .instagram(instagram())
                        .queue(queue)
                        .appSecret(new NamedSecret("INSTAGRAM_APP_SECRET", APP_SECRET))
                        .verifyToken(new NamedSecret("INSTAGRAM_WEBHOOK_VERIFY_TOKEN", Secret.of("a-verify-token")))
                        .handler(handler)
                        .accountListener(listener)
                        .worker(worker)
                        .observer(observer)
                        .clock(clock))
                .build();
    }

    private static RetryPolicy retries() {
        return new RetryPolicy(List.of(Duration.ofMinutes(1), Duration.ofMinutes(5)));
    }

    /** What comes round for replies. */
    public void sweepReplies() {
        connect.replies.sweep();
    }

    /** The event says what it says of its conversation, as before its handler. */
    public void hear(InstagramEvent event, Instant receivedAt) {
        connect.replies.hearConversation.hear(event, receivedAt);
    }

    /** What the account listener heard. */
    public List<String> heard() {
        return listener.heard();
    }

    /** Instagram will take {@code code} once, for a token of {@code account}. */
    public void grants(Secret code, Secret token, InstagramId account) {
        authorizationServer.grants(
                code, grant(token, Optional.of(authorizationServer.permissions())), profile(account));
    }

    public Grant grant(Secret token, Optional<Set<String>> permissions) {
        return new Grant(
                token,
                clock.instant(),
                clock.instant().plus(Duration.ofDays(60)),
                Optional.of(new InstagramId("24500000000000001")),
                permissions);
    }

    public static Profile profile(InstagramId account) {
        return new Profile(
                account,
                Optional.of(new InstagramId("28978671838402975")),
                "dr.example",
                Optional.of(AccountType.BUSINESS),
                Optional.empty());
    }

    /** The doctor presses Connect and is at Instagram now. */
    public Departure depart(DoctorId doctor) {
        return connect.startLinking().start(doctor, Optional.empty(), Finish.AT_CALLBACK);
    }

    public static Ticket stateOf(Departure departure) {
        String query = departure.authorizationUrl().getQuery();
        return new Ticket(query.substring(query.indexOf("state=") + "state=".length()));
    }

    /** The same browser comes back with the code. */
    public LinkOutcome comeBack(Departure departure, Secret code) {
        return connect.completeLinking()
                .complete(new Callback(
                        Optional.of(code), Optional.of(stateOf(departure)), Optional.of(departure.browser()), false));
    }

    /** Dr Ada links the clinic, from beginning to end. */
    public void link(DoctorId doctor, InstagramId account) {
        Secret code = Secret.of("code-for-" + account);
        grants(code, Secret.of("token-of-" + account), account);
        LinkOutcome outcome = comeBack(depart(doctor), code);
        if (!(outcome instanceof LinkOutcome.Linked)) {
            throw new IllegalStateException("not linked: " + outcome);
        }
    }

    @Override
    public void close() {
        connect.close();
    }

    private Instagram instagram() {
        return new Instagram() {
            @Override
            public ScriptedAuthorizationServer authorizationServer() {
                return authorizationServer;
            }

            @Override
            public ScriptedTokenRefresher tokenRefresher() {
                return tokenRefresher;
            }

            @Override
            public InMemoryWebhookSubscriptions subscriptions() {
                return subscriptions;
            }

            @Override
            public ScriptedDirectMessages directMessages() {
                return directMessages;
            }

            @Override
            public LineEventReader eventReader() {
                return new LineEventReader();
            }

            @Override
            public LinePetitionReader petitionReader() {
                return new LinePetitionReader();
            }
        };
    }
}
