package com.clariva.connect.core;

import com.clariva.connect.core.account.CheckConnection;
import com.clariva.connect.core.account.ListAccounts;
import com.clariva.connect.core.audit.SecurityEvents;
import com.clariva.connect.core.audit.SparingAudit;
import com.clariva.connect.core.diagnosis.DatabaseSessions;
import com.clariva.connect.core.diagnosis.Diagnose;
import com.clariva.connect.core.eventlog.ExplainEvent;
import com.clariva.connect.core.eventlog.FindEvents;
import com.clariva.connect.core.health.CheckAccounts;
import com.clariva.connect.core.instance.CountReceived;
import com.clariva.connect.core.instance.Heartbeat;
import com.clariva.connect.core.instance.Incidents;
import com.clariva.connect.core.instance.LeaveHeartbeats;
import com.clariva.connect.core.instance.RefusalCause;
import com.clariva.connect.core.instance.RefusedWebhooks;
import com.clariva.connect.core.keys.RequireKeys;
import com.clariva.connect.core.keys.RotateKeys;
import com.clariva.connect.core.linking.CompleteLinking;
import com.clariva.connect.core.linking.ConfirmChange;
import com.clariva.connect.core.linking.Disconnect;
import com.clariva.connect.core.linking.FinishLinking;
import com.clariva.connect.core.linking.StartLinking;
import com.clariva.connect.core.privacy.Deauthorize;
import com.clariva.connect.core.privacy.DeleteAccountData;
import com.clariva.connect.core.privacy.FinishDeletions;
import com.clariva.connect.core.queue.WatchDurability;
import com.clariva.connect.core.replay.ReplayDeadLetter;
import com.clariva.connect.core.replay.ReplayDeadLetters;
import com.clariva.connect.core.retention.ListParked;
import com.clariva.connect.core.secret.ReviewSecrets;
import com.clariva.connect.core.secret.SecretUsage;
import com.clariva.connect.core.secret.Unmatched;
import com.clariva.connect.core.sending.SendAct;
import com.clariva.connect.core.sending.SendMessage;
import com.clariva.connect.core.sending.SendReply;
import com.clariva.connect.core.token.RefreshTokens;
import com.clariva.connect.core.webhook.AnswerVerification;
import com.clariva.connect.core.webhook.ReceiveWebhook;
import java.util.Optional;

/**
 * The front door: everything an embedding service does with Instagram starts here.
 *
 * <p>Build one with {@link #builder}, {@link #start} it, and {@link #close} it when the service stops.
 * The queue, the storage and their connections belong to whoever made them, and are closed after this.
 *
 * <p>Safe for use by many threads.
 */
public final class Connect implements AutoCloseable {
    private final TokenWing tokens;
    private final LinkingWing linking;
    final ReplyWing replies;
    private final EventWing events;
    private final OperatorWing operator;
    private final HealthWing health;
    private final PrivacyWing privacy;
    private final KeysWing keys;
    private final DatabaseSessions sessions;
    private final WatchDurability watchDurability;
    private final Upkeep upkeep = new Upkeep();
    private final SparingAudit audit;
    private final SecretUsage secretUsage;
    private final LeaveHeartbeats leaveHeartbeats;
    private final CountReceived received;
    private final Observer observer;
    private final boolean works;

    Connect(Parts parts) {
        tokens = new TokenWing(parts);
        linking = new LinkingWing(parts, tokens);
        replies = new ReplyWing(parts, tokens);
        events = new EventWing(parts, replies);
        health = new HealthWing(parts, tokens, linking);
        operator = new OperatorWing(parts);
        privacy = new PrivacyWing(parts);
        keys = new KeysWing(parts);
        sessions = parts.storage().sessions();
        watchDurability = new WatchDurability(parts.queue().state());
        audit = parts.audit();
        secretUsage = parts.secretUsage();
        leaveHeartbeats = operator.leaveHeartbeats;
        observer = parts.observer();
        received = parts.service().watch().received();
        works = parts.service().worker().concurrency() > 0;
    }

    public static ConnectBuilder builder() {
        return new ConnectBuilder();
    }

    /**
     * Starts the worker, unless its concurrency is 0, and what comes round. Called once.
     *
     * @throws ConnectException.TransactionPooling if connections to the storage do not keep their session
     * @throws ConnectException.KeyMissing if stored values need an encryption key that is not there
     * @throws ConnectException.StorageUnavailable if the storage gives no answer
     */
    public void start() {
        if (!sessions.areKept()) {
            throw new ConnectException.TransactionPooling();
        }
        keys.requireKeys.check();
        if (works) {
            events.worker.start();
        }
        upkeep.often(events.eventLog::flush);
        upkeep.often(events.receptionReport::flush);
        upkeep.often(events.handlingReport::flush);
        upkeep.often(audit::flush);
        upkeep.everyMinuteInTime(keys.requireKeys::note);
        upkeep.often(replies.report::flush);
        upkeep.everySecond(replies::sweep);
        upkeep.fromNowOnEveryMinute(watchDurability::look);
        upkeep.fromNowOnEveryMinute(secretUsage::watch);
        upkeep.fromNowOnEveryTenSeconds(this::beat);
        upkeep.everyMinute(linking.unparkLinked::sweep);
        upkeep.everyMinute(linking.keepSubscribed::subscribeMissing);
        upkeep.everyMinute(tokens.refreshTokens::sweep);
        upkeep.everyMinute(health.checkAccounts::sweep);
        upkeep.everyMinute(operator.forgetOld::sweep);
        upkeep.everyMinute(operator.reviewParked::sweep);
        upkeep.everyMinute(operator.boundParked::sweep);
        upkeep.everyMinute(privacy.finishDeletions::sweep);
    }

    /**
     * Claims no more events; handlers that run go on, and the configured grace begins. For those who have
     * something to finish before they {@link #close}, such as the requests under way. May be repeated.
     */
    public void stopClaiming() {
        if (works) {
            events.worker.stopClaiming();
        }
    }

    /**
     * Stops claiming, waits for running handlers up to the configured grace, then interrupts them, and
     * gives back what is left, so that another instance goes on at once. A handler that goes on after the
     * interrupt keeps its event, and the rest of its conversation waits, until the lease ends, within half
     * a minute. Events can be received until this returns and after.
     */
    @Override
    public void close() {
        if (works) {
            events.worker.close();
        }
        upkeep.close();
        events.accountChanges.close();
        events.eventLog.flush();
        audit.flushAll();
        secretUsage.flushAtTheEnd();
        leaveHeartbeats.leave();
    }

    private void beat() {
        leaveHeartbeats.beat(new Heartbeat.SeenWorker(works, isWorking(), inFlight()));
        secretUsage.flush();
    }

    /** A doctor presses Connect. */
    public StartLinking startLinking() {
        return linking.startLinking;
    }

    /** The browser comes back from Instagram. */
    public CompleteLinking completeLinking() {
        return linking.completeLinking;
    }

    /** A doctor of a front end on another site finishes what the callback handed over. */
    public FinishLinking finishLinking() {
        return linking.finishLinking;
    }

    /** A doctor who came back with another account says that it was meant. */
    public ConfirmChange confirmChange() {
        return linking.confirmChange;
    }

    /** A doctor disconnects. */
    public Disconnect disconnect() {
        return linking.disconnect;
    }

    /** Tokens live on; it comes round by itself every minute. */
    public RefreshTokens refreshTokens() {
        return tokens.refreshTokens;
    }

    /** How a doctor's connection stands. */
    public CheckConnection checkConnection() {
        return health.checkConnection;
    }

    /** An operator looks how all accounts are. */
    public ListAccounts listAccounts() {
        return health.listAccounts;
    }

    /** Instagram is asked how accounts are; it comes round by itself every minute. */
    public CheckAccounts checkAccounts() {
        return health.checkAccounts;
    }

    /** A webhook arrives. */
    public ReceiveWebhook receiveWebhook() {
        return events.receiveWebhook;
    }

    /** Meta asks whether the webhook's address is ours. */
    public AnswerVerification answerVerification() {
        return events.answerVerification;
    }

    /** An account's owner takes the app's access back. */
    public Deauthorize deauthorize() {
        return privacy.deauthorize;
    }

    /** An account's owner wants their data gone. */
    public DeleteAccountData deleteAccountData() {
        return privacy.deleteAccountData;
    }

    /** What has to be deleted is, until nothing is left; it comes round by itself every minute. */
    public FinishDeletions finishDeletions() {
        return privacy.finishDeletions;
    }

    /** A reply goes out, once. */
    public SendReply sendReply() {
        return replies.sendReply;
    }

    /** An account does what is no message. */
    public SendAct sendAct() {
        return replies.sendAct;
    }

    /** A service writes to a person on behalf of a doctor, once for each key. */
    public SendMessage sendMessage() {
        return replies.sendMessage;
    }

    /** An operator asks what became of one event, and why. */
    public ExplainEvent explainEvent() {
        return operator.explainEvent;
    }

    /** An operator asks what became of events. */
    public FindEvents findEvents() {
        return operator.findEvents;
    }

    /** An operator asks what is wrong, and what to do. */
    public Diagnose diagnose() {
        return operator.diagnose;
    }

    /** What does not work at this instance now; its heartbeat carries it to {@link #diagnose}. */
    public Incidents incidents() {
        return operator.incidents;
    }

    /** The webhooks that could not be stored within the last ten seconds; empty if there was none. */
    public Optional<RefusedWebhooks> refusedLately() {
        return received.refusedLately();
    }

    /** An operator replays a dead letter. */
    public ReplayDeadLetter replayDeadLetter() {
        return operator.replayDeadLetter;
    }

    /** An operator replays many dead letters. */
    public ReplayDeadLetters replayDeadLetters() {
        return operator.replayDeadLetters;
    }

    /** An operator asks for whom events wait. */
    public ListParked listParked() {
        return operator.listParked;
    }

    /** Nobody works without the keys that stored values need: for those who do not {@link #start}. */
    public RequireKeys requireKeys() {
        return keys.requireKeys;
    }

    /** An operator changes the encryption key. */
    public RotateKeys rotateKeys() {
        return keys.rotateKeys;
    }

    /** An operator who rotates secrets asks which are still used. */
    public ReviewSecrets reviewSecrets() {
        return operator.reviewSecrets;
    }

    /** Somebody knocks at a door that is not theirs. */
    public SecurityEvents securityEvents() {
        return new SecurityEvents(audit);
    }

    /** A web layer answered a webhook 503, for a reason of its own: health and diagnosis say so. */
    public void webhookRefused(RefusalCause cause, String reason) {
        observer.deliveryNotStored(cause.label(), reason);
    }

    /** A web layer refused a webhook unread, because of the address it came from. Log, audit log and diagnosis say so. */
    public void webhookSourceRefused(String address) {
        events.receptionReport.sourceRefused(address);
        secretUsage.deliveryRefused(Unmatched.WRONG_SOURCE);
    }

    /** Whether the worker claims events. */
    public boolean isWorking() {
        return works && events.worker.isRunning();
    }

    /** How many events are claimed by this process at this moment. */
    public int inFlight() {
        return events.worker.inFlight();
    }
}
