package com.clariva.connect.testkit;

import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.EventQueue;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.queue.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * A worker that finds no doctor and parks, a doctor who links, and the sweep, in small steps: as they are taken by
 * {@code SettleClaim}, {@code LinkAccount} and {@code UnparkLinked}.
 */
final class ParkingRace {
    static final int WORKER = 0;
    static final int LINK = 1;
    static final int SWEEP = 2;

    /** How many steps each of them takes. */
    static final List<Integer> STEPS = List.of(4, 2, 2);

    private final EventQueue here;
    private final EventQueue elsewhere;
    private final InstagramId account;
    private final QueuedEvent newer;
    private final Claim claim;
    private final int[] taken = new int[STEPS.size()];
    private final List<String> handled = new ArrayList<>();
    private boolean linked;
    private boolean found;
    private boolean foundAfterParking;
    private boolean foundBySweep;

    /** The worker holds the first event of {@code conversation}. */
    ParkingRace(EventQueue here, EventQueue elsewhere, ConversationKey conversation) {
        this.here = here;
        this.elsewhere = elsewhere;
        this.account = conversation.account();
        this.newer = QueueTrial.event(conversation, "newer");
        QueueTrial.enqueue(here, QueueTrial.event(conversation, "parked"));
        this.claim = QueueTrial.take(here);
    }

    void step(int actor) {
        int step = taken[actor]++;
        switch (actor) {
            case WORKER -> worker(step);
            case LINK -> link(step);
            default -> sweep(step);
        }
    }

    /** What the doctor's handler gets, if nobody does anything any more but claim. */
    List<String> handled() {
        handled.addAll(QueueTrial.drain(here));
        return handled;
    }

    private void worker(int step) {
        if (step == 0) {
            found = linked;
        } else if (step == 1 && found) {
            handled.add(QueueTrial.text(claim));
            QueueTrial.done(here, claim);
        } else if (step == 1) {
            QueueTrial.settle(here, claim, new Verdict.Park());
        } else if (step == 2) {
            foundAfterParking = !found && linked;
        } else if (foundAfterParking) {
            here.unpark(account);
        }
    }

    private void link(int step) {
        if (step == 0) {
            linked = true;
            QueueTrial.enqueue(elsewhere, newer);
        } else {
            elsewhere.unpark(account);
        }
    }

    private void sweep(int step) {
        if (step == 0) {
            foundBySweep = linked;
        } else if (foundBySweep) {
            elsewhere.unpark(account);
        }
    }
}
