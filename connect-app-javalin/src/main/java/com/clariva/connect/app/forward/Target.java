package com.clariva.connect.app.forward;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.handling.PostponedException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import javax.net.ssl.SSLException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Where events go. One that cannot be reached is nobody's failure, and is left alone for a while. */
final class Target {
    static final Duration PAUSE = Duration.ofSeconds(10);

    private static final int RECENT_CALLS = 10;
    private static final int ENOUGH_CALLS = 3;

    private final OkHttpClient client;
    private final InstantSource clock;
    private final Duration longest;
    private volatile Optional<String> lastProblem = Optional.empty();
    private final CircuitBreaker breaker = CircuitBreaker.of("forward", breakerConfig());

    Target(Limits limits, InstantSource clock) {
        this.longest = limits.call();
        this.client = client(limits);
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** How long it is waited for. */
    record Limits(Duration connect, Duration call) {
        static final Limits STANDARD = new Limits(Duration.ofSeconds(3), Duration.ofSeconds(10));
    }

    /**
     * Sends {@code request}, once.
     *
     * @throws PostponedException if the target is not there
     * @throws IOException if it is there and this one is not answered
     */
    ForwardAnswer post(Request.Builder request) throws IOException, InterruptedException {
        Request tagged = request.tag(Reached.class, new Reached()).build();
        try {
            return breaker.executeCallable(() -> answer(tagged));
        } catch (CallNotPermittedException e) {
            throw unreachable();
        } catch (IOException e) {
            throw unanswered(tagged, e);
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a call throws nothing else", e);
        }
    }

    private ForwardAnswer answer(Request request) throws IOException {
        try (Response response = client.newCall(request).execute()) {
            return ForwardAnswer.of(response, clock.instant());
        }
    }

    /** The event is to blame only if the target is there and this one is not answered. */
    private IOException unanswered(Request request, IOException cause) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the worker stops");
        }
        lastProblem = Optional.of(problem(cause, Reached.by(request)));
        if (Reached.by(request) && breaker.getState() == CircuitBreaker.State.CLOSED) {
            return cause;
        }
        throw unreachable();
    }

    /** Why the target was last not reached or gave no answer, in words. */
    Optional<String> lastProblem() {
        return lastProblem;
    }

    private String problem(IOException cause, boolean reached) {
        if (reached) {
            return cause instanceof InterruptedIOException
                    ? "the forward target takes longer than " + longest.toSeconds() + " s"
                    : "the forward target ends connections without an answer";
        }
        return "the forward target is unreachable"
                + (cause instanceof UnknownHostException
                        ? ", its name is not known"
                        : cause instanceof SSLException ? ", its certificate is not trusted" : "");
    }

    private static PostponedException unreachable() {
        return new PostponedException("the forward target is unreachable", PAUSE);
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
}
