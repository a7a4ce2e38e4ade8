package com.clariva.connect.testkit;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.diagnosis.StorageAccess;
import java.util.Optional;

/** Takes writes until one says that it does not. */
public final class InMemoryStorageAccess implements StorageAccess {
    private final Outage outage;
    private volatile Optional<String> readOnly = Optional.empty();

    public InMemoryStorageAccess(Outage outage) {
        this.outage = requireNonNull(outage, "outage is null");
    }

    /** From now on no writes are taken. */
    public void becomeReadOnly(String reason) {
        readOnly = Optional.of(reason);
    }

    @Override
    public Optional<String> readOnly() {
        outage.check("look whether it takes writes");
        return readOnly;
    }
}
