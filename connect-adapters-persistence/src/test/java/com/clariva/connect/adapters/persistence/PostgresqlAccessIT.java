package com.clariva.connect.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.StoreFailure;
import com.clariva.connect.core.diagnosis.StorageAccess;
import com.clariva.connect.core.instance.Instances;
import com.clariva.connect.core.secret.Sealing;
import com.clariva.connect.testkit.Heartbeats;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.StorageAccessContract;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresqlAccessIT extends StorageAccessContract {
    private static final Sealing SEALING =
            TinkSealing.of(EncryptionKeys.parse(EncryptionKeys.fresh(new ManualClock())));

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @AfterEach
    void takeWritesAgain() {
        setReadOnly("off");
    }

    @Override
    protected StorageAccess writable() {
        return PostgresqlStorage.on(unpooled(), SEALING).access();
    }

    @Override
    protected void becomeReadOnly() {
        setReadOnly("on");
    }

    @Override
    protected StorageAccess unreachable() {
        return TestDatabase.storageAway().access();
    }

    @Test
    void whatCannotBeWrittenSaysThatTheStoreIsReadOnly() {
        becomeReadOnly();

        Instances instances = PostgresqlStorage.on(unpooled(), SEALING).instances();

        assertThatThrownBy(() -> instances.note(Heartbeats.heartbeat(new UUID(1, 1), Instant.EPOCH)))
                .isInstanceOfSatisfying(
                        ConnectException.StorageUnavailable.class,
                        failure -> assertThat(failure.failure())
                                .get()
                                .satisfies(known -> assertThat(known.reason()).contains("read-only"))
                                .extracting(StoreFailure::readOnly)
                                .isEqualTo(true));
    }

    /** For the connections to come. */
    private static void setReadOnly(String value) {
        Jdbi.create(unpooled()).useHandle(handle -> {
            handle.execute("set default_transaction_read_only = off");
            handle.execute("alter database " + DATABASE.schema() + " set default_transaction_read_only = " + value);
        });
    }

    /** Opens a new connection each time. */
    private static DataSource unpooled() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(TestDatabase.url(DATABASE.schema()));
        return source;
    }
}
