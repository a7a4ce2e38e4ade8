package com.clariva.connect.app.http;

import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.eventlog.EventFilter;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import java.util.function.Function;

/** Which events an operator asks for. */
record EventQuestion(EventFilter filter, int limit) {
    private static final int USUAL = 100;
    private static final int MOST = 1000;

    static EventQuestion of(Query query) {
        return new EventQuestion(
                new EventFilter(one(query, "state", Function.identity()), account(query), doctor(query)),
                one(query, "limit", Integer::valueOf)
                        .filter(limit -> limit >= 1 && limit <= MOST)
                        .or(() -> query.has("limit") ? Optional.empty() : Optional.of(USUAL))
                        .orElseThrow(() -> invalid("limit")));
    }

    /** The doctor who is meant, if one is. */
    static Optional<DoctorId> doctor(Query query) {
        return one(query, "doctor", DoctorId::of);
    }

    static Optional<InstagramId> account(Query query) {
        return one(query, "account", InstagramId::new);
    }

    /** Whether what the event says is asked for too. */
    static boolean content(Query query) {
        if (query.has("content") && query.one("content").filter("true"::equals).isEmpty()) {
            throw invalid("content");
        }
        return query.has("content");
    }

    /** What is not understood is refused, not ignored: it would show more than was asked for. */
    private static <T> Optional<T> one(Query query, String name, Function<String, T> reading) {
        if (query.has(name) && query.one(name).isEmpty()) {
            throw invalid(name);
        }
        try {
            return query.one(name).map(reading);
        } catch (IllegalArgumentException malformed) {
            throw invalid(name);
        }
    }

    private static HttpRefusal invalid(String name) {
        return new HttpRefusal(HttpStatus.BAD_REQUEST, "query_invalid", "'" + name + "' is not understood.");
    }
}
