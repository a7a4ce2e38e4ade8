package com.clariva.connect.core.secret;

import com.clariva.connect.testkit.InMemorySecretRecords;
import com.clariva.connect.testkit.Outage;
import com.clariva.connect.testkit.SecretRecordsContract;

class InMemorySecretRecordsTest extends SecretRecordsContract {
    @Override
    protected SecretRecords emptyRecords() {
        return new InMemorySecretRecords();
    }

    @Override
    protected SecretRecords unreachable() {
        return new InMemorySecretRecords(Outage.lasting());
    }
}
