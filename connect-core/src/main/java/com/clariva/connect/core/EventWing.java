package com.clariva.connect.core;

import com.clariva.connect.core.account.AccountChanges;
import com.clariva.connect.core.audit.SecurityEvents;
import com.clariva.connect.core.deadletter.EraseUnsent;
import com.clariva.connect.core.eventlog.EventLogBuffer;
import com.clariva.connect.core.handling.EventWorker;
import com.clariva.connect.core.handling.HandleEvent;
import com.clariva.connect.core.handling.HandlingReport;
import com.clariva.connect.core.handling.ResolveAccount;
import com.clariva.connect.core.handling.SettleClaim;
import com.clariva.connect.core.handling.Talk;
import com.clariva.connect.core.handling.TracedHandler;
import com.clariva.connect.core.handling.WhoseAccount;
import com.clariva.connect.core.webhook.AnswerVerification;
import com.clariva.connect.core.webhook.ReceiveWebhook;
import com.clariva.connect.core.webhook.ReceptionReport;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The rooms an event walks through, wired. */
final class EventWing {
    private static final int ERASERS = 2;
    private static final int ERASURES_WAITING = 1000;

    final ReceptionReport receptionReport;
    final ReceiveWebhook receiveWebhook;
    final AnswerVerification answerVerification;
    final EventLogBuffer eventLog;
    final HandlingReport handlingReport;
    final EventWorker worker;
    final AccountChanges accountChanges;
    private final EraseUnsent eraseUnsent;

    EventWing(Parts parts, ReplyWing replies) {
        Storage storage = parts.storage();
        Instagram instagram = parts.instagram();
        Parts.Service service = parts.service();
        eventLog = new EventLogBuffer(storage.eventLog());
        receptionReport = new ReceptionReport(parts.observer(), parts.audit(), eventLog, service.clock());
        eraseUnsent = new EraseUnsent(parts.queue().events(), storage.deadLetters(), storage.replyTexts());
        receiveWebhook = new ReceiveWebhook(
                parts.secrets().appSecrets(),
                instagram.eventReader(),
                new ReceiveWebhook.Stores(parts.queue().events(), storage.deadLetters(), eraseUnsent),
                erasers(),
                new ReceiveWebhook.Watch(receptionReport, parts.tracing()));
        answerVerification = new AnswerVerification(
                parts.secrets().verifyTokens(), parts.observer(), new SecurityEvents(parts.audit()));
        handlingReport = new HandlingReport(parts.observer(), eventLog, parts.audit(), service.clock());
        accountChanges = storage.changes();
        worker = worker(parts, new Talk(replies.hearConversation, replies.sendReply, replies.sendAct));
    }

    private EventWorker worker(Parts parts, Talk talk) {
        Parts.Service service = parts.service();
        HandleEvent handleEvent = new HandleEvent(
                parts.instagram().eventReader(),
                new WhoseAccount(
                        new ResolveAccount(parts.storage().accounts(), accountChanges, System::nanoTime),
                        parts.storage().traces()),
                eraseUnsent,
                talk,
                new TracedHandler(service.handler(), parts.tracing()));
        SettleClaim settleClaim = new SettleClaim(
                parts.queue().events(), parts.storage().deadLetters(), handleEvent, service.worker(), handlingReport);
        return new EventWorker(parts.queue().events(), handleEvent, settleClaim, handlingReport, service.worker());
    }

    /** Few and bounded: what finds no place is not accepted, and comes again. */
    private static Executor erasers() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                ERASERS, ERASERS, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(ERASURES_WAITING), task -> {
                    Thread thread = new Thread(task, "connect-eraser");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}
