package com.clariva.connect.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** The smallest app that can talk to Instagram: it keeps what it is told and says what it is asked to say. */
final class AppUnderTest implements AutoCloseable {
    static final URI CALLBACK = URI.create("https://clinic.example/callback");
    private static final String SCOPE =
            "instagram_business_basic,instagram_business_manage_messages,instagram_business_manage_comments";

    final SimulatedInstagram instagram;
    final List<RecordedRequest> received = new CopyOnWriteArrayList<>();
    volatile MockResponse answer = new MockResponse.Builder().code(200).build();
    private final MockWebServer server = new MockWebServer();
    private final OkHttpClient http = new OkHttpClient.Builder()
            .followRedirects(false)
            .retryOnConnectionFailure(false)
            .build();

    /** An answer of the simulator. */
    record Heard(int status, String body, Map<String, List<String>> headers) {
        JsonNode json() {
            return Json.parse(body).orElseThrow();
        }

        String errorCode() {
            JsonNode error = json().path("error");
            return error.path("code").asText() + "/"
                    + error.path("error_subcode").asText("-");
        }
    }

    AppUnderTest(SimulatedInstagram instagram) {
        this.instagram = instagram;
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                received.add(request);
                return answer;
            }
        });
        try {
            server.start(InetAddress.getByName("127.0.0.1"), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        instagram.webhooks(callback());
    }

    URI callback() {
        return URI.create("http://127.0.0.1:" + server.getPort() + "/webhooks/instagram");
    }

    HttpUrl.Builder authorizationUrl() {
        return HttpUrl.get(instagram.authorizeUrl().toString())
                .newBuilder()
                .addQueryParameter("client_id", instagram.settings().appId())
                .addQueryParameter("redirect_uri", CALLBACK.toString())
                .addQueryParameter("response_type", "code")
                .addQueryParameter("scope", SCOPE)
                .addQueryParameter("state", "state-1");
    }

    String codeFor(Account account) {
        return codeIn(instagram.allow(authorizationUrl().build().uri(), account));
    }

    static String codeIn(URI redirect) {
        String code = HttpUrl.get(redirect.toString()).queryParameter("code");
        assertThat(code).isNotNull();
        return String.valueOf(code);
    }

    FormBody.Builder exchange(String code) {
        return new FormBody.Builder()
                .add("client_id", instagram.settings().appId())
                .add("client_secret", instagram.settings().appSecret())
                .add("grant_type", "authorization_code")
                .add("redirect_uri", CALLBACK.toString())
                .add("code", code);
    }

    Heard exchangeCode(String code) {
        return post(instagram.tokenUrl().toString(), exchange(code).build());
    }

    Heard exchangeToken(String shortLived) {
        return get("/access_token?grant_type=ig_exchange_token&client_secret="
                + instagram.settings().appSecret() + "&access_token=" + shortLived);
    }

    Heard refresh(String longLived) {
        return get("/refresh_access_token?grant_type=ig_refresh_token&access_token=" + longLived);
    }

    Heard get(String pathAndQuery) {
        return call(new Request.Builder().url(instagram.graphUrl() + pathAndQuery));
    }

    Heard get(String pathAndQuery, IssuedToken token) {
        return call(authorized(pathAndQuery, token));
    }

    Heard post(String url, RequestBody body) {
        return call(new Request.Builder().url(url).post(body));
    }

    Heard post(String pathAndQuery, IssuedToken token) {
        return call(authorized(pathAndQuery, token).post(RequestBody.create(new byte[0], null)));
    }

    Heard delete(String path, IssuedToken token) {
        return call(authorized(path, token).delete());
    }

    Heard send(String json, IssuedToken token) {
        return sendTo("/v25.0/me/messages", json, token);
    }

    Heard sendTo(String path, String json, IssuedToken token) {
        RequestBody body = RequestBody.create(json, MediaType.get("application/json; charset=utf-8"));
        return call(authorized(path, token).post(body));
    }

    Heard sendText(Person person, String text, IssuedToken token) {
        return send(Json.text(textTo(person, text)), token);
    }

    Heard call(Request.Builder request) {
        try (Response response = http.newCall(request.build()).execute()) {
            return new Heard(
                    response.code(),
                    response.body().string(),
                    response.headers().toMultimap());
        } catch (IOException e) {
            return new Heard(0, "", Map.of());
        }
    }

    private static Map<String, Object> textTo(Person person, String text) {
        return Map.of("recipient", Map.of("id", person.igsid()), "message", Map.of("text", text));
    }

    private Request.Builder authorized(String pathAndQuery, IssuedToken token) {
        return new Request.Builder()
                .url(instagram.graphUrl() + pathAndQuery)
                .header("Authorization", "Bearer " + token.value());
    }

    @Override
    public void close() {
        server.close();
        instagram.close();
    }
}
