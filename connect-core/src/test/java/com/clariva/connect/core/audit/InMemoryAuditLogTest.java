package com.clariva.connect.core.audit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.clariva.connect.testkit.AuditLine;
import com.clariva.connect.testkit.AuditLogContract;
import com.clariva.connect.testkit.InMemoryAuditLog;
import com.clariva.connect.testkit.Outage;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.slf4j.LoggerFactory;

class InMemoryAuditLogTest extends AuditLogContract {
    private final InMemoryAuditLog log = new InMemoryAuditLog();
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(InMemoryAuditLog.class);

    @BeforeEach
    void listen() {
        logged.start();
        logger.addAppender(logged);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(logged);
    }

    @Override
    protected AuditLog emptyLog() {
        return log;
    }

    @Override
    protected List<AuditLine> lines() {
        return log.lines();
    }

    @Override
    protected AuditLog unreachable() {
        return new InMemoryAuditLog(Outage.lasting());
    }

    @Override
    protected List<String> errors() {
        return logged.list.stream()
                .filter(event -> event.getLevel() == Level.ERROR)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
