package com.clariva.connect.core.deadletter;

import com.clariva.connect.testkit.DeadLettersContract;
import com.clariva.connect.testkit.InMemoryDeadLetters;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.Outage;

class InMemoryDeadLettersTest extends DeadLettersContract {
    private final InMemoryDeadLetters letters = new InMemoryDeadLetters(new ManualClock());

    @Override
    protected DeadLetters noLetters() {
        return letters;
    }

    @Override
    protected DeadLetters sameStore() {
        return letters;
    }

    @Override
    protected DeadLetters unreachable() {
        return new InMemoryDeadLetters(new ManualClock(), Outage.lasting());
    }

    @Override
    protected String everythingStored() {
        return letters.toString();
    }
}
