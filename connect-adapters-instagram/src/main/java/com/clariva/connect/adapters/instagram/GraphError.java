package com.clariva.connect.adapters.instagram;

import com.clariva.connect.adapters.instagram.reading.Json;
import com.clariva.connect.core.Refusal;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Instagram's error body, as far as it says something: its texts are localised and are not read.
 *
 * @param passing {@code is_transient}
 */
record GraphError(long code, Optional<Long> subcode, boolean passing) {
    private static final long APP_CALLS = 4;
    private static final long APP_LIMIT = 341;

    /** The error that {@code answer} holds, if it holds one with a code. */
    static Optional<GraphError> in(JsonNode answer) {
        JsonNode error = answer.path("error");
        return Json.number(error, "code")
                .map(code -> new GraphError(
                        code,
                        Json.number(error, "error_subcode"),
                        error.path("is_transient").asBoolean(false)));
    }

    Refusal refusal() {
        Optional<Refusal> meaning = ErrorTable.meaning(code, subcode);
        // Rate limits call themselves transient too, but they refuse before anything is done.
        if (passing && meaning.filter(Refusal.THROTTLED::equals).isEmpty()) {
            return Refusal.TEMPORARY;
        }
        return meaning.orElse(Refusal.BUG);
    }

    /** Whether nothing was done. A code that nobody has met before proves nothing. */
    boolean isCertain() {
        return refusal() != Refusal.TEMPORARY
                && ErrorTable.meaning(code, subcode).isPresent();
    }

    /** Whether it is the app's limit, which all its accounts share. */
    boolean isOfWholeApp() {
        return code == APP_CALLS || code == APP_LIMIT;
    }

    /** {@code code}, or {@code code/subcode}. */
    String label() {
        return subcode.map(sub -> code + "/" + sub).orElseGet(() -> Long.toString(code));
    }
}
