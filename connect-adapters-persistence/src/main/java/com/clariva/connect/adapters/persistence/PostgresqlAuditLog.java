package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.ErrorCause;
import com.clariva.connect.core.InstagramError;
import com.clariva.connect.core.audit.AuditAction;
import com.clariva.connect.core.audit.AuditCount;
import com.clariva.connect.core.audit.AuditEntry;
import com.clariva.connect.core.audit.AuditLog;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.log.Wordless;
import com.clariva.connect.core.secret.Sealing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
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
                    'times', cast(:times as bigint), 'operation', cast(:operation as text),
                    'code', cast(:code as text), 'cause', cast(:cause as text))))
                """;
        database.ask(
                "write audit log",
                handle -> handle.createUpdate(sql)
                        .bind("action", entry.action().label())
                        .bind("outcome", entry.outcome())
                        .bind("requestId", MDC.get("requestId"))
                        .bind("doctor", entry.doctor().map(DoctorId::value))
                        .bind("resource", entry.resource())
                        .bind("operation", entry.error().map(InstagramError::operation))
                        .bind("code", entry.error().map(InstagramError::code))
                        .bind("cause", entry.error().map(error -> error.cause().label()))
                        .bind("times", entry.times() > 1 ? entry.times() : null)
                        .bind("account", entry.account().map(account -> sealing.pseudonym(account.value())))
                        .execute());
    }

    @Override
    public List<AuditCount> count(AuditAction action, Instant since, Optional<DoctorId> doctor) {
        // The last lines by their key: there is no index on times, and a log of years is not read for one day.
        String sql = """
                select outcome, metadata ->> 'operation' as operation, metadata ->> 'code' as code,
                  metadata ->> 'cause' as cause, max(happened_at) as last_at,
                  sum(coalesce((metadata ->> 'times')::bigint, 1))::bigint as times
                from audit_log
                where id > (select coalesce(max(id), 0) from audit_log) - :counted
                  and action = :action and happened_at >= :since
                  and (cast(:doctor as uuid) is null or doctor_id = :doctor)
                group by 1, 2, 3, 4 order by last_at desc limit :most
                """;
        return database.ask(
                "count audit log",
                handle -> handle.createQuery(sql)
                        .bind("counted", COUNTED)
                        .bind("most", MOST)
                        .bind("action", action.label())
                        .bind("since", since.atOffset(ZoneOffset.UTC))
                        .bind("doctor", doctor.map(DoctorId::value))
                        .map((row, context) -> count(row))
                        .list());
    }

    private static AuditCount count(ResultSet row) throws SQLException {
        return new AuditCount(
                row.getString("outcome"), error(row), row.getLong("times"), Columns.instant(row, "last_at"));
    }

    private static Optional<InstagramError> error(ResultSet row) throws SQLException {
        String operation = row.getString("operation");
        return operation == null
                ? Optional.empty()
                : Optional.of(InstagramError.of(
                        operation, row.getString("code"), ErrorCause.labelled(row.getString("cause"))));
    }
}
