package com.clariva.connect.core.linking;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.InstagramError;
import com.clariva.connect.core.account.AccountNews;
import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.audit.AuditAction;
import com.clariva.connect.core.audit.AuditEntry;
import com.clariva.connect.core.audit.AuditLog;
import com.clariva.connect.core.audit.SecurityEvents;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.log.SparingLog;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what became of links: in the log, in the audit, and to the embedding service. */
public final class LinkingReport {
    private static final Logger LOG = LoggerFactory.getLogger(LinkingReport.class);

    /** Anybody can come back from Instagram with a state that we did not make. */
    private final SparingLog refusals = new SparingLog(LOG, InstantSource.system());

    private final AuditLog auditLog;
    private final AccountNews news;
    private final SecurityEvents securityEvents;

    public LinkingReport(AuditLog auditLog, AccountNews news) {
        this.auditLog = requireNonNull(auditLog, "auditLog is null");
        this.news = requireNonNull(news, "news is null");
        this.securityEvents = new SecurityEvents(auditLog);
    }

    LinkOutcome refused(LinkRefusal reason, Optional<DoctorId> doctor) {
        refusals.info("Account not connected", line -> line.addKeyValue("reason", reason.label()));
        auditLog.record(new AuditEntry(
                AuditAction.CONNECT_INSTAGRAM, reason.label(), doctor, Optional.empty(), Optional.empty()));
        return new LinkOutcome.Refused(reason);
    }

    /** Instagram said no: which no it was is kept, what it said is not. */
    LinkOutcome refused(LinkOutcome.Refused ending, DoctorId doctor, InstagramError error) {
        LOG.atWarn()
                .addKeyValue("doctor", doctor)
                .addKeyValue("reason", ending.reason().label())
                .addKeyValue("operation", error.operation())
                .addKeyValue("code", error.code())
                .addKeyValue("cause", error.cause().label())
                .log("Account not connected");
        auditLog.record(
                AuditEntry.of(AuditAction.CONNECT_INSTAGRAM, ending.reason().label(), doctor, error));
        return ending;
    }

    /** False: who comes back is not where the link was begun. */
    boolean strangeBrowser(LinkingAttempt attempt) {
        securityEvents.note("state_of_another_browser", attempt.doctor());
        return false;
    }

    /** False: who fetches it is not who began the link. */
    boolean strangeDoctor(Handoff handoff) {
        securityEvents.note("handoff_of_another_doctor", handoff.doctor());
        return false;
    }

    LinkOutcome linked(ConnectedAccount account) {
        LOG.atInfo()
                .addKeyValue("doctor", account.doctor())
                .addKeyValue("account", account.profile().account())
                .addKeyValue("subscribed", account.state().subscribed())
                .log("Account connected");
        news.connected(account);
        return new LinkOutcome.Linked(account);
    }

    /** The store gave no answer; perhaps it takes this. */
    void notDisconnected(DoctorId doctor) {
        auditLog.record(new AuditEntry(
                AuditAction.INSTAGRAM_DISCONNECT,
                LinkRefusal.STORAGE_UNAVAILABLE.label(),
                Optional.of(doctor),
                Optional.empty(),
                Optional.empty()));
    }

    /** The doctor leaves all the same. */
    void notUnsubscribed(ConnectedAccount account) {
        auditLog.record(new AuditEntry(
                AuditAction.INSTAGRAM_DISCONNECT,
                "not_unsubscribed",
                Optional.of(account.doctor()),
                Optional.of(account.resource()),
                Optional.of(account.profile().account())));
    }

    void disconnected(ConnectedAccount account) {
        LOG.atInfo()
                .addKeyValue("doctor", account.doctor())
                .addKeyValue("account", account.profile().account())
                .log("Account disconnected");
        news.disconnected(account);
    }
}
