package com.clariva.connect.app.http;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.Connect;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.linking.LinkOutcome;
import com.clariva.connect.core.linking.LinkRefusal;
import com.clariva.connect.core.linking.Ticket;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.Optional;

/** A doctor's connection: how it stands, its end, and finishing it from a front end on another site. */
final class AccountRoutes {
    private static final String STATUS = "/api/v1/settings/instagram/status";
    private static final String DISCONNECT = "/api/v1/settings/instagram/disconnect";
    private static final String CONFIRM = "/api/v1/settings/instagram/confirm";
    private static final String COMPLETE = "/api/v1/settings/instagram/complete";
    private static final int LONGEST_BODY = 4096;
    private static final int LONGEST_CODE = 128;

    private final Connect connect;
    private final Access access;
    private final Cookies cookies;
    private final Answers answers;
    private final ObjectMapper json;

    AccountRoutes(Connect connect, Access access, Cookies cookies, Answers answers, ObjectMapper json) {
        this.connect = requireNonNull(connect, "connect is null");
        this.access = requireNonNull(access, "access is null");
        this.cookies = requireNonNull(cookies, "cookies is null");
        this.answers = requireNonNull(answers, "answers is null");
        this.json = requireNonNull(json, "json is null");
    }

    void addTo(RoutesConfig routes) {
        routes.get(STATUS, ctx -> answer(ctx, access.reading(ctx)));
        routes.head(STATUS, ctx -> answer(ctx, access.reading(ctx)));
        routes.delete(DISCONNECT, this::disconnect);
        routes.post(COMPLETE, this::complete);
        routes.post(CONFIRM, this::confirm);
    }

    private void answer(Context ctx, DoctorId doctor) {
        answers.success(
                ctx,
                ConnectionStatus.of(
                        connect.checkConnection().check(doctor),
                        connect.confirmChange().question(doctor)));
    }

    private void disconnect(Context ctx) {
        connect.disconnect().disconnect(access.changing(ctx));
        ctx.status(HttpStatus.NO_CONTENT);
    }

    private void complete(Context ctx) {
        DoctorId doctor = access.byToken(ctx);
        answer(ctx, doctor, connect.finishLinking().finish(doctor, code(ctx)));
    }

    /** With a body it is a front end on another site, which has no cookie of ours but the one-time code. */
    private void confirm(Context ctx) {
        byte[] body = RequestBody.json(ctx, LONGEST_BODY);
        DoctorId doctor = body.length > 0 ? access.byToken(ctx) : access.changing(ctx);
        Optional<Ticket> key = body.length > 0 ? Optional.of(code(body)) : cookies.browser(ctx);
        answer(
                ctx,
                doctor,
                key.map(given -> connect.confirmChange().confirm(doctor, given))
                        .orElseGet(() -> new LinkOutcome.Refused(LinkRefusal.STATE_INVALID)));
    }

    private void answer(Context ctx, DoctorId doctor, LinkOutcome outcome) {
        Optional<HttpRefusal> refusal = outcome.match(
                linked -> Optional.empty(),
                handedOff -> Optional.empty(),
                refused -> Optional.of(LinkProblems.of(refused, answers.now())));
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        answer(ctx, doctor);
    }

    private Ticket code(Context ctx) {
        return code(RequestBody.json(ctx, LONGEST_BODY));
    }

    private Ticket code(byte[] body) {
        return Optional.ofNullable(read(body).get("code"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(code -> !code.isBlank() && code.length() <= LONGEST_CODE)
                .map(Ticket::new)
                .orElseThrow(AccountRoutes::unreadable);
    }

    private JsonNode read(byte[] body) {
        try {
            return Optional.ofNullable(json.readTree(body)).orElseThrow(AccountRoutes::unreadable);
        } catch (IOException notJson) {
            throw unreadable();
        }
    }

    private static HttpRefusal unreadable() {
        return new HttpRefusal(HttpStatus.BAD_REQUEST, "body_invalid", "The body has to be {\"code\": \"…\"}.");
    }
}
