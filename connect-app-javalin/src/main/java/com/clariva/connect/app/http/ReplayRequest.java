package com.clariva.connect.app.http;

import com.clariva.connect.core.deadletter.DeadLetterReason;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.replay.ReplayOrder;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.Optional;

/** Which dead letters an operator wants replayed: {@code {"reason", "account", "limit", "dryRun"}}, each optional. */
record ReplayRequest(
        Optional<String> reason, Optional<String> account, Optional<Integer> limit, Optional<Boolean> dryRun) {
    private static final int LONGEST_BODY = 4096;
    private static final int MOST = 1000;

    static ReplayOrder read(Context ctx, ObjectMapper json) throws IOException {
        byte[] body = RequestBody.json(ctx, LONGEST_BODY);
        try {
            return Optional.ofNullable(json.readValue(body, ReplayRequest.class))
                    .orElseThrow(ReplayRequest::invalid)
                    .order();
        } catch (JacksonException | IllegalArgumentException notUnderstood) {
            throw invalid();
        }
    }

    private ReplayOrder order() {
        if (limit.orElse(MOST) > MOST) {
            throw invalid();
        }
        return new ReplayOrder(
                reason.map(label -> DeadLetterReason.of(label).orElseThrow(ReplayRequest::invalid)),
                account.map(InstagramId::new),
                limit.orElse(MOST),
                dryRun.orElse(false));
    }

    private static HttpRefusal invalid() {
        return new HttpRefusal(
                HttpStatus.BAD_REQUEST,
                "body_invalid",
                "The body has to be {\"reason\": \"…\", \"account\": \"…\", \"limit\": 1 to 1000, \"dryRun\": true},"
                        + " each of them optional.");
    }
}
