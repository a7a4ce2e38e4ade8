package com.clariva.connect.crash;

import com.clariva.connect.simulator.Echoes;
import com.clariva.connect.simulator.Mishap;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What is to be run.
 *
 * @param replies how many
 * @param kills how many of them while they are made
 * @param instances 1 or 2
 * @param seed decides all that is random
 */
record ReplyPlan(int replies, int kills, int instances, long seed, Path folder) {
    static final int ACCOUNTS = 20;
    static final int PEOPLE = 25;

    /** Of the claims of events; those of replies last twice as long. */
    static final Duration LEASE = Duration.ofSeconds(3);

    /** What never goes wrong is a quarter; what keeps a handler waiting for ten seconds is rare. */
    static List<Mishap> mishaps() {
        List<Mishap> mix = new ArrayList<>(Collections.nCopies(14, Mishap.NONE));
        for (Mishap mishap : List.of(
                Mishap.CUT_BEFORE,
                Mishap.CUT_AFTER,
                Mishap.ERROR_BEFORE,
                Mishap.ERROR_AFTER,
                Mishap.UNKNOWN_BEFORE,
                Mishap.UNKNOWN_AFTER,
                Mishap.ECHO_TWICE,
                Mishap.ECHO_FIRST,
                Mishap.ECHO_NEVER)) {
            mix.addAll(Collections.nCopies(4, mishap));
        }
        for (Mishap lost : List.of(Mishap.CUT_AFTER, Mishap.ERROR_AFTER, Mishap.UNKNOWN_AFTER)) {
            mix.add(lost.with(Echoes.OFF));
            mix.add(lost.with(Echoes.TWICE));
            mix.add(lost.with(Echoes.BEFORE_ANSWER));
        }
        mix.add(Mishap.TIMEOUT_BEFORE);
        mix.add(Mishap.TIMEOUT_AFTER);
        mix.add(Mishap.TIMEOUT_AFTER.with(Echoes.OFF));
        return List.copyOf(mix);
    }
}
