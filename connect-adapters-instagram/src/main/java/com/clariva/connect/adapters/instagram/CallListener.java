package com.clariva.connect.adapters.instagram;

import com.clariva.connect.core.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Hears of every HTTP call to Instagram, for counters and timers. It is called on the thread that made
 * the call and must return at once. What it throws is ignored.
 */
@FunctionalInterface
public interface CallListener {

    /** A listener that does not listen. */
    CallListener NONE = (operation, outcome, duration) -> {};

    /** All operations that can be heard of. */
    static List<String> operations() {
        return Stream.of(Operation.values()).map(Operation::label).toList();
    }

    /** All outcomes that can be heard of. */
    static List<String> outcomes() {
        Stream<String> refused = Stream.of(Refusal.values()).map(Answer::name);
        return Stream.concat(Stream.of(Answer.OK, HttpCalls.NO_ANSWER, Answer.UNREADABLE, Answer.CODE_REFUSED), refused)
                .toList();
    }

    /**
     * A call ended. A call that is repeated is heard of each time.
     *
     * @param operation one of {@link #operations}, such as {@code code_exchange} or {@code send_text}
     * @param outcome one of {@link #outcomes}: {@code ok}; {@code no_answer}; {@code unreadable}; {@code
     *     code_refused}; or the name of the {@link Refusal} in lower case
     */
    void called(String operation, String outcome, Duration duration);
}
