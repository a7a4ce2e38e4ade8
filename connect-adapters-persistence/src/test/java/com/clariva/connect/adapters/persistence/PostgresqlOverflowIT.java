package com.clariva.connect.adapters.persistence;

import com.clariva.connect.testkit.OverflowGateContract;
import com.clariva.connect.testkit.ReversibleSealing;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresqlOverflowIT extends OverflowGateContract<PostgresqlOverflow> {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final List<PostgresqlOverflow> opened = new ArrayList<>();

    @AfterEach
    void closeAll() {
        opened.forEach(PostgresqlOverflow::close);
    }

    @Override
    protected PostgresqlOverflow emptyOverflow() {
        return anotherInstance();
    }

    @Override
    protected PostgresqlOverflow anotherInstance() {
        PostgresqlOverflow overflow =
                PostgresqlOverflow.on(DATABASE.dataSource(), ReversibleSealing.withKeys("ours"), QueueLimits.usual());
        opened.add(overflow);
        return overflow;
    }
}
