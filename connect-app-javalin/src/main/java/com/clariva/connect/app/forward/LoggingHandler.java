package com.clariva.connect.app.forward;

import com.clariva.connect.core.handling.EventHandler;
import com.clariva.connect.core.handling.ResolvedEvent;
import com.clariva.connect.core.log.SparingLog;
import java.time.InstantSource;
import org.slf4j.LoggerFactory;

/** Nobody wants the events yet: each is logged, by kind and id, and is done. */
public final class LoggingHandler implements EventHandler {
    private final SparingLog log;

    public LoggingHandler(InstantSource clock) {
        this.log = new SparingLog(LoggerFactory.getLogger(LoggingHandler.class), clock);
    }

    @Override
    public void handle(ResolvedEvent event) {
        log.info(
                "Event not forwarded",
                line -> line.addKeyValue("eventId", event.id())
                        .addKeyValue("kind", event.event().kind().label()));
    }
}
