package com.clariva.connect.adapters.instagram;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.adapters.instagram.pacing.Lane;
import com.clariva.connect.adapters.instagram.pacing.Pacing;
import com.clariva.connect.adapters.instagram.pacing.Pause;
import com.clariva.connect.adapters.instagram.reading.Json;
import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.Refusal;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.message.Act;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.message.DirectMessages;
import com.clariva.connect.core.message.PastMessage;
import com.clariva.connect.core.message.SendOutcome;
import com.clariva.connect.core.message.Sender;
import com.clariva.connect.core.message.Tag;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/** Messages and acts, each in one call that is never made again; and reading what lies in a conversation. */
final class HttpDirectMessages implements DirectMessages {
    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    private final GraphAddress address;
    private final HttpCalls calls;
    private final Pacing pacing;

    HttpDirectMessages(GraphAddress address, HttpCalls calls, Pacing pacing) {
        this.address = requireNonNull(address, "address is null");
        this.calls = requireNonNull(calls, "calls is null");
        this.pacing = requireNonNull(pacing, "pacing is null");
    }

    @Override
    public SendOutcome send(Sender sender, InstagramId person, Content content, Tag tag) {
        Operation operation = content.match(
                words -> Operation.SEND_TEXT, media -> Operation.SEND_MEDIA, quickReplies -> Operation.SEND_TEXT);
        return paced(operation, sender, MessageBody.of(person, content, tag));
    }

    @Override
    public SendOutcome act(Sender sender, InstagramId person, Act act) {
        return paced(Operation.ACT, sender, MessageBody.of(person, act));
    }

    @Override
    public List<PastMessage> recent(Sender sender, InstagramId person) {
        String operation = Operation.READ_CONVERSATION.label();
        pacing.enter(sender.account(), Lane.READING).ifPresent(pause -> {
            throw new ConnectException.InstagramRefused(operation, pause.refusal(), "nothing: it was not asked");
        });
        try {
            Answer answer = calls.call(Operation.READ_CONVERSATION, conversation(sender, person), Deadline.ofOneCall());
            pacing.heard(sender.account(), answer.signal());
            return PastMessages.in(answer.good().orElseThrow(() -> refused(answer)), person);
        } catch (IOException e) {
            throw new ConnectException.InstagramUnavailable(operation, e);
        }
    }

    private Request conversation(Sender sender, InstagramId person) {
        HttpUrl url = address.me("conversations")
                .newBuilder()
                .addQueryParameter("platform", "instagram")
                .addQueryParameter("user_id", person.value())
                .addQueryParameter("fields", PastMessages.FIELDS)
                .build();
        return GraphAddress.authorized(Operation.READ_CONVERSATION, url, sender.token())
                .build();
    }

    private static ConnectException refused(Answer answer) {
        return answer.refusal()
                .<ConnectException>map(refusal -> answer.refused(Operation.READ_CONVERSATION, refusal))
                .orElseGet(() -> ConnectException.InstagramUnavailable.after(
                        answer.describe(Operation.READ_CONVERSATION), null));
    }

    private SendOutcome paced(Operation operation, Sender sender, JsonNode body) {
        if (!GraphAddress.carries(sender.token())) {
            return new SendOutcome.Refused(Refusal.RECONNECT_NEEDED);
        }
        Optional<Pause> pause = pacing.enter(sender.account(), operation.lane());
        return pause.<SendOutcome>map(closed -> new SendOutcome.Refused(closed.refusal(), Optional.of(closed.until())))
                .orElseGet(() -> post(operation, sender, body));
    }

    private SendOutcome post(Operation operation, Sender sender, JsonNode body) {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        Request.Builder request = GraphAddress.authorized(operation, address.me("messages"), sender.token())
                .post(new OneShotBody(RequestBody.create(bytes, JSON)));
        // Not the tracestate: it may say more of this house than a stranger needs to know.
        sender.trace().ifPresent(trace -> request.header("traceparent", trace.traceparent()));
        try {
            Answer answer = calls.call(operation, request.build(), Deadline.ofOneCall());
            return outcome(operation, answer, pacing.heard(sender.account(), answer.signal()));
        } catch (NeverLeftException e) {
            return new SendOutcome.Refused(Refusal.TEMPORARY);
        } catch (IOException mayHaveGoneOut) {
            return new SendOutcome.Unanswered();
        }
    }

    private static SendOutcome outcome(Operation operation, Answer answer, Optional<Instant> until) {
        Optional<SendOutcome> accepted =
                answer.good().flatMap(body -> messageId(operation, body)).map(SendOutcome.Accepted::new);
        return accepted.or(() -> answer.refusal().map(refusal -> refused(refusal, until)))
                .orElseGet(SendOutcome.Unanswered::new);
    }

    /** What is no message may have no id. */
    private static Optional<String> messageId(Operation operation, JsonNode body) {
        Optional<String> id = Json.text(body, "message_id").filter(PlainText::isId);
        return operation == Operation.ACT ? id.or(() -> Optional.of("")) : id;
    }

    private static SendOutcome refused(Refusal refusal, Optional<Instant> until) {
        boolean passes = refusal == Refusal.THROTTLED || refusal == Refusal.ACCOUNT_RESTRICTED;
        return new SendOutcome.Refused(refusal, passes ? until : Optional.empty());
    }
}
