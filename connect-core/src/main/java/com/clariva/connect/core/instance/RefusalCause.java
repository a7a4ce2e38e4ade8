package com.clariva.connect.core.instance;

import com.clariva.connect.core.ConnectException;
import java.util.Locale;

/** Why an authentic webhook was answered 503. */
public enum RefusalCause {
    /** The store answers and takes no writes. */
    READ_ONLY,
    /** The queue holds as many events as it may. */
    QUEUE_FULL,
    /** There was no memory for the body. */
    OVERLOADED,
    /** The store gave no answer, or failed in another way. */
    STORE_UNAVAILABLE;

    /** Its name in metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static RefusalCause of(Throwable failure) {
        if (failure instanceof ConnectException.QueueFull) {
            return QUEUE_FULL;
        }
        return failure instanceof ConnectException.StorageUnavailable store
                        && store.failure().filter(known -> known.readOnly()).isPresent()
                ? READ_ONLY
                : STORE_UNAVAILABLE;
    }

    /** What is wrong, in words for an operator, as far as {@code failure} tells. */
    public static String reason(Throwable failure) {
        if (failure instanceof ConnectException.StorageUnavailable store
                && store.failure().isPresent()) {
            return store.failure().get().reason();
        }
        return failure instanceof ConnectException.QueueFull
                ? "the queue is full"
                : "the store gives no answer (" + failure.getClass().getSimpleName() + ")";
    }
}
