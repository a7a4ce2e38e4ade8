package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.audit.AuditEntry;
import com.clariva.connect.core.audit.AuditLog;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.log.Wordless;
import com.clariva.connect.core.secret.Sealing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** The audit log in the table {@code audit_log}, which the database lets nobody change. */
final class PostgresqlAuditLog implements AuditLog {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresqlAuditLog.class);

    private final Database database;
    private final Sealing sealing;

    PostgresqlAuditLog(Database database, Sealing sealing) {
        this.database = database;
        this.sealing = sealing;
    }

    @Override
    public void record(AuditEntry entry) {
        try {
            recordFirst(entry);
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("action", entry.action().label())
                    .addKeyValue("outcome", entry.outcome())
                    .setCause(Wordless.of(e))
                    .log("Audit line not written");
        }
    }

    @Override
    public void recordFirst(AuditEntry entry) {
        String sql = """
                insert into audit_log (action, outcome, request_id, doctor_id, resource_id, metadata)
                values (:action, :outcome, :requestId, :doctor, :resource,
                  jsonb_strip_nulls(jsonb_build_object('account', cast(:account as text),
                    'times', cast(:times as bigint))))
                """;
        database.ask(
                "write audit log",
                handle -> handle.createUpdate(sql)
                        .bind("action", entry.action().label())
                        .bind("outcome", entry.outcome())
                        .bind("requestId", MDC.get("requestId"))
                        .bind("doctor", entry.doctor().map(DoctorId::value))
                        .bind("resource", entry.resource())
                        .bind("times", entry.times() > 1 ? entry.times() : null)
                        .bind("account", entry.account().map(account -> sealing.pseudonym(account.value())))
                        .execute());
    }
}
