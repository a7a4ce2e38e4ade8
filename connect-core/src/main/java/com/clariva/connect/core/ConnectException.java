package com.clariva.connect.core;

import java.io.Serial;
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

    /** Instagram did not answer, answered what nobody can read, or asked us to come back later. */
    public static final class InstagramUnavailable extends ConnectException {
        @Serial
        private static final long serialVersionUID = 1L;

        public InstagramUnavailable(String operation, @Nullable Throwable cause) {
            super(operation + ": Instagram is unavailable", cause);
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

        private final Refusal refusal;

        public InstagramRefused(String operation, Refusal refusal, String code) {
            super(operation + ": Instagram refused with " + code, null);
            this.refusal = refusal;
        }

        public Refusal refusal() {
            return refusal;
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

        @Override
        public boolean retryable() {
            return true;
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
