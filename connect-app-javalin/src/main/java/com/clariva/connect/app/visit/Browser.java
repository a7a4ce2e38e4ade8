package com.clariva.connect.app.visit;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** A browser: it keeps cookies, and shows redirects instead of following them. */
public final class Browser implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final RequestBody NOTHING = RequestBody.create(new byte[0]);

    private final OkHttpClient http = new OkHttpClient.Builder()
            .cookieJar(new CookieCase())
            .followRedirects(false)
            .callTimeout(LIMIT)
            .build();

    /** Opens an address, as by a click. */
    public Answer open(URI address) {
        return ask("GET", address, Map.of("Accept", "text/html"));
    }

    public Answer get(URI address, Map<String, String> headers) {
        return ask("GET", address, headers);
    }

    /** A POST without a body. */
    public Answer post(URI address, Map<String, String> headers) {
        return ask("POST", address, headers);
    }

    public Answer delete(URI address, Map<String, String> headers) {
        return ask("DELETE", address, headers);
    }

    private Answer ask(String method, URI address, Map<String, String> headers) {
        Request.Builder request =
                new Request.Builder().url(address.toString()).method(method, method.equals("POST") ? NOTHING : null);
        headers.forEach(request::header);
        try (Response response = http.newCall(request.build()).execute()) {
            return new Answer(
                    response.code(),
                    Optional.ofNullable(response.header("Location")).map(address::resolve),
                    response.headers("Set-Cookie"),
                    response.body().string());
        } catch (IOException e) {
            throw new UnreachableException(address, e);
        }
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
