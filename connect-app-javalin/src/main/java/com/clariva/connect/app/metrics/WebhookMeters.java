package com.clariva.connect.app.metrics;

import java.time.Duration;
import java.util.function.LongSupplier;

/** What only the webhook's route sees. */
public interface WebhookMeters {

    /** A delivery was answered after {@code duration}. */
    void answered(Duration duration);

    /** How many bytes of deliveries are in the house now. Called once, before any delivery. */
    void inFlight(LongSupplier bytes);

    /** A delivery was turned away before its signature was looked at. */
    void refused(String outcome);

    /** A connection was closed because a {@code part}, head or body, did not arrive or its answer was not taken in time. */
    void tooSlow(String part);

    /** What was refused for lack of capacity, webhooks and all other requests. */
    CapacityRefusals refusedForCapacity();
}
