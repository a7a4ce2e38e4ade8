package com.clariva.connect.core.diagnosis;

import com.clariva.connect.testkit.InMemoryStorageAccess;
import com.clariva.connect.testkit.Outage;
import com.clariva.connect.testkit.StorageAccessContract;

class InMemoryStorageAccessTest extends StorageAccessContract {
    private final InMemoryStorageAccess access = new InMemoryStorageAccess(new Outage());

    @Override
    protected StorageAccess writable() {
        return access;
    }

    @Override
    protected void becomeReadOnly() {
        access.becomeReadOnly("the disk is full");
    }

    @Override
    protected StorageAccess unreachable() {
        return new InMemoryStorageAccess(Outage.lasting());
    }
}
