package com.clariva.connect.app.metrics;

import java.time.Duration;

/** What only the webhook's route sees. */
public interface WebhookMeters {

    /** A delivery was answered after {@code duration}. */
    void answered(Duration duration);

    /** A delivery was turned away before its signature was looked at. */
    void refused(String outcome);
}
