package com.clariva.connect.app.http;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.Connect;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** What is wrong, for operators. */
final class DiagnosisRoutes {
    private static final String DIAGNOSIS = "/api/v1/diagnosis";

    private final Connect connect;
    private final KeyDoor door;
    private final Answers answers;

    DiagnosisRoutes(Connect connect, KeyDoor door, Answers answers) {
        this.connect = requireNonNull(connect, "connect is null");
        this.door = requireNonNull(door, "door is null");
        this.answers = requireNonNull(answers, "answers is null");
    }

    void addTo(RoutesConfig routes) {
        routes.get(DIAGNOSIS, door.admitted(this::show));
        routes.head(DIAGNOSIS, door.admitted(this::show));
    }

    private void show(Context ctx) {
        answers.success(ctx, ShownDiagnosis.of(connect.diagnose().diagnose(EventQuestion.doctor(Query.required(ctx)))));
    }
}
