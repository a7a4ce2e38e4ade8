package com.clariva.connect.core.account;

import com.clariva.connect.core.Storage;
import com.clariva.connect.testkit.AccountDirectoryContract;
import com.clariva.connect.testkit.InMemoryStorage;
import com.clariva.connect.testkit.ManualClock;

class InMemoryAccountDirectoryTest extends AccountDirectoryContract {
    @Override
    protected Storage emptyStore() {
        return new InMemoryStorage(new ManualClock());
    }

    @Override
    protected AccountDirectory unreachable() {
        InMemoryStorage storage = new InMemoryStorage(new ManualClock());
        storage.outage().begin();
        return storage.directory();
    }
}
