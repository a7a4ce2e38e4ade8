package com.clariva.connect.app.settings;

import static com.clariva.connect.app.environment.Variable.CONNECT_AUTO_REPLY;
import static com.clariva.connect.app.environment.Variable.PARK_RETENTION;
import static com.clariva.connect.app.environment.Variable.REPLIES_IN_A_ROW;
import static com.clariva.connect.app.environment.Variable.RETRY_DELAYS;
import static com.clariva.connect.app.environment.Variable.WORKER_CONCURRENCY;
import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.environment.Rules;
import com.clariva.connect.app.environment.VariableReader;
import com.clariva.connect.core.handling.RetryPolicy;
import com.clariva.connect.core.sending.MayWrite;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is done with events.
 *
 * @param concurrency how many are handled at once; at 0 this instance only receives
 * @param retries when a failed one comes again
 * @param parkRetention how long one of an unknown account may wait for a link
 * @param repliesInARow how many replies there may be in a conversation without a word of the person
 * @param forwarding where they are sent; empty means that they are only logged and counted
 * @param autoReply what answers the first message of a conversation
 */
public record Handling(
        int concurrency,
        RetryPolicy retries,
        Duration parkRetention,
        int repliesInARow,
        Optional<Forwarding> forwarding,
        Optional<String> autoReply) {
    private static final int CONCURRENCY = 8;
    private static final int MOST = 1000;
    private static final int MOST_IN_A_ROW = 100;
    private static final Duration PARKED = Duration.ofDays(7);

    public Handling {
        requireNonNull(retries, "retries is null");
        requireNonNull(parkRetention, "parkRetention is null");
        requireNonNull(forwarding, "forwarding is null");
        requireNonNull(autoReply, "autoReply is null");
    }

    static Supplier<Handling> readFrom(VariableReader reader) {
        Supplier<Integer> concurrency = reader.optional(WORKER_CONCURRENCY, Rules.between(0, MOST), CONCURRENCY);
        Supplier<List<Duration>> delays =
                reader.optional(RETRY_DELAYS, Rules.listOf(Rules::duration), RetryPolicy.STANDARD.delays());
        Supplier<Duration> retention = reader.optional(PARK_RETENTION, Rules::duration, PARKED);
        Supplier<Integer> inARow =
                reader.optional(REPLIES_IN_A_ROW, Rules.between(1, MOST_IN_A_ROW), MayWrite.REPLIES_IN_A_ROW);
        Supplier<Optional<Forwarding>> forwarding = Forwarding.readFrom(reader);
        Supplier<Optional<String>> autoReply = reader.optional(CONNECT_AUTO_REPLY, Rules::message);
        return () -> new Handling(
                concurrency.get(),
                new RetryPolicy(delays.get()),
                retention.get(),
                inARow.get(),
                forwarding.get(),
                autoReply.get());
    }
}
