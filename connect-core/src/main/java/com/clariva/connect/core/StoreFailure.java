package com.clariva.connect.core;

/**
 * Why a store did not do what it was asked, in words of the adapter's making. An adapter gives it as the cause of
 * {@link ConnectException.StorageUnavailable}; the texts of drivers, which may quote addresses and values, end there.
 */
public interface StoreFailure {

    /** For logs, {@code /health} and diagnoses: what is wrong, without a value, a user or an address. */
    String reason();

    /** Whether the store answers, but takes no writes. */
    default boolean readOnly() {
        return false;
    }
}
