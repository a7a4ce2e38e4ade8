package com.clariva.connect.adapters.instagram;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.adapters.instagram.pacing.Usage;
import com.clariva.connect.adapters.instagram.reading.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes single HTTP calls, times them, and tells of them. */
final class HttpCalls {
    static final String NO_ANSWER = "no_answer";

    private static final Logger LOG = LoggerFactory.getLogger(HttpCalls.class);
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);
    private static final long LONGEST_ANSWER = 1024 * 1024;

    private final AtomicBoolean versionDiffers = new AtomicBoolean();
    private final String graphVersion;
    private final CallListener listener;
    private final InstantSource clock;
    private volatile String servedVersion;
    private @Nullable OkHttpClient client;

    HttpCalls(String graphVersion, CallListener listener, InstantSource clock) {
        this.graphVersion = requireNonNull(graphVersion, "graphVersion is null");
        this.servedVersion = graphVersion;
        this.listener = requireNonNull(listener, "listener is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * Sends {@code request}, once.
     *
     * @throws NeverLeftException if there was no connection to send it on
     * @throws IOException if there was no answer in time
     */
    Answer call(Operation operation, Request request, Deadline deadline) throws IOException {
        long start = System.nanoTime();
        String outcome = NO_ANSWER;
        Left left = new Left();
        try (Response response = limited(deadline).newCall(left.with(request)).execute()) {
            Answer answer = read(response);
            outcome = answer.outcome();
            compareVersion(request, response);
            return answer;
        } catch (IOException e) {
            throw left.happened() ? e : new NeverLeftException(e);
        } finally {
            tell(operation, outcome, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private OkHttpClient limited(Deadline deadline) {
        Duration remaining = deadline.remaining();
        return client().newBuilder()
                .callTimeout(remaining)
                .readTimeout(remaining)
                .writeTimeout(remaining)
                .build();
    }

    /** Made for the first call: it reads all certificates that this machine trusts, which a start need not wait for. */
    private synchronized OkHttpClient client() {
        if (client == null) {
            client = new OkHttpClient.Builder()
                    .connectTimeout(CONNECT_LIMIT)
                    .dns(new LimitedDns(Dns.SYSTEM, CONNECT_LIMIT))
                    .retryOnConnectionFailure(false)
                    // A redirect would carry tokens to wherever it points.
                    .followRedirects(false)
                    .followSslRedirects(false)
                    .addNetworkInterceptor(chain -> Left.note(chain))
                    .build();
        }
        return client;
    }

    private Answer read(Response response) throws IOException {
        byte[] bytes = response.peekBody(LONGEST_ANSWER + 1).bytes();
        Optional<JsonNode> json = bytes.length > LONGEST_ANSWER ? Optional.empty() : Json.read(bytes);
        Optional<Duration> retryAfter = RetryAfter.in(response.headers(), clock.instant());
        return new Answer(response.code(), json, retryAfter, Usage.in(response.headers()));
    }

    /** In which version the last call was answered that named one, where it was another. */
    Optional<String> servedVersion() {
        return Optional.of(servedVersion).filter(served -> !served.equals(graphVersion));
    }

    /** Calls that name an expired version are served by another one, and behave differently. */
    private void compareVersion(Request request, Response response) {
        String served = response.header("facebook-api-version", graphVersion);
        if (!request.url().pathSegments().contains(graphVersion)) {
            return;
        }
        servedVersion = served;
        if (!graphVersion.equals(served) && versionDiffers.compareAndSet(false, true)) {
            LOG.atWarn()
                    .addKeyValue("asked", graphVersion)
                    .addKeyValue("served", served)
                    .log("Instagram serves another Graph version than asked for");
        }
    }

    private void tell(Operation operation, String outcome, Duration duration) {
        try {
            listener.called(operation.label(), outcome, duration);
        } catch (RuntimeException e) {
            LOG.atDebug().addKeyValue("cause", e.getClass().getName()).log("The call listener failed");
        }
    }
}
