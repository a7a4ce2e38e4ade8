package com.clariva.connect.core;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.account.AccountListener;
import com.clariva.connect.core.audit.SparingAudit;
import com.clariva.connect.core.diagnosis.Diagnose;
import com.clariva.connect.core.handling.EventHandler;
import com.clariva.connect.core.handling.WorkerSettings;
import com.clariva.connect.core.instance.CountReceived;
import com.clariva.connect.core.instance.Incidents;
import com.clariva.connect.core.instance.SetUp;
import com.clariva.connect.core.queue.EventQueue;
import com.clariva.connect.core.queue.QueueState;
import com.clariva.connect.core.secret.NamedSecret;
import com.clariva.connect.core.secret.SecretUsage;
import com.clariva.connect.core.sending.MayWrite;
import com.clariva.connect.core.token.FallbackToken;
import com.clariva.connect.core.trace.Tracing;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts a {@link Connect} together, and reports everything that is missing at once. */
public final class ConnectBuilder {
    private final List<NamedSecret> appSecrets = new ArrayList<>();
    private final List<NamedSecret> verifyTokens = new ArrayList<>();
    private @Nullable Storage storage;
    private @Nullable Instagram instagram;
    private Parts.@Nullable Queue queue;
    private @Nullable EventHandler handler;
    private @Nullable FallbackToken fallback;
    private AccountListener accountListener = AccountListener.NONE;
    private WorkerSettings worker = WorkerSettings.STANDARD;
    private int repliesInARow = MayWrite.REPLIES_IN_A_ROW;
    private SetUp setUp = SetUp.UNKNOWN;
    private @Nullable Incidents incidents;
    private Observer observer = Observer.NONE;
    private Tracing tracing = Tracing.CARRYING;
    private InstantSource clock = InstantSource.system();

    ConnectBuilder() {}

    /** Required. */
    public ConnectBuilder storage(Storage newStorage) {
        this.storage = requireNonNull(newStorage, "storage is null");
        return this;
    }

    /** Required. */
    public ConnectBuilder instagram(Instagram newInstagram) {
        this.instagram = requireNonNull(newInstagram, "instagram is null");
        return this;
    }

    /** Required. */
    public <Q extends EventQueue & QueueState> ConnectBuilder queue(Q newQueue) {
        requireNonNull(newQueue, "queue is null");
        this.queue = new Parts.Queue(newQueue, newQueue);
        return this;
    }

    /** At least one is required. Any of them may sign a webhook, so old and new work side by side. */
    public ConnectBuilder appSecret(NamedSecret secret) {
        appSecrets.add(requireNonNull(secret, "secret is null"));
        return this;
    }

    /** At least one is required. Any of them answers Meta's verification request. */
    public ConnectBuilder verifyToken(NamedSecret token) {
        verifyTokens.add(requireNonNull(token, "token is null"));
        return this;
    }

    /** None unless set: sends for its account, where that is linked and has no token of its own. */
    public ConnectBuilder fallbackToken(FallbackToken token) {
        this.fallback = requireNonNull(token, "token is null");
        return this;
    }

    /** Required: what to do with an event. */
    public ConnectBuilder handler(EventHandler newHandler) {
        this.handler = requireNonNull(newHandler, "handler is null");
        return this;
    }

    /** {@link AccountListener#NONE} unless set: hears what becomes of accounts. */
    public ConnectBuilder accountListener(AccountListener listener) {
        this.accountListener = requireNonNull(listener, "listener is null");
        return this;
    }

    /** {@link WorkerSettings#STANDARD} unless set. */
    public ConnectBuilder worker(WorkerSettings settings) {
        this.worker = requireNonNull(settings, "settings is null");
        return this;
    }

    /**
     * {@link MayWrite#REPLIES_IN_A_ROW} unless set: how many replies there may be in a conversation without a
     * word of the person in between.
     */
    public ConnectBuilder repliesInARow(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("at least one reply in a row is allowed");
        }
        this.repliesInARow = most;
        return this;
    }

    /** {@link SetUp#UNKNOWN} unless set: what a diagnosis is told of this instance. */
    public ConnectBuilder setUp(SetUp newSetUp) {
        this.setUp = requireNonNull(newSetUp, "setUp is null");
        return this;
    }

    /** None of the embedder's own unless set: what its handlers say does not work, for heartbeats and diagnoses. */
    public ConnectBuilder incidents(Incidents newIncidents) {
        this.incidents = requireNonNull(newIncidents, "incidents is null");
        return this;
    }

    /** {@link Observer#NONE} unless set. */
    public ConnectBuilder observer(Observer newObserver) {
        this.observer = requireNonNull(newObserver, "observer is null");
        return this;
    }

    /** {@link Tracing#CARRYING} unless set: who records traces. */
    public ConnectBuilder tracing(Tracing newTracing) {
        this.tracing = requireNonNull(newTracing, "tracing is null");
        return this;
    }

    /** The system's clock unless set. */
    public ConnectBuilder clock(InstantSource newClock) {
        this.clock = requireNonNull(newClock, "clock is null");
        return this;
    }

    /**
     * The house, not yet started.
     *
     * @throws IllegalStateException if a required part is missing; the message names all of them
     */
    public Connect build() {
        if (storage == null || instagram == null || queue == null || handler == null || lacksSecrets()) {
            throw new IllegalStateException("Connect cannot be built without: " + String.join(", ", missing()));
        }
        Parts.Secrets secrets = secrets();
        Parts.Watch watch = new Parts.Watch(
                observer,
                new SecretUsage(secrets.all(), storage.secretRecords(), clock),
                new CountReceived(verifyTokens, clock),
                Optional.ofNullable(incidents).orElseGet(() -> new Incidents(clock)),
                new SparingAudit(storage.auditLog(), clock),
                tracing);
        return new Connect(new Parts(
                storage,
                instagram,
                queue,
                secrets,
                new Parts.Service(handler, accountListener, worker, repliesInARow, described(), watch, clock)));
    }

    /**
     * Only what says what is wrong, for another process than the one that works: it takes the storage, Instagram
     * and the secrets, reads, and changes nothing.
     *
     * @throws IllegalStateException if the storage or Instagram is missing
     */
    public Diagnose diagnose() {
        if (storage == null || instagram == null) {
            throw new IllegalStateException("a diagnosis needs storage and instagram");
        }
        return new DiagnosisWing(
                        storage, secrets(), instagram.authorizationServer().permissions(), described(), clock)
                .diagnose;
    }

    private Parts.Secrets secrets() {
        return new Parts.Secrets(List.copyOf(appSecrets), List.copyOf(verifyTokens), Optional.ofNullable(fallback));
    }

    private SetUp described() {
        return setUp.withMetaAppSecret(NamedSecret.hintAmong(appSecrets).isEmpty());
    }

    private boolean lacksSecrets() {
        return appSecrets.isEmpty() || verifyTokens.isEmpty();
    }

    private List<String> missing() {
        List<String> missing = new ArrayList<>();
        addIf(storage == null, "storage", missing);
        addIf(instagram == null, "instagram", missing);
        addIf(queue == null, "queue", missing);
        addIf(handler == null, "handler", missing);
        addIf(appSecrets.isEmpty(), "an appSecret", missing);
        addIf(verifyTokens.isEmpty(), "a verifyToken", missing);
        return missing;
    }

    private static void addIf(boolean absent, String name, List<String> missing) {
        if (absent) {
            missing.add(name);
        }
    }
}
