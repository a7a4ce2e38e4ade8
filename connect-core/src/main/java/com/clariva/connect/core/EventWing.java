package com.clariva.connect.core;

import com.clariva.connect.core.eventlog.EventLogBuffer;
import com.clariva.connect.core.handling.EventWorker;
import com.clariva.connect.core.handling.HandleEvent;
import com.clariva.connect.core.handling.HandlingReport;
import com.clariva.connect.core.handling.SettleClaim;
import com.clariva.connect.core.reply.SendReply;
import com.clariva.connect.core.webhook.AnswerVerification;
import com.clariva.connect.core.webhook.ReceiveWebhook;
import com.clariva.connect.core.webhook.ReceptionReport;

/** The rooms an event walks through, wired. */
final class EventWing {
    final ReceptionReport receptionReport;
    final ReceiveWebhook receiveWebhook;
    final AnswerVerification answerVerification;
    final SendReply sendReply;
    final EventLogBuffer eventLog;
    final HandlingReport handlingReport;
    final EventWorker worker;

    EventWing(Parts parts) {
        Storage storage = parts.storage();
        Instagram instagram = parts.instagram();
        Parts.Service service = parts.service();
        receptionReport = new ReceptionReport(service.observer(), storage.auditLog(), service.clock());
        receiveWebhook = new ReceiveWebhook(
                parts.secrets().appSecrets(),
                instagram.eventReader(),
                parts.queue().events(),
                storage.deadLetters(),
                receptionReport);
        answerVerification = new AnswerVerification(parts.secrets().verifyTokens(), service.observer());
        sendReply = new SendReply(storage.replies(), storage.tokens(), instagram.directMessages(), storage.auditLog());
        eventLog = new EventLogBuffer(storage.eventLog());
        handlingReport = new HandlingReport(service.observer(), eventLog, storage.auditLog(), service.clock());
        worker = worker(parts);
    }

    private EventWorker worker(Parts parts) {
        Parts.Service service = parts.service();
        HandleEvent handleEvent = new HandleEvent(
                parts.instagram().eventReader(), parts.storage().accounts(), sendReply, service.handler());
        SettleClaim settleClaim = new SettleClaim(
                parts.queue().events(),
                parts.storage().deadLetters(),
                handleEvent,
                service.worker().retries(),
                handlingReport);
        return new EventWorker(parts.queue().events(), handleEvent, settleClaim, handlingReport, service.worker());
    }
}
