package com.clariva.connect.core;

import com.clariva.connect.core.eventlog.FindEvents;
import com.clariva.connect.core.replay.ReplayDeadLetter;
import com.clariva.connect.core.replay.ReplayDeadLetters;
import com.clariva.connect.core.replay.ReplayReport;

/** What operators look at and set going again, wired. */
final class OperatorWing {
    final FindEvents findEvents;
    final ReplayDeadLetter replayDeadLetter;
    final ReplayDeadLetters replayDeadLetters;

    OperatorWing(Parts parts) {
        Storage storage = parts.storage();
        findEvents = new FindEvents(storage.eventLog(), storage.deadLetters(), storage.accounts());
        replayDeadLetter = new ReplayDeadLetter(
                storage.deadLetters(),
                parts.queue().events(),
                parts.instagram().eventReader(),
                new ReplayReport(storage.auditLog()));
        replayDeadLetters = new ReplayDeadLetters(storage.deadLetters(), replayDeadLetter);
    }
}
