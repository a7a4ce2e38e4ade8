package com.clariva.connect.app.forward;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.settings.Forwarding;
import com.clariva.connect.core.handling.EventHandler;
import com.clariva.connect.core.handling.PostponedException;
import com.clariva.connect.core.handling.ResolvedEvent;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Sends each event on, signed. A 2xx answer means done, any other a failed attempt. A target that cannot
 * be reached is nobody's failure: its events wait, uncounted, and it is left alone for a while.
 */
public final class ForwardingHandler implements EventHandler {
    static final Duration PAUSE = Duration.ofSeconds(10);

    private static final int RECENT_CALLS = 10;
    private static final int ENOUGH_CALLS = 3;

    private final HttpUrl url;
    private final Webhook signer;
    private final InstantSource clock;
    private final OkHttpClient client;
    private final CircuitBreaker breaker = CircuitBreaker.of("forward", breakerConfig());

    public ForwardingHandler(Forwarding forwarding, InstantSource clock) {
        this(forwarding, clock, Limits.STANDARD);
    }

    ForwardingHandler(Forwarding forwarding, InstantSource clock, Limits limits) {
        this.url = requireNonNull(HttpUrl.get(forwarding.url()), "the forward URL is no address");
        this.signer = signer(forwarding);
        this.clock = requireNonNull(clock, "clock is null");
        this.client = client(limits);
    }

    @Override
    public void handle(ResolvedEvent event) throws IOException, ForwardRefusedException, InterruptedException {
        Request request = ForwardedEvent.of(event)
                .signed(signer, clock.instant())
                .url(url)
                .tag(Reached.class, new Reached())
                .build();
        int status = post(request);
        if (status / 100 != 2) {
            throw new ForwardRefusedException(status);
        }
    }

    private int post(Request request) throws IOException, InterruptedException {
        try {
            return breaker.executeCallable(() -> status(request));
        } catch (CallNotPermittedException e) {
            throw unreachable();
        } catch (IOException e) {
            return unanswered(request, e);
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a call throws nothing else", e);
        }
    }

    /** The event is to blame only if the target is there and this one is not answered. */
    private int unanswered(Request request, IOException cause) throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the worker stops");
        }
        if (Reached.by(request) && breaker.getState() == CircuitBreaker.State.CLOSED) {
            throw cause;
        }
        throw unreachable();
    }

    private int status(Request request) throws IOException {
        try (Response response = client.newCall(request).execute()) {
            return response.code();
        }
    }

    private static PostponedException unreachable() {
        return new PostponedException("the forward target is unreachable", PAUSE);
    }

    private static Webhook signer(Forwarding forwarding) {
        try {
            return new Webhook(forwarding.secret().reveal());
        } catch (EmptyWebhookSecretException e) {
            throw new IllegalArgumentException("the forward secret is empty", e);
        }
    }

    private static OkHttpClient client(Limits limits) {
        return new OkHttpClient.Builder()
                .connectTimeout(limits.connect())
                .readTimeout(limits.call())
                .writeTimeout(limits.call())
                .callTimeout(limits.call())
                .followRedirects(false)
                .retryOnConnectionFailure(false)
                .addNetworkInterceptor(Reached::note)
                .build();
    }

    private static CircuitBreakerConfig breakerConfig() {
        return CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(RECENT_CALLS)
                .minimumNumberOfCalls(ENOUGH_CALLS)
                .waitDurationInOpenState(PAUSE)
                .permittedNumberOfCallsInHalfOpenState(1)
                .recordExceptions(IOException.class)
                .build();
    }

    /** How long the target is waited for. */
    record Limits(Duration connect, Duration call) {
        static final Limits STANDARD = new Limits(Duration.ofSeconds(3), Duration.ofSeconds(10));
    }
}
