package com.clariva.connect.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresqlSchemaIT {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Test
    void migratingAgainChangesNothing() {
        PostgresqlSchema.migrate(DATABASE.dataSource());
        PostgresqlSchema.check(DATABASE.dataSource());

        assertThat(DATABASE.everythingStored()).isEmpty();
    }
}
