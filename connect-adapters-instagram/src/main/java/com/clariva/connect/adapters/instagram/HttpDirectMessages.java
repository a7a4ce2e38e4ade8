package com.clariva.connect.adapters.instagram;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.adapters.instagram.reading.Json;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.event.Text;
import com.clariva.connect.core.reply.DirectMessages;
import com.clariva.connect.core.reply.ReplyState;
import com.clariva.connect.core.secret.Secret;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/** Messages sent to {@code /me/messages}, each in one call that is never made again. */
final class HttpDirectMessages implements DirectMessages {
    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    private final HttpUrl messages;
    private final HttpCalls calls;

    HttpDirectMessages(GraphAddress address, HttpCalls calls) {
        this.messages = address.me("messages");
        this.calls = requireNonNull(calls, "calls is null");
    }

    @Override
    public ReplyState sendText(Secret token, InstagramId person, Text text) {
        Request request = GraphAddress.authorized(messages, token)
                .post(new OneShotBody(RequestBody.create(message(person, text), JSON)))
                .build();
        try {
            return state(calls.call(Operation.SEND_TEXT, request, Deadline.ofOneCall()));
        } catch (IOException mayHaveGoneOut) {
            return new ReplyState.Unknown();
        }
    }

    private static ReplyState state(Answer answer) {
        return answer.good()
                .map(body -> Json.text(body, "message_id")
                        .<ReplyState>map(ReplyState.Sent::new)
                        .orElseGet(ReplyState.Unknown::new))
                .orElseGet(() -> answer.error()
                        .filter(GraphError::isCertain)
                        .<ReplyState>map(error -> new ReplyState.Refused(error.refusal()))
                        .orElseGet(ReplyState.Unknown::new));
    }

    private static byte[] message(InstagramId person, Text text) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("recipient").put("id", person.value());
        body.putObject("message").put("text", text.value());
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
