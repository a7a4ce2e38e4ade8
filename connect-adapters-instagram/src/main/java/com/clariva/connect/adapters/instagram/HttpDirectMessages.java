package com.clariva.connect.adapters.instagram;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.adapters.instagram.reading.Json;
import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.Refusal;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.event.Text;
import com.clariva.connect.core.message.Act;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.message.DirectMessages;
import com.clariva.connect.core.message.PastMessage;
import com.clariva.connect.core.message.SendOutcome;
import com.clariva.connect.core.message.Sender;
import com.clariva.connect.core.message.Tag;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
    public SendOutcome send(Sender sender, InstagramId person, Content content, Tag tag) {
        return content.match(
                words -> sendText(sender, person, words.text()), media -> notYet(), quickReplies -> notYet());
    }

    @Override
    public SendOutcome act(Sender sender, InstagramId person, Act act) {
        return notYet();
    }

    @Override
    public List<PastMessage> recent(Sender sender, InstagramId person) {
        throw new ConnectException.InstagramRefused("read conversation", Refusal.BUG, "nothing: not yet supported");
    }

    private static SendOutcome notYet() {
        return new SendOutcome.Refused(Refusal.BUG);
    }

    private SendOutcome sendText(Sender sender, InstagramId person, Text text) {
        Request request = GraphAddress.authorized(messages, sender.token())
                .post(new OneShotBody(RequestBody.create(message(person, text), JSON)))
                .build();
        try {
            return outcome(calls.call(Operation.SEND_TEXT, request, Deadline.ofOneCall()));
        } catch (IOException mayHaveGoneOut) {
            return new SendOutcome.Unanswered();
        }
    }

    private static SendOutcome outcome(Answer answer) {
        return answer.good()
                .map(body -> Json.text(body, "message_id")
                        .<SendOutcome>map(SendOutcome.Accepted::new)
                        .orElseGet(SendOutcome.Unanswered::new))
                .orElseGet(() -> answer.error()
                        .filter(GraphError::isCertain)
                        .<SendOutcome>map(error -> new SendOutcome.Refused(error.refusal()))
                        .orElseGet(SendOutcome.Unanswered::new));
    }

    private static byte[] message(InstagramId person, Text text) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("recipient").put("id", person.value());
        body.putObject("message").put("text", text.value());
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
