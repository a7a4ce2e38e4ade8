package com.clariva.connect.app.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Whoever may come to the door: browsers, Meta, and strangers. Follows no redirect, keeps no cookie. */
public final class Street {
    private static final OkHttpClient CLIENT =
            new OkHttpClient.Builder().followRedirects(false).build();

    private final int port;

    public Street(int port) {
        this.port = port;
    }

    int port() {
        return port;
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, new byte[0], headers);
    }

    /** A body is JSON if the headers do not say otherwise. */
    public Answer post(String path, String body, String... headers) {
        Headers given = Headers.of(headers);
        Headers typed = body.isEmpty() || given.get("Content-Type") != null
                ? given
                : given.newBuilder().add("Content-Type", "application/json").build();
        return send("POST", path, body.getBytes(UTF_8), typed);
    }

    public Answer send(String method, String path, byte[] body, String... headers) {
        return send(method, path, body, Headers.of(headers));
    }

    private Answer send(String method, String path, byte[] body, Headers headers) {
        boolean bodiless = method.equals("GET") || method.equals("HEAD");
        Request request = new Request.Builder()
                .url("http://127.0.0.1:" + port + path)
                .headers(headers.newBuilder().add("Connection", "close").build())
                .method(method, bodiless ? null : RequestBody.create(body))
                .build();
        try (Response response = CLIENT.newCall(request).execute()) {
            return new Answer(
                    response.code(), response.headers(), response.body().string());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What came back. */
    public record Answer(int status, Headers headers, String body) {

        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }

        public String location() {
            return header("Location").orElseThrow();
        }

        /** {@code name=value} of the cookie that is set, whether or not its name has the prefix for https. */
        public String cookie(String name) {
            return headers.values("Set-Cookie").stream()
                    .filter(cookie -> cookie.startsWith(name + "=") || cookie.startsWith("__Host-" + name + "="))
                    .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
