package com.clariva.connect.adapters.persistence;

import java.util.IdentityHashMap;
import javax.sql.DataSource;

/** One who is told what is said on a channel. All of one data source share one connection that listens. */
record Subscription(DataSource dataSource, Listening.Channel channel, Listening.News news) implements AutoCloseable {
    private static final IdentityHashMap<DataSource, Listening> SHARED = new IdentityHashMap<>();

    /** Begins to listen, unless somebody does. */
    void start() {
        synchronized (SHARED) {
            Listening shared = SHARED.get(dataSource);
            if (shared == null) {
                shared = new Listening(dataSource);
                shared.add(this);
                shared.start();
                SHARED.put(dataSource, shared);
            } else {
                shared.add(this);
            }
        }
    }

    /** See {@link Listening#isHearing}. */
    boolean isHearing() {
        synchronized (SHARED) {
            Listening shared = SHARED.get(dataSource);
            return shared != null && shared.isHearing();
        }
    }

    @Override
    public void close() {
        Listening last;
        synchronized (SHARED) {
            Listening shared = SHARED.get(dataSource);
            if (shared == null || shared.remove(this)) {
                return;
            }
            SHARED.remove(dataSource);
            last = shared;
        }
        last.close();
    }
}
