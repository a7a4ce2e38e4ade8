package com.clariva.connect.app.http;

import static java.util.stream.Collectors.joining;

import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.eventlog.EventFilter;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Which events an operator asks for. */
record EventQuestion(EventFilter filter, int limit) {
    private static final int USUAL = 100;
    private static final int MOST = 1000;

    static EventQuestion of(Query query) {
        requireOnly(query, Set.of("state", "account", "doctor", "limit"));
        return new EventQuestion(
                new EventFilter(state(query), account(query), doctor(query)),
                one(query, "limit", Integer::valueOf)
                        .filter(limit -> limit >= 1 && limit <= MOST)
                        .or(() -> query.has("limit") ? Optional.empty() : Optional.of(USUAL))
                        .orElseThrow(() -> invalid("'limit' has to be a number from 1 to " + MOST + '.')));
    }

    private static Optional<String> state(Query query) {
        Optional<String> state = query.one("state").filter(EventFilter.STATES::contains);
        if (query.has("state") && state.isEmpty()) {
            throw invalid("'state' has to be one of " + String.join(", ", EventFilter.STATES) + '.');
        }
        return state;
    }

    /** A misspelt filter that is ignored would show more than was asked for. */
    private static void requireOnly(Query query, Set<String> known) {
        if (!query.hasOnly(known)) {
            throw invalid("There is a parameter that is not known. Known are "
                    + known.stream().sorted().collect(joining(", ")) + '.');
        }
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
        requireOnly(query, Set.of("content", "account"));
        if (query.has("content") && query.one("content").filter("true"::equals).isEmpty()) {
            throw invalid("'content' has to be true.");
        }
        return query.has("content");
    }

    /** What is not understood is refused, not ignored: it would show more than was asked for. */
    private static <T> Optional<T> one(Query query, String name, Function<String, T> reading) {
        if (query.has(name) && query.one(name).isEmpty()) {
            throw notUnderstood(name);
        }
        try {
            return query.one(name).map(reading);
        } catch (IllegalArgumentException malformed) {
            throw notUnderstood(name);
        }
    }

    private static HttpRefusal notUnderstood(String name) {
        return invalid("'" + name + "' is not understood.");
    }

    private static HttpRefusal invalid(String message) {
        return new HttpRefusal(HttpStatus.BAD_REQUEST, "query_invalid", message);
    }
}
