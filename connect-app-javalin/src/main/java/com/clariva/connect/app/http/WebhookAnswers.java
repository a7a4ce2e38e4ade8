package com.clariva.connect.app.http;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.log.SparingLog;
import com.clariva.connect.core.log.Wordless;
import com.clariva.connect.core.webhook.Receipt;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.HttpStatus;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What senders of webhooks are told, in the shape of all our answers. Nothing here waits for them to hear it. */
final class WebhookAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookReception.class);
    private static final byte[] RECEIVED = "EVENT_RECEIVED".getBytes(StandardCharsets.US_ASCII);
    private static final HttpField TEXT = new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "text/plain");
    private static final HttpField JSON = new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "application/json");

    private final SparingLog log;
    private final ObjectMapper json;
    private final InstantSource clock;

    WebhookAnswers(ObjectMapper json, InstantSource clock) {
        this.log = new SparingLog(LOG, clock);
        this.json = requireNonNull(json, "json is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    Instant now() {
        return clock.instant();
    }

    Sender to(Request request, Response response, Callback callback) {
        return new Sender(request, response, callback);
    }

    /** One who waits for an answer. */
    final class Sender {
        private final Request request;
        private final Response response;
        private final Callback callback;
        private boolean unread;

        private Sender(Request request, Response response, Callback callback) {
            this.request = request;
            this.response = response;
            this.callback = callback;
        }

        void answer(Receipt receipt) {
            receipt.<Runnable>match(
                            accepted -> () -> write(HttpStatus.OK, TEXT, RECEIVED),
                            notAuthentic -> () -> refuse(
                                    HttpStatus.UNAUTHORIZED, "signature_invalid", "The signature is not Instagram's."),
                            notStored -> () ->
                                    refuse(HttpStatus.SERVICE_UNAVAILABLE, "not_stored", "Not stored. Send it again."))
                    .run();
        }

        void refuse(HttpStatus status, String code, String said) {
            Answers.hints(status, code).forEach(response.getHeaders()::put);
            write(status, JSON, body(new Envelope.Problem(code, said, status.getCode())));
        }

        /** Nobody has read the body, or only a part of it. */
        void refuseUnread(HttpStatus status, String code, String said) {
            unread = true;
            refuse(status, code, said);
        }

        /** As {@link #refuseUnread}, and the connection ends with it. */
        void refuseAndClose(HttpStatus status, String code, String said) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            refuseUnread(status, code, said);
        }

        /** Answers before the body has been read. */
        void answerUnread(Receipt receipt) {
            unread = true;
            answer(receipt);
        }

        void fail(Throwable failure) {
            log.error("Request failed", line -> line.setCause(Wordless.of(failure)));
            refuse(HttpStatus.INTERNAL_SERVER_ERROR, "internal_error", "Something went wrong here.");
        }

        private void write(HttpStatus status, HttpField type, byte[] body) {
            response.setStatus(status.getCode());
            response.getHeaders().put(type);
            response.write(
                    true,
                    ByteBuffer.wrap(body),
                    unread ? Callback.from(() -> UnreadBody.discard(request, callback), callback::failed) : callback);
        }

        private byte[] body(Envelope.Problem problem) {
            try {
                return json.writeValueAsBytes(
                        new Envelope.Failure(problem, new Envelope.Meta(clock.instant(), RequestDoor.nameOf(request))));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("an answer of ours can be written", e);
            }
        }
    }
}
