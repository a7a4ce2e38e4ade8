package com.clariva.connect.core.eventlog;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the log of events in batches. It explains; it decides nothing, and is never waited for. */
public final class EventLogBuffer {
    private static final Logger LOG = LoggerFactory.getLogger(EventLogBuffer.class);
    private static final int BATCH = 500;
    private static final int BOUND = 50_000;

    private final EventLog eventLog;
    private final LinkedBlockingQueue<EventLogEntry> entries = new LinkedBlockingQueue<>(BOUND);
    private final LinkedBlockingQueue<Repeat> repeats = new LinkedBlockingQueue<>(BOUND);

    public EventLogBuffer(EventLog eventLog) {
        this.eventLog = requireNonNull(eventLog, "eventLog is null");
    }

    /** Writes what has come together. Called several times a second, by one thread at a time. */
    public synchronized void flush() {
        // What was repeated has its line first.
        if (flush(entries, eventLog::write)) {
            flush(repeats, eventLog::repeated);
        }
    }

    /** Takes the line; it is written a little later. */
    public void add(EventLogEntry entry) {
        if (!entries.offer(entry)) {
            LOG.atWarn().addKeyValue("eventId", entry.claim().event().id()).log("Event log is behind, line dropped");
        }
    }

    /** The event came once more. Counts are no more than that: one that finds no room is left out. */
    public void add(Repeat repeat) {
        boolean unused = repeats.offer(repeat);
    }

    /** False if the log gave no answer. */
    private static <T> boolean flush(Queue<T> waiting, Consumer<List<T>> write) {
        while (!waiting.isEmpty()) {
            List<T> batch = new ArrayList<>();
            for (T next = waiting.poll(); next != null; next = batch.size() < BATCH ? waiting.poll() : null) {
                batch.add(next);
            }
            try {
                write.accept(batch);
            } catch (ConnectException e) {
                LOG.atWarn().addKeyValue("cause", e.getMessage()).log("Event log not written, will be tried again");
                batch.forEach(waiting::offer);
                return false;
            }
        }
        return true;
    }
}
