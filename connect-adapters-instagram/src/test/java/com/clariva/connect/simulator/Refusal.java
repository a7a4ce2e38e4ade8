package com.clariva.connect.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Instagram says no. Thrown where the reason is found, answered at the door. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String API = "IGApiException";
    private static final String OAUTH = "OAuthException";
    private static final DateTimeFormatter SESSION_TIME = DateTimeFormatter.ofPattern(
                    "EEEE, dd-MMM-yy HH:mm:ss zzz", Locale.US)
            .withZone(ZoneId.of("America/Los_Angeles"));

    private final transient Answer answer;

    private Refusal(Answer answer) {
        super("refused with " + answer.status(), null, false, false);
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }

    /** The dialect of the code exchange. */
    static Refusal oauth(String message) {
        return new Refusal(oauthBody(message));
    }

    static Answer oauthBody(String message) {
        ObjectNode body = Json.object();
        body.put("error_type", OAUTH).put("code", 400).put("error_message", message);
        return Answer.json(400, body);
    }

    /** The dialect of the graph. */
    static Answer graphBody(String type, int code, Optional<Integer> subcode, String message) {
        ObjectNode body = Json.object();
        ObjectNode error = body.putObject("error").put("message", message);
        error.put("type", type).put("code", code);
        subcode.ifPresent(number -> error.put("error_subcode", number));
        error.put("fbtrace_id", Ids.trace());
        return Answer.json(400, body);
    }

    static Refusal badParameter(String message) {
        return new Refusal(graphBody(API, 100, Optional.empty(), "(#100) " + message));
    }

    static Refusal unsupportedMethod(String method) {
        String message = "Unsupported request - method type: " + method.toLowerCase(Locale.ROOT);
        return new Refusal(graphBody(API, 100, Optional.empty(), message));
    }

    static Refusal noSuchObject(String id) {
        String message = "Unsupported request. Object with ID '" + id + "' does not exist, cannot be loaded due to"
                + " missing permissions, or does not support this operation";
        return new Refusal(graphBody(API, 100, Optional.of(33), message));
    }

    static Refusal unknownPath(String path) {
        return new Refusal(graphBody(API, 2500, Optional.empty(), "Unknown path components: " + path));
    }

    static Refusal wrongSecret() {
        return new Refusal(graphBody(
                OAUTH, 101, Optional.empty(), "Error validating application. Invalid application ID or secret."));
    }

    static Refusal unreadableToken() {
        return new Refusal(
                graphBody(OAUTH, 190, Optional.empty(), "Invalid OAuth access token - Cannot parse access token"));
    }

    static Refusal deadToken(TokenDeath death) {
        return new Refusal(graphBody(OAUTH, 190, Optional.of(death.subcode()), death.message()));
    }

    static Refusal expiredToken(Instant ended, Instant now) {
        String message = "Error validating access token: Session has expired on " + SESSION_TIME.format(ended)
                + ". The current time is " + SESSION_TIME.format(now) + ".";
        return new Refusal(graphBody(OAUTH, 190, Optional.of(463), message));
    }

    static Refusal missingPermission(String permission) {
        return new Refusal(graphBody(
                OAUTH,
                10,
                Optional.empty(),
                "(#10) This action needs the permission " + permission + ", which was not granted."));
    }

    static Refusal messageAccessOff() {
        return new Refusal(graphBody(
                API,
                200,
                Optional.of(2534041),
                "The account owner has disabled access to Instagram Direct Messaging."));
    }

    static Refusal windowClosed() {
        return new Refusal(
                graphBody(OAUTH, 10, Optional.of(2534022), "This message is sent outside of allowed window."));
    }

    static Refusal noSuchUser() {
        return new Refusal(graphBody(API, 100, Optional.of(2534014), "The requested user cannot be found."));
    }

    static Refusal personUnavailable() {
        return new Refusal(graphBody(OAUTH, 551, Optional.of(1545041), "This person isn't available right now."));
    }

    static Refusal commentNotAnswerable() {
        return new Refusal(graphBody(API, 100, Optional.of(2534025), "The comment is invalid for a private reply."));
    }

    static Refusal commentAnsweredAlready() {
        return new Refusal(graphBody(
                API, 10900, Optional.empty(), "Activity already replied to: a comment takes one private reply."));
    }
}
