package com.clariva.connect.app.http;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.auth.OperatorSessions;
import com.google.common.base.Splitter;
import com.google.common.cache.Cache;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The door of the operator page: who shows the key gets a session. Who shows five wrong ones has to wait for a minute;
 * addresses are told apart, so that nobody can shut the door for others.
 */
final class OpsDoor {
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int MOST_WRONG = 5;

    private final KeyDoor keyDoor;
    private final OperatorSessions sessions;
    private final WebSettings settings;
    private final Cookies cookies;
    private final Cache<String, AtomicInteger> wrong;

    OpsDoor(KeyDoor keyDoor, OperatorSessions sessions, WebSettings settings, InstantSource clock) {
        this.keyDoor = requireNonNull(keyDoor, "keyDoor is null");
        this.sessions = requireNonNull(sessions, "sessions is null");
        this.settings = requireNonNull(settings, "settings is null");
        this.cookies = new Cookies(settings.https());
        this.wrong = ShortMemory.of(PAUSE, clock);
    }

    boolean isOpenFor(Context ctx) {
        return cookies.operator(ctx).filter(sessions::isOpen).isPresent();
    }

    /** Opens a session; else says why not. */
    Optional<HttpStatus> refuses(Context ctx, String shown) {
        String address = settings.webhookSources().sender(ctx.req().getRemoteAddr(), forwardedFor(ctx));
        if (wrongFrom(address) >= MOST_WRONG) {
            return Optional.of(HttpStatus.TOO_MANY_REQUESTS);
        }
        if (!keyDoor.opensWith(shown)) {
            wrong.asMap().computeIfAbsent(address, first -> new AtomicInteger()).incrementAndGet();
            return Optional.of(HttpStatus.UNAUTHORIZED);
        }
        cookies.operator(ctx, path(), sessions.open(), OperatorSessions.LIFETIME);
        return Optional.empty();
    }

    void close(Context ctx) {
        cookies.operator(ctx, path(), "", Duration.ZERO);
    }

    private String path() {
        return settings.path() + OpsRoutes.PATH;
    }

    private static List<String> forwardedFor(Context ctx) {
        return Collections.list(ctx.req().getHeaders("X-Forwarded-For")).stream()
                .flatMap(header -> Splitter.on(',').splitToStream(header))
                .toList();
    }

    private int wrongFrom(String address) {
        AtomicInteger count = wrong.getIfPresent(address);
        return count == null ? 0 : count.get();
    }
}
