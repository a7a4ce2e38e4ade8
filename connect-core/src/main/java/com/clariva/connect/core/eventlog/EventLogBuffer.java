package com.clariva.connect.core.eventlog;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the log of events in batches. It explains; it decides nothing, and is never waited for. */
public final class EventLogBuffer {
    private static final Logger LOG = LoggerFactory.getLogger(EventLogBuffer.class);
    private static final int BATCH = 500;
    private static final int BOUND = 50_000;

    private final EventLog eventLog;
    private final LinkedBlockingQueue<EventLogEntry> entries = new LinkedBlockingQueue<>(BOUND);

    public EventLogBuffer(EventLog eventLog) {
        this.eventLog = requireNonNull(eventLog, "eventLog is null");
    }

    /** Writes what has come together. Called several times a second, by one thread at a time. */
    public synchronized void flush() {
        List<EventLogEntry> batch = new ArrayList<>();
        while (entries.drainTo(batch, BATCH) > 0) {
            if (!written(batch)) {
                return;
            }
            batch.clear();
        }
    }

    /** Takes the line; it is written a little later. */
    public void add(EventLogEntry entry) {
        if (!entries.offer(entry)) {
            LOG.atWarn().addKeyValue("eventId", entry.claim().event().id()).log("Event log is behind, line dropped");
        }
    }

    private boolean written(List<EventLogEntry> batch) {
        try {
            eventLog.write(batch);
            return true;
        } catch (ConnectException e) {
            LOG.atWarn().addKeyValue("cause", e.getMessage()).log("Event log not written, will be tried again");
            batch.forEach(this::add);
            return false;
        }
    }
}
