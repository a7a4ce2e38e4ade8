package com.clariva.connect.app.settings;

import static com.clariva.connect.app.environment.Variable.CONNECT_ENCRYPTION_KEYS;
import static com.clariva.connect.app.environment.Variable.DATABASE_URL;
import static com.clariva.connect.app.environment.Variable.DEDUPE_WINDOW;
import static com.clariva.connect.app.environment.Variable.REDIS_HOLD;
import static com.clariva.connect.app.environment.Variable.REDIS_URL;
import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.environment.Rules;
import com.clariva.connect.app.environment.VariableReader;
import com.clariva.connect.core.secret.Secret;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where things are kept, and the keys they are sealed with.
 *
 * @param redisUrl empty if the queue lives in PostgreSQL; a secret, because it may hold a password
 * @param redisHold how long Redis may be away before what it missed is worked without it
 * @param dedupeWindow how long a repeated event is recognised
 */
public record Stores(
        Database database,
        Secret encryptionKeys,
        Optional<Secret> redisUrl,
        Duration redisHold,
        Duration dedupeWindow) {
    private static final Duration META_REPEATS_FOR = Duration.ofHours(36);

    public Stores {
        requireNonNull(database, "database is null");
        requireNonNull(encryptionKeys, "encryptionKeys is null");
        requireNonNull(redisUrl, "redisUrl is null");
        requireNonNull(redisHold, "redisHold is null");
        requireNonNull(dedupeWindow, "dedupeWindow is null");
    }

    static Supplier<Stores> readFrom(VariableReader reader) {
        Supplier<Database> database = reader.required(DATABASE_URL, Database::parse);
        Supplier<Secret> keys = reader.required(CONNECT_ENCRYPTION_KEYS, KeyLine::read);
        Supplier<Optional<Secret>> redisUrl = reader.optional(REDIS_URL, RedisUrl::read);
        Supplier<Duration> redisHold = reader.optional(REDIS_HOLD, Rules::duration, Duration.ofSeconds(30));
        Supplier<Duration> window = reader.optional(DEDUPE_WINDOW, Rules::duration, Duration.ofDays(3));
        return () -> {
            if (window.get().compareTo(META_REPEATS_FOR) < 0) {
                reader.warn(DEDUPE_WINDOW, "is shorter than the 36 hours in which Meta repeats a delivery.");
            }
            return new Stores(database.get(), keys.get(), redisUrl.get(), redisHold.get(), window.get());
        };
    }
}
