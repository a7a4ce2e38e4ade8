package com.clariva.connect.core.secret;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.Observer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts which secrets are matched and what matches none, and brings the counts to the store now and then, so that
 * no delivery waits for it. What was counted since the last time is lost with the process.
 */
public final class SecretUsage implements Observer {
    private static final Logger LOG = LoggerFactory.getLogger(SecretUsage.class);

    private final List<NamedSecret> secrets;
    private final SecretRecords records;
    private final InstantSource clock;
    private final Map<String, LongAdder> matches = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> flaws = new ConcurrentHashMap<>();

    public SecretUsage(List<NamedSecret> secrets, SecretRecords records, InstantSource clock) {
        this.secrets = List.copyOf(secrets);
        this.records = requireNonNull(records, "records is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public void secretMatched(String name) {
        count(matches, name);
    }

    @Override
    public void deliveryRefused(String flaw) {
        count(flaws, flaw);
    }

    @Override
    public void verificationRefused() {
        count(flaws, Unmatched.VERIFY_TOKEN);
    }

    /** From now on a secret that is not matched is one that nobody uses. Called each minute. */
    public void watch() {
        Instant now = clock.instant();
        secrets.forEach(secret -> records.watched(secret, now));
        flush();
    }

    /** Brings what was counted to the store; what it does not take is kept for the next time. */
    public void flush() {
        Instant now = clock.instant();
        for (NamedSecret secret : secrets) {
            bring(matches, secret.name(), times -> records.matched(secret, times, now));
        }
        flaws.keySet()
                .forEach(flaw -> bring(flaws, flaw, times -> {
                    records.unmatched(flaw, times, now);
                    if (flaw.equals(Unmatched.VERIFY_TOKEN)) {
                        // Said here and not at each request, so that nobody can fill the log by asking.
                        LOG.atWarn()
                                .addKeyValue("count", times)
                                .log("Webhook verification refused: another verify token than ours");
                    }
                }));
    }

    /** As {@link #flush}, when nothing comes after it: what the store does not take is said in the log. */
    public void flushAtTheEnd() {
        try {
            flush();
        } catch (ConnectException e) {
            LOG.atInfo().addKeyValue("cause", e.getMessage()).log("Counts of matched secrets not stored");
        }
    }

    private static void count(Map<String, LongAdder> counts, String name) {
        counts.computeIfAbsent(name, first -> new LongAdder()).increment();
    }

    private static void bring(Map<String, LongAdder> counts, String name, LongConsumer store) {
        LongAdder counted = counts.get(name);
        long times = counted == null ? 0 : counted.sumThenReset();
        if (counted == null || times == 0) {
            return;
        }
        try {
            store.accept(times);
        } catch (ConnectException e) {
            counted.add(times);
            throw e;
        }
    }
}
