package com.clariva.connect.adapters.instagram;

import static com.clariva.connect.adapters.instagram.AnsweringServer.json;

import com.clariva.connect.adapters.instagram.reading.Json;
import com.clariva.connect.core.Refusal;
import com.clariva.connect.core.message.DirectMessages;
import com.clariva.connect.testkit.DirectMessagesContract;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;

class HttpDirectMessagesContractTest extends DirectMessagesContract {
    private final AnsweringServer instagram = new AnsweringServer();

    @Override
    protected DirectMessages directMessages() {
        AtomicInteger messages = new AtomicInteger();
        instagram.answers(request -> json(
                200,
                request.getMethod().equals("GET")
                        ? conversation()
                        : "{\"recipient_id\":\"1234567890123456\",\"message_id\":\"mid." + messages.incrementAndGet()
                                + "\"}"));
        return instagram.instagram().directMessages();
    }

    @Override
    protected void refuses(Refusal refusal) {
        instagram.answers(json(400, error(refusal)));
    }

    @Override
    protected void isIn(Trouble trouble) {
        instagram.answers(
                switch (trouble) {
                    case HANGS_UP -> AnsweringServer.hangUp();
                    case BABBLES -> json(200, "<html>");
                    case LEAVES_OUT -> json(200, "{\"recipient_id\":\"1234567890123456\"}");
                    case STUMBLES ->
                        json(503, "").newBuilder().setHeader("Retry-After", "0").build();
                });
    }

    @Override
    protected List<String> textsTaken() {
        return instagram.requests().stream()
                .map(request -> Json.read(request.getBody().toByteArray())
                        .orElseThrow()
                        .path("message")
                        .path("text")
                        .asText())
                .toList();
    }

    /** What was taken, oldest first, a second apart. */
    private String conversation() {
        List<String> texts = instagram.requests().stream()
                .filter(request -> request.getMethod().equals("POST"))
                .map(request ->
                        Json.read(request.getBody().toByteArray()).orElseThrow().path("message"))
                .filter(message -> message.has("text"))
                .map(message -> message.path("text").asText())
                .toList();
        return IntStream.range(0, texts.size())
                .mapToObj(i -> "{\"id\":\"mid." + i + "\",\"created_time\":\"2026-11-20T09:00:0" + i
                        + "+0000\",\"from\":{\"id\":\"17841400000000001\"},\"message\":\"" + texts.get(i) + "\"}")
                .collect(Collectors.joining(",", "{\"data\":[{\"messages\":{\"data\":[", "]}}]}"));
    }

    @AfterEach
    void closeInstagram() {
        instagram.close();
    }

    private static String error(Refusal refusal) {
        String code = switch (refusal) {
            case RECONNECT_NEEDED -> "\"code\":190";
            case PERMISSION_MISSING -> "\"code\":10";
            case WINDOW_CLOSED -> "\"code\":10,\"error_subcode\":2534022";
            case RECIPIENT_GONE -> "\"code\":100,\"error_subcode\":2534014";
            case MESSAGES_SWITCHED_OFF -> "\"code\":200,\"error_subcode\":2534041";
            case THREAD_OWNED_BY_OTHER_APP -> "\"code\":10,\"error_subcode\":2018300";
            case ACCOUNT_RESTRICTED -> "\"code\":10,\"error_subcode\":1893063";
            case THROTTLED -> "\"code\":613,\"is_transient\":true";
            case TEMPORARY -> "\"code\":2,\"is_transient\":true";
            case BUG -> "\"code\":100";
        };
        return "{\"error\":{\"message\":\"リクエストされたユーザーが見つかりません。\"," + code + "}}";
    }
}
