package com.clariva.connect.core.queue;

import com.clariva.connect.testkit.DeadLettersContract;
import com.clariva.connect.testkit.InMemoryDeadLetters;
import com.clariva.connect.testkit.Outage;

class InMemoryDeadLettersTest extends DeadLettersContract {
    private final InMemoryDeadLetters letters = new InMemoryDeadLetters();

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
        return new InMemoryDeadLetters(Outage.lasting());
    }

    @Override
    protected String everythingStored() {
        return letters.toString();
    }
}
