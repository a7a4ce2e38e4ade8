package com.clariva.connect.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.audit.AuditAction;
import com.clariva.connect.core.audit.AuditEntry;
import com.clariva.connect.core.audit.AuditLog;
import com.clariva.connect.testkit.AuditLine;
import com.clariva.connect.testkit.AuditLogContract;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.LoggerFactory;

@Isolated("it reads what is logged")
class PostgresqlAuditLogIT extends AuditLogContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(PostgresqlAuditLog.class);

    @BeforeEach
    void listen() {
        logged.start();
        logger.addAppender(logged);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(logged);
    }

    @ParameterizedTest
    @ValueSource(strings = {"update audit_log set outcome = 'success'", "delete from audit_log", "truncate audit_log"})
    void databaseRefusesToChangeWhatIsWritten(String sql) {
        emptyLog()
                .record(new AuditEntry(
                        AuditAction.SECURITY_EVENT,
                        "state_invalid",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));

        assertThatThrownBy(() -> DATABASE.jdbi().useHandle(handle -> handle.execute(sql)))
                .hasMessageContaining("audit_log is append-only");
        assertThat(lines()).extracting(AuditLine::outcome).containsExactly("state_invalid");
    }

    @Test
    void databaseThatTakesNothingDownStopsWhatHasToBeWrittenFirst() {
        PGSimpleDataSource readOnly = new PGSimpleDataSource();
        readOnly.setUrl(TestDatabase.url(DATABASE.schema()));
        readOnly.setOptions("-c default_transaction_read_only=on");
        AuditLog log =
                new PostgresqlAuditLog(Database.on(readOnly), DATABASE.storage().sealing());

        assertThatThrownBy(() -> log.recordFirst(AuditEntry.of(AuditAction.EVENT_CONTENT_SHOWN, "success")))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThat(lines()).isEmpty();
    }

    @Override
    protected AuditLog emptyLog() {
        return DATABASE.storage().auditLog();
    }

    @Override
    protected List<AuditLine> lines() {
        return DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery("select *, metadata ->> 'account' as account,"
                                + " coalesce((metadata ->> 'times')::bigint, 1) as times from audit_log order by id")
                        .map((row, context) -> line(row))
                        .list());
    }

    @Override
    protected AuditLog unreachable() {
        return TestDatabase.storageAway().auditLog();
    }

    @Override
    protected List<String> errors() {
        return logged.list.stream()
                .filter(event -> event.getLevel() == Level.ERROR)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private static AuditLine line(ResultSet row) throws SQLException {
        return new AuditLine(
                row.getString("action"),
                row.getString("outcome"),
                Optional.ofNullable(row.getString("request_id")),
                Optional.ofNullable(row.getObject("doctor_id", UUID.class)),
                Optional.ofNullable(row.getObject("resource_id", UUID.class)),
                Optional.ofNullable(row.getString("account")),
                row.getLong("times"));
    }
}
