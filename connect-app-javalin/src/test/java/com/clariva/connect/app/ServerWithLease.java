package com.clariva.connect.app;

import com.clariva.connect.app.server.FromSettings;
import com.clariva.connect.app.settings.Settings;
import com.clariva.connect.core.handling.EventHandler;
import com.clariva.connect.core.handling.WorkerSettings;
import java.time.Duration;
import java.time.InstantSource;

/** The product as {@code serve} starts it, but for the length of its leases, which nobody can configure. */
public final class ServerWithLease {
    private ServerWithLease() {}

    public static Server start(Settings settings, Duration lease, InstantSource clock, EventHandler handler) {
        WorkerSettings configured = FromSettings.worker(settings);
        WorkerSettings worker = new WorkerSettings(
                configured.concurrency(), lease, configured.grace(), configured.retries(), configured.parkRetention());
        return Server.start(settings, worker, clock, handler);
    }
}
