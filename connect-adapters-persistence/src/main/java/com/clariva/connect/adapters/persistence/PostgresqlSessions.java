package com.clariva.connect.adapters.persistence;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.diagnosis.DatabaseSessions;
import javax.sql.DataSource;

/** Looks at two connections of a pool. */
final class PostgresqlSessions implements DatabaseSessions {
    private final DataSource dataSource;

    PostgresqlSessions(DataSource dataSource) {
        this.dataSource = requireNonNull(dataSource, "dataSource is null");
    }

    @Override
    public boolean areKept() {
        return SessionProbe.keepsSessions("look whether sessions are kept", dataSource);
    }

    /** @throws ConnectException.TransactionPooling if they are not */
    static void requireKept(String operation, DataSource dataSource) {
        if (!SessionProbe.keepsSessions(operation, dataSource)) {
            throw new ConnectException.TransactionPooling();
        }
    }
}
