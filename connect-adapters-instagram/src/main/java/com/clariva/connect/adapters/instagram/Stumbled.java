package com.clariva.connect.adapters.instagram;

import com.clariva.connect.core.ConnectException;
import java.io.IOException;
import java.io.Serial;
import java.time.Duration;

/** A call did not get a usable answer. It stays inside this package, and says how soon to try again. */
final class Stumbled extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final Duration NOT_NOW = Duration.ofDays(1);

    private final Duration pause;

    private Stumbled(Exception cause, Duration pause) {
        super(cause.getMessage(), cause);
        this.pause = pause;
    }

    static Stumbled over(IOException noAnswer) {
        return new Stumbled(noAnswer, Duration.ZERO);
    }

    static Stumbled over(ConnectException failure, Answer answer) {
        return new Stumbled(failure, pauseAfter(answer));
    }

    Duration pause() {
        return pause;
    }

    /** Who is asked to slow down does, and comes back within this call only if told when. */
    private static Duration pauseAfter(Answer answer) {
        return answer.retryAfter().orElse(answer.isThrottling() ? NOT_NOW : Duration.ZERO);
    }
}
