package com.clariva.connect.app.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Objects;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The server's own errors, for requests that never reach a route: our shape, and nothing of the request. */
final class PlainErrors implements Request.Handler {
    private final RequestDoor door;
    private final ObjectMapper json;
    private final InstantSource clock;

    PlainErrors(RequestDoor door, ObjectMapper json, InstantSource clock) {
        this.door = requireNonNull(door, "door is null");
        this.json = requireNonNull(json, "json is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        int status = response.getStatus() < HttpStatus.BAD_REQUEST_400
                ? HttpStatus.INTERNAL_SERVER_ERROR_500
                : response.getStatus();
        response.setStatus(status);
        door.dress(request, response.getHeaders());
        Answers.hints(io.javalin.http.HttpStatus.forStatus(status), codeOf(status))
                .forEach(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.write(true, ByteBuffer.wrap(body(request, status).getBytes(UTF_8)), callback);
        return true;
    }

    private String body(Request request, int status) throws JsonProcessingException {
        String message = Objects.requireNonNullElse(HttpStatus.getMessage(status), "Error");
        return json.writeValueAsString(new Envelope.Failure(
                new Envelope.Problem(codeOf(status), message, status),
                new Envelope.Meta(clock.instant(), RequestDoor.nameOf(request))));
    }

    static String codeOf(int status) {
        return switch (status) {
            case HttpStatus.NOT_FOUND_404 -> "not_found";
            case HttpStatus.METHOD_NOT_ALLOWED_405 -> "method_not_allowed";
            case HttpStatus.UNSUPPORTED_MEDIA_TYPE_415 -> "unsupported_media_type";
            case HttpStatus.PAYLOAD_TOO_LARGE_413 -> "too_large";
            case HttpStatus.SERVICE_UNAVAILABLE_503 -> "unavailable";
            default -> status < HttpStatus.INTERNAL_SERVER_ERROR_500 ? "bad_request" : "internal_error";
        };
    }
}
