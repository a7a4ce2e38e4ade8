package com.clariva.connect.core.secret;

import com.clariva.connect.testkit.ReversibleSealing;
import com.clariva.connect.testkit.SealingContract;

class ReversibleSealingTest extends SealingContract {
    @Override
    protected Sealing withKeys(String... names) {
        return ReversibleSealing.withKeys(names);
    }
}
