package com.clariva.connect.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.diagnosis.DatabaseSessions;
import org.junit.jupiter.api.Test;

/** What all {@link DatabaseSessions} promise. */
public abstract class DatabaseSessionsContract {

    /** A store that is reached directly. */
    protected abstract DatabaseSessions direct();

    protected abstract DatabaseSessions unreachable();

    @Test
    void directConnectionsKeepTheirSession() {
        assertThat(direct().areKept()).isTrue();
    }

    @Test
    void storeThatIsAwaySaysSo() {
        DatabaseSessions away = unreachable();

        assertThatThrownBy(away::areKept).isInstanceOf(ConnectException.StorageUnavailable.class);
    }
}
