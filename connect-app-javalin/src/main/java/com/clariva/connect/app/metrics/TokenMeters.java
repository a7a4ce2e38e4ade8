package com.clariva.connect.app.metrics;

import com.clariva.connect.core.token.TokenState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** How many tokens are in which state. What cannot be seen is not a number. */
public final class TokenMeters implements AutoCloseable {
    private final ExecutorService executor = Executors.newSingleThreadExecutor(TokenMeters::thread);
    private final BoundedLook<Map<TokenState, Long>> counts;

    private TokenMeters(Supplier<Map<TokenState, Long>> count) {
        this.counts = new BoundedLook<>(count, executor, System::nanoTime);
    }

    /** One gauge for each state; {@code count} may hang or throw. */
    public static TokenMeters register(Supplier<Map<TokenState, Long>> count, MeterRegistry registry) {
        TokenMeters meters = new TokenMeters(count);
        for (TokenState state : TokenState.values()) {
            Gauge.builder("connect.tokens", meters, seen -> seen.count(state))
                    .description("Tokens of connected accounts")
                    .tag("state", state.label())
                    .register(registry);
        }
        return meters;
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    private double count(TokenState state) {
        return counts.look()
                .join()
                .map(seen -> seen.getOrDefault(state, 0L).doubleValue())
                .orElse(Double.NaN);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "connect-token-meters");
        thread.setDaemon(true);
        return thread;
    }
}
