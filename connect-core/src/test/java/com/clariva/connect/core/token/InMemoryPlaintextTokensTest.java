package com.clariva.connect.core.token;

import com.clariva.connect.core.Storage;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.testkit.InMemoryStorage;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.PlaintextTokensContract;

class InMemoryPlaintextTokensTest extends PlaintextTokensContract {
    private final InMemoryStorage storage = new InMemoryStorage(new ManualClock());

    @Override
    protected Storage emptyStorage() {
        return storage;
    }

    @Override
    protected Storage unreachable() {
        InMemoryStorage away = new InMemoryStorage(new ManualClock());
        away.outage().begin();
        return away;
    }

    @Override
    protected void leavePlaintext(InstagramId account, String plaintext) {
        storage.plaintextTokens().leave(account, plaintext);
    }

    @Override
    protected String everythingStored() {
        return storage.accounts().toString();
    }
}
