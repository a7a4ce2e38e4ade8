package com.clariva.connect.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.diagnosis.StorageAccess;
import org.junit.jupiter.api.Test;

/** What all {@link StorageAccess} promise. */
public abstract class StorageAccessContract {

    /** Of a store that takes writes. */
    protected abstract StorageAccess writable();

    /** The store of {@link #writable} takes no writes from now on. */
    protected abstract void becomeReadOnly();

    protected abstract StorageAccess unreachable();

    @Test
    void storeThatTakesWritesIsNotReadOnly() {
        assertThat(writable().readOnly()).isEmpty();
    }

    @Test
    void storeThatBecomesReadOnlyIsSeenAndSaysWhy() {
        StorageAccess access = writable();
        assertThat(access.readOnly()).isEmpty();

        becomeReadOnly();

        assertThat(access.readOnly()).get().asString().isNotBlank();
        assertThat(access.readOnly()).isPresent();
    }

    @Test
    void storeThatIsAwaySaysSo() {
        StorageAccess away = unreachable();

        assertThatThrownBy(away::readOnly).isInstanceOf(ConnectException.StorageUnavailable.class);
    }
}
