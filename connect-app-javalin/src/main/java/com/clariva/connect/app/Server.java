package com.clariva.connect.app;

import com.clariva.connect.app.process.StartFailure;
import com.clariva.connect.app.settings.Settings;
import java.time.InstantSource;

/** The running service: stores, queue, worker and routes, wired together. */
public final class Server implements AutoCloseable {

    private Server() {
        throw StartFailure.because("serve is not built yet");
    }

    /**
     * Starts everything and opens the port last.
     *
     * @throws StartFailure if something it needs does not answer or is in the way
     */
    public static Server start(Settings settings, InstantSource clock) {
        return new Server();
    }

    /** Stops taking, finishes what is claimed, closes. */
    @Override
    public void close() {}
}
