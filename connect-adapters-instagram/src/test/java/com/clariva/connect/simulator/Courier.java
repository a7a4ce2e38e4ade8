package com.clariva.connect.simulator;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Carries what Instagram says to the app, and brings back the answer. */
final class Courier implements AutoCloseable {
    private static final int ANSWER_KEPT = 2_000;

    private final OkHttpClient http = new OkHttpClient.Builder()
            .callTimeout(Duration.ofSeconds(20))
            .readTimeout(Duration.ofSeconds(20))
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .build();

    /** An answer; status 0 says there was none. */
    record Reply(int status, String body, Optional<String> contentType, Optional<String> location) {}

    Reply carry(Request request) {
        try (Response response = http.newCall(request).execute()) {
            return new Reply(
                    response.code(),
                    response.peekBody(ANSWER_KEPT).string(),
                    Optional.ofNullable(response.header("Content-Type")),
                    Optional.ofNullable(response.header("Location")));
        } catch (IOException e) {
            String reason = "no answer: " + e.getClass().getSimpleName();
            return new Reply(0, reason, Optional.empty(), Optional.empty());
        }
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
