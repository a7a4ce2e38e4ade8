package com.clariva.connect.crash;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is done to the house. */
enum Fault {
    KILL_INSTANCE(false, "an instance killed with -9, started again"),
    KILL_REDIS(true, "Redis killed with -9, started again on its folder"),
    KILL_POSTGRESQL(false, "PostgreSQL killed with -9, every process of it, started again on its folder"),
    KILL_BOTH_INSTANCES(false, "both instances killed with -9 at once"),
    CUT(false, "all connections of one instance to one store reset"),
    LOSE_ANSWERS(false, "requests to a store come through, the answers never do; then the connections are reset"),
    PAUSE_PAST_LEASE(false, "an instance stopped (SIGSTOP) for longer than its lease"),
    REFUSE(false, "connections of one instance to one store refused for a while"),
    HANG(false, "connections of one instance to one store silent for a while"),
    STOP_INSTANCE(false, "an instance asked to stop (SIGTERM), started again"),
    PAUSE_REDIS(true, "Redis stopped (SIGSTOP) for a while"),
    DELAY(false, "every piece between one instance and one store delayed by 20 to 200 ms"),
    KILL_BOTH_STORES(true, "Redis and PostgreSQL killed with -9 at once"),
    PAUSE_BRIEFLY(false, "an instance stopped (SIGSTOP) for less than its lease"),
    MOVE_CLOCK(false, "the wall clock of one instance moved by up to a day, forth or back");

    private final boolean needsRedis;
    private final String sentence;

    Fault(boolean needsRedis, String sentence) {
        this.needsRedis = needsRedis;
        this.sentence = sentence;
    }

    static List<Fault> thatConcern(QueueKind kind) {
        return Arrays.stream(values())
                .filter(fault -> kind == QueueKind.REDIS || !fault.needsRedis)
                .toList();
    }

    String sentence() {
        return sentence;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
