package com.clariva.connect.app.server;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been opened. It is closed in the opposite order, and one that fails keeps no other open. */
public final class Opened implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Opened.class);

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    public <T extends AutoCloseable> T add(T one) {
        opened.push(one);
        return one;
    }

    @Override
    public void close() {
        while (!opened.isEmpty()) {
            close(opened.pop());
        }
    }

    private static void close(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception e) {
            LOG.atWarn()
                    .addKeyValue("what", one.getClass().getSimpleName())
                    .addKeyValue("cause", e.getClass().getName())
                    .log("Not closed");
        }
    }
}
