package com.clariva.connect.core.deadletter;

import com.clariva.connect.testkit.InMemoryDeadLetters;
import com.clariva.connect.testkit.LetterContentsContract;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.Outage;

class InMemoryLetterContentsTest extends LetterContentsContract {
    private final InMemoryDeadLetters letters = new InMemoryDeadLetters(new ManualClock());

    @Override
    protected DeadLetters letters() {
        return letters;
    }

    @Override
    protected LetterContents contents() {
        return letters;
    }

    @Override
    protected LetterContents unreachable() {
        return new InMemoryDeadLetters(new ManualClock(), Outage.lasting());
    }
}
