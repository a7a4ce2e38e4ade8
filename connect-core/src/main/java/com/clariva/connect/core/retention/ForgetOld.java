package com.clariva.connect.core.retention;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Use case: what was kept long enough is forgotten, in small portions, by one instance at a time. */
public final class ForgetOld {
    static final int PORTION = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(ForgetOld.class);
    private static final String WORK = "retention";

    /** A little less than the minute after which it comes round. */
    private static final Duration TURN = Duration.ofSeconds(50);

    private static final int MOST_PORTIONS = 50;

    private final Retention retention;

    public ForgetOld(Retention retention) {
        this.retention = requireNonNull(retention, "retention is null");
    }

    /** Called every minute, on every instance. What is left comes next time. */
    public void sweep() {
        if (retention.takeTurn(WORK, TURN)) {
            for (Kept kept : Kept.values()) {
                forget(kept);
            }
        }
    }

    private void forget(Kept kept) {
        int forgotten = 0;
        for (int portion = 0; portion < MOST_PORTIONS; portion++) {
            int now = retention.forget(kept, kept.age(), PORTION);
            forgotten += now;
            if (now < PORTION) {
                break;
            }
        }
        if (forgotten > 0) {
            LOG.atInfo()
                    .addKeyValue("what", kept.label())
                    .addKeyValue("count", forgotten)
                    .log("Old records forgotten");
        }
    }
}
