package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.deadletter.DeadLetters;
import com.clariva.connect.core.deadletter.LetterContents;
import com.clariva.connect.testkit.LetterContentsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresqlLetterContentsIT extends LetterContentsContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Override
    protected DeadLetters letters() {
        return DATABASE.storage().deadLetters();
    }

    @Override
    protected LetterContents contents() {
        return DATABASE.storage().letterContents();
    }

    @Override
    protected LetterContents unreachable() {
        return TestDatabase.storageAway().letterContents();
    }
}
