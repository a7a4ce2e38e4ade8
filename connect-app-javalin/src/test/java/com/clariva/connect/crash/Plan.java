package com.clariva.connect.crash;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What is to be run.
 *
 * @param cycles how many more
 * @param seed decides all that is random, together with the number of the cycle
 * @param base where everything is kept, so that one can go on from it
 */
record Plan(QueueKind kind, int cycles, long seed, Path base) {
    /** Of the claims. Half a minute would make most of each cycle a waiting for it. */
    static final Duration LEASE = Duration.ofSeconds(3);

    Path folder() {
        return base.resolve(kind.label());
    }

    /** For both kinds, because unpacking PostgreSQL takes longer than a cycle. */
    Path postgresql() {
        return base.resolve("postgresql-server");
    }

    Path tallyFile() {
        return folder().resolve("tally.properties");
    }

    Path violationsFile() {
        return folder().resolve("violations.txt");
    }
}
