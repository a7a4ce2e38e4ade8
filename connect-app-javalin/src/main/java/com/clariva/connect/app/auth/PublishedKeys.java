package com.clariva.connect.app.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public keys that the identity provider publishes (a JWK set, RFC 7517).
 *
 * <p>A set is used for five minutes, and for an hour while the provider gives no other. A token with an unknown
 * {@code kid} makes us fetch it earlier, because keys may have been rotated. Anybody can send such a token, so at most
 * one fetch begins in 15 seconds; while there are no keys at all, two in 30 seconds. One fetch follows
 * no redirect and ends after five seconds or one megabyte. A key of an unknown type is ignored (RFC 7517, section 5).
 */
final class PublishedKeys implements JWKSource<SecurityContext> {
    private static final Logger LOG = LoggerFactory.getLogger(DoctorTokenReader.class);
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration USABLE = Duration.ofHours(1);
    private static final Duration WINDOW = Duration.ofSeconds(30);
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(15);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration FETCH_TIMEOUT = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 1024 * 1024;

    private final HttpUrl address;
    private final InstantSource clock;
    private final OkHttpClient client = client();
    private final ReentrantLock fetching = new ReentrantLock();
    private Instant lastFetch = Instant.MIN;
    private Instant fetchBefore = Instant.MIN;
    private volatile @Nullable Fetched fetched;

    PublishedKeys(URI address, InstantSource clock) {
        this.address = HttpUrl.get(address.toString());
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * The keys that {@code selector} wants; none if no such key is published.
     *
     * @throws KeySourceException if that is not known, because the provider gives no answer
     */
    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        Fetched known = fetched;
        if (known != null && known.isYoungerThan(FRESH, clock)) {
            List<JWK> selected = selector.select(known.keys());
            if (!selected.isEmpty()) {
                return selected;
            }
        }
        refresh();
        Fetched newest = fetched;
        if (newest == null || !newest.isYoungerThan(USABLE, clock)) {
            throw new KeySourceException("the keys of the identity provider are unavailable");
        }
        List<JWK> selected = selector.select(newest.keys());
        if (selected.isEmpty() && !newest.isYoungerThan(FRESH, clock)) {
            throw new KeySourceException("the identity provider gives no answer, and its last keys are old");
        }
        return selected;
    }

    /** Fetches the set if it may be fetched now. While another thread does so, only who has no keys at all waits. */
    private void refresh() {
        Fetched before = fetched;
        if (!enter(before != null && before.isYoungerThan(USABLE, clock))) {
            return;
        }
        try {
            if (Objects.equals(before, fetched) && mayFetch()) {
                fetch();
            }
            if (fetched == null && mayFetch()) {
                fetch();
            }
        } finally {
            fetching.unlock();
        }
    }

    private boolean enter(boolean hasKeys) {
        if (hasKeys) {
            return fetching.tryLock();
        }
        try {
            return fetching.tryLock(FETCH_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean mayFetch() {
        Instant now = clock.instant();
        boolean paused = !now.isBefore(lastFetch.plus(lastFetch.equals(Instant.MIN) ? Duration.ZERO : BETWEEN_FETCHES));
        boolean twiceAlready = !fetchBefore.equals(Instant.MIN) && now.isBefore(fetchBefore.plus(WINDOW));
        return !twiceAlready && (paused || fetched == null);
    }

    private void fetch() {
        fetchBefore = lastFetch;
        lastFetch = clock.instant();
        try {
            fetched = new Fetched(read(), lastFetch);
        } catch (IOException | ParseException e) {
            LOG.atWarn()
                    .addKeyValue("cause", e.getClass().getSimpleName())
                    .log("Public keys of the sign-in service not fetched");
        }
    }

    private JWKSet read() throws IOException, ParseException {
        try (Response response =
                client.newCall(new Request.Builder().url(address).build()).execute()) {
            BufferedSource body = response.body().source();
            if (response.code() != 200 || body.request(MOST_BYTES + 1L)) {
                throw new IOException("no JWK set of at most a megabyte");
            }
            return parse(body.readString(UTF_8));
        }
    }

    private static JWKSet parse(String text) throws ParseException {
        Map<String, Object> set = JSONObjectUtils.parse(text);
        Map<String, Object>[] published = set == null ? null : JSONObjectUtils.getJSONObjectArray(set, "keys");
        if (published == null) {
            throw new ParseException("a JWK set is an object with the member keys", 0);
        }
        List<JWK> keys = new ArrayList<>();
        for (Map<String, Object> key : published) {
            try {
                keys.add(JWK.parse(key));
            } catch (ParseException | RuntimeException unknownKindOfKey) {
                // The others of the set are as good as before.
            }
        }
        return new JWKSet(keys);
    }

    private static OkHttpClient client() {
        return new OkHttpClient.Builder()
                .connectTimeout(CONNECT_TIMEOUT)
                .readTimeout(FETCH_TIMEOUT)
                .callTimeout(FETCH_TIMEOUT)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .build();
    }

    private record Fetched(JWKSet keys, Instant at) {
        boolean isYoungerThan(Duration age, InstantSource clock) {
            return clock.instant().isBefore(at.plus(age));
        }
    }
}
