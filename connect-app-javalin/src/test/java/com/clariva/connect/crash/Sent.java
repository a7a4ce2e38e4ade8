package com.clariva.connect.crash;

/**
 * A message that was acknowledged.
 *
 * @param tries how often it was sent until then
 * @param lastTry when it was sent for the last time, by the monotonic clock
 */
record Sent(Words words, int tries, long lastTry) {}
