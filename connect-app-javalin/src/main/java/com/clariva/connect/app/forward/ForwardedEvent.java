package com.clariva.connect.app.forward;

import com.clariva.connect.core.event.EventHeader;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.handling.ResolvedEvent;
import com.clariva.connect.core.trace.TraceContext;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/**
 * An event as it is sent: {@code {"type", "version", "timestamp", "data"}}, by the Standard Webhooks
 * specification. The form is described in {@code docs/forwarding/event.schema.json}. A field may be added;
 * anything else that changes makes a new version.
 */
final class ForwardedEvent {
    static final int VERSION = 1;

    private static final MediaType JSON = MediaType.get("application/json");

    private final String id;
    private final String body;
    private final Optional<TraceContext> trace;

    private ForwardedEvent(String id, String body, Optional<TraceContext> trace) {
        this.id = id;
        this.body = body;
        this.trace = trace;
    }

    static ForwardedEvent of(ResolvedEvent resolved) {
        EventHeader header = resolved.event().header();
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("eventId", resolved.id().value())
                .put("doctor", resolved.doctor().toString())
                .put("account", header.account().value())
                .put("person", header.person().map(InstagramId::value).orElse(null))
                .put("attempt", resolved.attempt());
        data.set("event", EventJson.of(resolved.event()));
        ObjectNode whole = JsonNodeFactory.instance
                .objectNode()
                .put("type", "instagram." + resolved.event().kind().label())
                .put("version", VERSION)
                .put("timestamp", timeOf(header, resolved).toString());
        whole.set("data", data);
        return new ForwardedEvent(resolved.id().value(), whole.toString(), resolved.trace());
    }

    /** Signs it for {@code now}, once with each; what is signed is sent, to the byte. */
    Request.Builder signed(List<Webhook> signers, Instant now) {
        String signatures =
                signers.stream().map(signer -> signature(signer, now)).collect(Collectors.joining(" "));
        Request.Builder request = new Request.Builder()
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .header("webhook-signature", signatures)
                .post(RequestBody.create(body, JSON));
        trace.ifPresent(place -> {
            request.header("traceparent", place.traceparent());
            place.tracestate().ifPresent(state -> request.header("tracestate", state));
        });
        return request;
    }

    /** What is sent. */
    String body() {
        return body;
    }

    private String signature(Webhook signer, Instant now) {
        try {
            return signer.sign(id, now.getEpochSecond(), body);
        } catch (WebhookSigningException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static Instant timeOf(EventHeader header, ResolvedEvent resolved) {
        return header.occurredAt().equals(Instant.EPOCH) ? resolved.receivedAt() : header.occurredAt();
    }
}
