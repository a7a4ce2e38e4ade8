package com.clariva.connect.app.ops;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.metrics.HealthCheck;
import com.clariva.connect.app.metrics.Sampler;
import com.clariva.connect.core.Connect;
import com.clariva.connect.core.deadletter.DeadLetterReason;
import com.clariva.connect.core.deadletter.ListedLetter;
import com.clariva.connect.core.diagnosis.Diagnosis;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.eventlog.EventFilter;
import com.clariva.connect.core.eventlog.FoundEvent;
import com.clariva.connect.core.replay.ReplayOrder;
import com.clariva.connect.core.replay.ReplayedLetter;
import com.clariva.connect.core.retention.ListParked.ParkedAccount;
import com.clariva.connect.core.secret.SecretsReview;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;

/** Where an operator sits: everything can be seen from here, and dead letters set going again. */
public final class Desk implements AutoCloseable {
    /** How many dead letters are looked at. */
    static final int LETTERS = 1000;

    private static final int EVENTS = 25;
    private static final int PARKED_ACCOUNTS = 20;
    private static final int LOOKS = 4;
    /** For what is cheap to see; several operators are served by one look. */
    private static final Duration SOON = Duration.ofMillis(200);

    private static final Duration LATER = Duration.ofSeconds(20);

    private final Connect connect;
    private final HealthCheck health;
    private final Sampler sampler;
    private final InstantSource clock;
    private final PacedReplay replay;
    private final ExecutorService executor = Executors.newFixedThreadPool(LOOKS, Desk::thread);
    private final Kept<Diagnosis> diagnosis;
    private final Kept<List<FoundEvent>> events;
    private final Kept<List<ListedLetter>> letters;
    private final Kept<AccountCensus> accounts;
    private final Kept<List<ParkedAccount>> parked;
    private final Kept<SecretsReview> secrets;

    public Desk(Connect connect, HealthCheck health, Sampler sampler, InstantSource clock) {
        this(connect, health, sampler, clock, System::nanoTime);
    }

    /** As the other, by a clock of one's own: for tests that do not wait until things are looked at anew. */
    public Desk(Connect connect, HealthCheck health, Sampler sampler, InstantSource clock, LongSupplier nanos) {
        this.connect = requireNonNull(connect, "connect is null");
        this.health = requireNonNull(health, "health is null");
        this.sampler = requireNonNull(sampler, "sampler is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.replay = new PacedReplay(connect.replayDeadLetter());
        Kept.Looking looking = new Kept.Looking(executor, nanos);
        this.diagnosis = new Kept<>(() -> connect.diagnose().diagnose(Optional.empty()), looking, LATER);
        this.events = new Kept<>(() -> connect.findEvents().list(EventFilter.ALL, EVENTS), looking, SOON);
        this.letters = new Kept<>(() -> waiting(Optional.empty()), looking, SOON);
        this.accounts = new Kept<>(() -> AccountCensus.take(connect.listAccounts()), looking, LATER);
        this.parked = new Kept<>(() -> connect.listParked().list(PARKED_ACCOUNTS), looking, LATER);
        this.secrets = new Kept<>(() -> connect.reviewSecrets().review(), looking, LATER);
    }

    /** Looks at everything, for about a second at most. */
    Sight look() {
        var seenHealth = health.look();
        var seenDiagnosis = diagnosis.look();
        var seenEvents = events.look();
        var seenLetters = letters.look();
        var seenAccounts = accounts.look();
        var seenParked = parked.look();
        var seenSecrets = secrets.look();
        CompletableFuture.allOf(
                        seenHealth, seenDiagnosis, seenEvents, seenLetters, seenAccounts, seenParked, seenSecrets)
                .join();
        return new Sight(
                clock.instant(),
                new Sight.Here(seenHealth.join(), sampler.samples(), replay.progress()),
                new Sight.Stored(
                        seenEvents.join(),
                        seenLetters.join(),
                        seenAccounts.join(),
                        seenParked.join(),
                        seenSecrets.join()),
                seenDiagnosis.join());
    }

    /**
     * The waiting dead letters of one cause; nothing happens to them.
     *
     * @throws com.clariva.connect.core.ConnectException.StorageUnavailable if the store gives no answer
     */
    public LetterGroup dryRun(LetterGroup.Cause cause) {
        return new LetterGroup(
                cause,
                waiting(DeadLetterReason.of(cause.reason())).stream()
                        .filter(letter -> LetterGroup.Cause.of(letter).equals(cause))
                        .toList());
    }

    /** Begins to replay the waiting dead letters of one cause, at a pace. False if others are under way. */
    public boolean replay(LetterGroup.Cause cause) {
        return replay.begin(dryRun(cause).letters().stream()
                .map(letter -> letter.event().id())
                .toList());
    }

    /** Begins to replay one. False if others are under way. */
    public boolean replay(EventId letter) {
        return replay.begin(List.of(letter));
    }

    /** Stops replaying. */
    public void stop() {
        replay.stop();
    }

    @Override
    public void close() {
        replay.close();
        executor.shutdownNow();
    }

    private List<ListedLetter> waiting(Optional<DeadLetterReason> reason) {
        ReplayOrder order = new ReplayOrder(reason, Optional.empty(), LETTERS, true);
        return connect.replayDeadLetters().replay(order).stream()
                .map(ReplayedLetter::letter)
                .toList();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "connect-desk");
        thread.setDaemon(true);
        return thread;
    }
}
