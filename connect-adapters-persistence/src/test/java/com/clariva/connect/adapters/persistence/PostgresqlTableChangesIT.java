package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.diagnosis.TableChanges;
import com.clariva.connect.testkit.TableChangesContract;
import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;

class PostgresqlTableChangesIT extends TableChangesContract {
    private final String schema = "tables_" + System.nanoTime();
    private final HikariDataSource dataSource = TestDatabase.bare(schema);

    @AfterEach
    void closePool() {
        dataSource.close();
        TestDatabase.drop(schema);
    }

    @Override
    protected TableChanges prepared() {
        PostgresqlSchema.migrate(dataSource);
        return new PostgresqlTableChanges(dataSource);
    }

    @Override
    protected Behind behind() {
        PostgresqlSchema.migrate(dataSource);
        Deque<String> last = new ArrayDeque<>();
        Jdbi.create(dataSource).useHandle(handle -> {
            handle.createQuery("select version || ' ' || description from connect_schema_history"
                            + " where version is not null order by installed_rank desc limit 2")
                    .mapTo(String.class)
                    .forEach(last::push);
            handle.execute("delete from connect_schema_history where installed_rank > "
                    + "(select max(installed_rank) - 2 from connect_schema_history)");
        });
        return new Behind(new PostgresqlTableChanges(dataSource), last.pop(), last.pop());
    }

    @Override
    protected TableChanges unreachable() {
        return new PostgresqlTableChanges(TestDatabase.away());
    }
}
