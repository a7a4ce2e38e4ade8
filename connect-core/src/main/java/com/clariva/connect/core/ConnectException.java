package com.clariva.connect.core;

import java.io.Serial;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something outside the house failed. Answers a caller is expected to handle are not exceptions;
 * they are outcomes, such as {@link com.clariva.connect.core.linking.LinkOutcome}.
 *
 * <p>Messages name the operation and the provider's error code. They never carry a token, a code, a
 * full URL or a payload.
 */
public abstract sealed class ConnectException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private ConnectException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Whether the same call, made later, may succeed. */
    public abstract boolean retryable();

    /** Instagram did not answer, or answered what cannot be used. */
    public static final class InstagramUnavailable extends ConnectException {
        @Serial
        private static final long serialVersionUID = 1L;

        private final InstagramError error;

        public InstagramUnavailable(String operation, @Nullable Throwable cause) {
            this(InstagramError.of(operation, "no answer", ErrorCause.OTHER), "Instagram is unavailable", cause);
        }

        private InstagramUnavailable(InstagramError error, String message, @Nullable Throwable cause) {
            super(error.operation() + ": " + message, cause);
            this.error = error;
        }

        /** There was an error answer that says nothing for certain, such as Instagram's own trouble. */
        public static InstagramUnavailable after(InstagramError error, @Nullable Throwable cause) {
            return new InstagramUnavailable(error, "Instagram is unavailable", cause);
        }

        /** There was an answer; {@code what} is wrong with it, such as {@code no user_id}. It quotes nothing. */
        public static InstagramUnavailable unusable(String operation, String what) {
            return new InstagramUnavailable(InstagramError.of(operation, what, ErrorCause.UNUSABLE_ANSWER), what, null);
        }

        public InstagramError error() {
            return error;
        }

        @Override
        public boolean retryable() {
            return true;
        }
    }

    /** Instagram answered, and the answer was no. {@link #refusal} says which no. */
    public static final class InstagramRefused extends ConnectException {
        @Serial
        private static final long serialVersionUID = 1L;

        private final InstagramError error;
        private final Refusal refusal;
        private final @Nullable Duration retryAfter;

        public InstagramRefused(String operation, Refusal refusal, String code) {
            this(InstagramError.of(operation, code, ErrorCause.OTHER), refusal, Optional.empty());
        }

        /** @param retryAfter when Instagram asks us to come back, if it does */
        public InstagramRefused(InstagramError error, Refusal refusal, Optional<Duration> retryAfter) {
            super(
                    error.operation() + ": Instagram refused with " + error.code()
                            + (error.hint().isEmpty() ? "" : "; " + error.hint()),
                    null);
            this.error = error;
            this.refusal = refusal;
            this.retryAfter = retryAfter.orElse(null);
        }

        public Refusal refusal() {
            return refusal;
        }

        public InstagramError error() {
            return error;
        }

        public Optional<Duration> retryAfter() {
            return Optional.ofNullable(retryAfter);
        }

        @Override
        public boolean retryable() {
            return refusal.retryable();
        }
    }

    /** A store gave no answer. What was asked may or may not have happened. */
    public static final class StorageUnavailable extends ConnectException {
        @Serial
        private static final long serialVersionUID = 1L;

        public StorageUnavailable(String operation, @Nullable Throwable cause) {
            super(operation + ": the store is unavailable", cause);
        }

        /** What the adapter knows of the cause; empty if it knows nothing. */
        public Optional<StoreFailure> failure() {
            return getCause() instanceof StoreFailure known ? Optional.of(known) : Optional.empty();
        }

        @Override
        public boolean retryable() {
            return true;
        }
    }

    /**
     * Connections to the store do not keep their session: a pooler of transactions or statements is in between.
     * Nothing was stored.
     */
    public static final class TransactionPooling extends ConnectException {
        /** What is wrong. */
        public static final String CAUSE =
                "The database is reached through a pooler that does not keep sessions (transaction or statement"
                        + " pooling).";

        /** What to do. */
        public static final String REMEDY =
                "LISTEN and prepared statements need sessions: in DATABASE_URL use the direct address or session"
                        + " pooling (Supabase: port 5432 instead of 6543; Neon: the host without -pooler; PgBouncer:"
                        + " pool_mode=session).";

        @Serial
        private static final long serialVersionUID = 1L;

        public TransactionPooling() {
            super(CAUSE + " " + REMEDY, null);
        }

        @Override
        public boolean retryable() {
            return false;
        }
    }

    /** The queue is as deep as it is allowed to be. Nothing was stored. */
    public static final class QueueFull extends ConnectException {
        @Serial
        private static final long serialVersionUID = 1L;

        public QueueFull(long bound) {
            super("enqueue: the queue holds its bound of " + bound + " events", null);
        }

        @Override
        public boolean retryable() {
            return true;
        }
    }

    /** Events do not go to the overflow any more: the queue itself is back. Nothing was stored. */
    public static final class OverflowClosed extends ConnectException {
        @Serial
        private static final long serialVersionUID = 1L;

        public OverflowClosed() {
            super("enqueue: the overflow is closed", null);
        }

        @Override
        public boolean retryable() {
            return true;
        }
    }

    /** Stored bytes were sealed with a key that this process was not given. */
    public static final class KeyMissing extends ConnectException {
        @Serial
        private static final long serialVersionUID = 1L;

        public KeyMissing(String keyName) {
            this(keyName, "is not configured");
        }

        private KeyMissing(String keyName, String trouble) {
            super("the encryption key named " + keyName + " " + trouble, null);
        }

        /** Nothing was opened yet, but something will be: {@code why} says what. */
        public static KeyMissing neededBy(String keyName, String why) {
            return new KeyMissing(keyName, "is needed and not configured: " + why);
        }

        /** There is a key of this name, but stored bytes were sealed with another one. */
        public static KeyMissing another(String keyName) {
            return new KeyMissing(keyName, "is not the one that stored values were sealed with: its value differs");
        }

        @Override
        public boolean retryable() {
            return true;
        }
    }

    /** Stored bytes do not open: they were changed, or belong to another row. */
    public static final class SealBroken extends ConnectException {
        @Serial
        private static final long serialVersionUID = 1L;

        public SealBroken(String operation, @Nullable Throwable cause) {
            super(operation + ": the seal is broken", cause);
        }

        @Override
        public boolean retryable() {
            return false;
        }
    }
}
