package com.clariva.connect.crash;

/** When a fault was at work, by the monotonic clock. */
record FaultWindow(Fault fault, long from, long to) {

    /** Whether it touches the time from {@code begin} to {@code end}. */
    boolean touches(long begin, long end) {
        return begin <= to && end >= from;
    }
}
