package com.clariva.connect.app.http;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.content.ActReader;
import com.clariva.connect.core.Connect;
import com.clariva.connect.core.event.DoctorId;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;

/** What other services do in the name of a doctor: write, and look how the connection stands. No token goes in or out. */
final class DoctorRoutes {
    private static final String ACCOUNT = "/api/v1/doctors/{doctorId}/instagram";
    private static final String MESSAGES = ACCOUNT + "/messages";

    private final Connect connect;
    private final KeyDoor door;
    private final Answers answers;
    private final ObjectMapper json;

    DoctorRoutes(Connect connect, KeyDoor door, Answers answers, ObjectMapper json) {
        this.connect = requireNonNull(connect, "connect is null");
        this.door = requireNonNull(door, "door is null");
        this.answers = requireNonNull(answers, "answers is null");
        this.json = requireNonNull(json, "json is null");
    }

    void addTo(RoutesConfig routes) {
        routes.get(ACCOUNT, door.admitted(this::status));
        routes.head(ACCOUNT, door.admitted(this::status));
        routes.post(MESSAGES, door.admitted(this::send));
    }

    private void status(Context ctx) {
        DoctorId doctor = doctor(ctx);
        answers.success(
                ctx,
                ConnectionStatus.of(
                        connect.checkConnection().check(doctor),
                        connect.confirmChange().question(doctor)));
    }

    private void send(Context ctx) throws IOException {
        DoctorId doctor = doctor(ctx);
        JsonNode body = MessageRequest.body(ctx, json);
        SentReply sent = ActReader.isAct(body)
                ? SentReply.of(
                        connect.sendMessage().act(doctor, MessageRequest.recipient(body), MessageRequest.act(body)))
                : SentReply.of(connect.sendMessage().send(MessageRequest.message(ctx, body, doctor)));
        if (sent.isOver()) {
            answers.success(ctx, sent);
        } else {
            answers.accepted(ctx, sent);
        }
    }

    private static DoctorId doctor(Context ctx) {
        try {
            return DoctorId.of(ctx.pathParam("doctorId"));
        } catch (IllegalArgumentException malformed) {
            throw new HttpRefusal(HttpStatus.UNPROCESSABLE_CONTENT, "doctor_invalid", "A doctor's id is a UUID.");
        }
    }
}
