package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.instance.Instances;
import com.clariva.connect.testkit.InstancesContract;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresqlInstancesIT extends InstancesContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Override
    protected Instances noInstances() {
        return DATABASE.storage().instances();
    }

    @Override
    protected Instances unreachable() {
        return TestDatabase.storageAway().instances();
    }

    @Override
    protected Instant now() {
        return DATABASE.now();
    }

    @Override
    protected void letPass(Duration duration) {
        DATABASE.letPass(duration);
    }
}
