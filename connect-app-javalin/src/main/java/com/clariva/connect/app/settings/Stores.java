package com.clariva.connect.app.settings;

import static com.clariva.connect.app.environment.Variable.CONNECT_ENCRYPTION_KEYS;
import static com.clariva.connect.app.environment.Variable.DATABASE_CONNECTIONS;
import static com.clariva.connect.app.environment.Variable.DATABASE_URL;
import static com.clariva.connect.app.environment.Variable.DEDUPE_WINDOW;
import static com.clariva.connect.app.environment.Variable.REDIS_DURABILITY;
import static com.clariva.connect.app.environment.Variable.REDIS_HOLD;
import static com.clariva.connect.app.environment.Variable.REDIS_URL;
import static java.util.Objects.requireNonNull;

import com.clariva.connect.adapters.persistence.EncryptionKeys;
import com.clariva.connect.adapters.persistence.NamedKey;
import com.clariva.connect.app.environment.Rules;
import com.clariva.connect.app.environment.VariableReader;
import com.clariva.connect.core.secret.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where things are kept, and the keys they are sealed with.
 *
 * @param encryptionKeys the first one seals, all of them open
 * @param redisUrl empty if the queue lives in PostgreSQL; a secret, because it may hold a password
 * @param durableByProvider whether the operator answers for what a Redis keeps that does not tell
 * @param redisHold how long Redis may be away before what it missed is worked without it
 * @param dedupeWindow how long a repeated event is recognised
 */
public record Stores(
        Database database,
        List<NamedKey> encryptionKeys,
        Optional<Secret> redisUrl,
        boolean durableByProvider,
        Duration redisHold,
        Duration dedupeWindow) {
    private static final int MOST_CONNECTIONS = 500;
    private static final Duration META_REPEATS_FOR = Duration.ofHours(36);

    public Stores {
        requireNonNull(database, "database is null");
        encryptionKeys = List.copyOf(encryptionKeys);
        requireNonNull(redisUrl, "redisUrl is null");
        requireNonNull(redisHold, "redisHold is null");
        requireNonNull(dedupeWindow, "dedupeWindow is null");
    }

    static Supplier<Stores> readFrom(VariableReader reader) {
        Supplier<Database> database = reader.required(DATABASE_URL, Database::parse);
        Supplier<Integer> connections =
                reader.optional(DATABASE_CONNECTIONS, Rules.between(2, MOST_CONNECTIONS), Database.CONNECTIONS);
        Supplier<List<NamedKey>> keys = reader.required(CONNECT_ENCRYPTION_KEYS, Stores::keys);
        Supplier<Optional<Secret>> redisUrl = reader.optional(REDIS_URL, RedisUrl::read);
        Supplier<Boolean> byProvider = reader.optional(REDIS_DURABILITY, Stores::byProvider, false);
        Supplier<Duration> redisHold = reader.optional(REDIS_HOLD, Rules::duration, Duration.ofSeconds(30));
        Supplier<Duration> window = reader.optional(DEDUPE_WINDOW, Rules::duration, Duration.ofDays(3));
        return () -> {
            if (window.get().compareTo(META_REPEATS_FOR) < 0) {
                reader.warn(DEDUPE_WINDOW, "is shorter than the 36 hours in which Meta repeats a delivery.");
            }
            if (database.get().url().looksLikeATransactionPooler()) {
                reader.warn(
                        DATABASE_URL,
                        "looks like a pooler of transactions, behind which the service does not start. Use the direct"
                                + " address or session pooling (Supabase: port 5432 instead of 6543; Neon: the host without"
                                + " -pooler; PgBouncer: pool_mode=session).");
            }
            if (database.get().url().hasUnknownParameters()) {
                reader.warn(
                        DATABASE_URL,
                        "has a parameter that the PostgreSQL driver of Java does not know and ignores. Remove it, or use"
                                + " the driver's own name (channelBinding instead of channel_binding, currentSchema"
                                + " instead of schema).");
            }
            return new Stores(
                    database.get().with(connections.get()),
                    keys.get(),
                    redisUrl.get(),
                    byProvider.get(),
                    redisHold.get(),
                    window.get());
        };
    }

    private static Optional<Boolean> byProvider(String text) {
        return switch (text) {
            case "read" -> Optional.of(false);
            case "provider" -> Optional.of(true);
            default -> Optional.empty();
        };
    }

    private static Optional<List<NamedKey>> keys(String text) {
        try {
            return Optional.of(EncryptionKeys.parse(text));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }
}
