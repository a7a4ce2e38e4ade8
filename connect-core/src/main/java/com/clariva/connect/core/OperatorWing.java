package com.clariva.connect.core;

import com.clariva.connect.core.account.CheckConnection;
import com.clariva.connect.core.diagnosis.Diagnose;
import com.clariva.connect.core.diagnosis.LookAtAccounts;
import com.clariva.connect.core.diagnosis.LookAtEvents;
import com.clariva.connect.core.diagnosis.LookAtInstances;
import com.clariva.connect.core.diagnosis.LookAtQueue;
import com.clariva.connect.core.diagnosis.LookAtSetUp;
import com.clariva.connect.core.diagnosis.LookAtWebhooks;
import com.clariva.connect.core.eventlog.FindEvents;
import com.clariva.connect.core.instance.LeaveHeartbeats;
import com.clariva.connect.core.replay.ReplayDeadLetter;
import com.clariva.connect.core.replay.ReplayDeadLetters;
import com.clariva.connect.core.replay.ReplayReport;
import com.clariva.connect.core.retention.BoundParked;
import com.clariva.connect.core.retention.ForgetOld;
import com.clariva.connect.core.retention.ReviewParked;
import com.clariva.connect.core.secret.ReviewSecrets;
import java.util.List;

/** What operators look at, set going again, and never have to clear away, wired. */
final class OperatorWing {
    final FindEvents findEvents;
    final ReplayDeadLetter replayDeadLetter;
    final ReplayDeadLetters replayDeadLetters;
    final ForgetOld forgetOld;
    final ReviewParked reviewParked;
    final BoundParked boundParked;
    final ReviewSecrets reviewSecrets;
    final LeaveHeartbeats leaveHeartbeats;
    final Diagnose diagnose;

    OperatorWing(Parts parts, CheckConnection checkConnection) {
        Storage storage = parts.storage();
        findEvents = new FindEvents(storage.eventLog(), storage.deadLetters(), storage.accounts());
        replayDeadLetter = new ReplayDeadLetter(
                storage.deadLetters(),
                parts.queue().events(),
                parts.instagram().eventReader(),
                new ReplayReport(parts.audit()));
        forgetOld = new ForgetOld(storage.retention());
        reviewParked = new ReviewParked(
                parts.queue().events(),
                parts.queue().state(),
                storage.retention(),
                parts.service().worker().parkRetention());
        boundParked = new BoundParked(
                parts.queue().events(),
                parts.queue().state(),
                new BoundParked.Stores(storage.deadLetters(), storage.retention(), parts.observer(), parts.audit()),
                parts.service().clock(),
                BoundParked.PER_ACCOUNT);
        reviewSecrets = new ReviewSecrets(
                parts.secrets().appSecrets(),
                parts.secrets().verifyTokens(),
                storage.secretRecords(),
                parts.service().clock());
        replayDeadLetters = new ReplayDeadLetters(storage.deadLetters(), replayDeadLetter);
        leaveHeartbeats = new LeaveHeartbeats(
                storage.instances(),
                new LeaveHeartbeats.Sources(
                        parts.queue().state(), parts.service().watch().received(), parts.instagram()::servedVersion),
                parts.service().setUp(),
                parts.service().clock());
        diagnose = diagnose(parts, checkConnection);
    }

    private static Diagnose diagnose(Parts parts, CheckConnection checkConnection) {
        Storage storage = parts.storage();
        LookAtAccounts accounts = new LookAtAccounts(
                storage.directory(),
                checkConnection,
                parts.instagram().authorizationServer().permissions());
        return new Diagnose(
                new Diagnose.Stores(storage.tableChanges(), storage.instances()),
                List.of(
                        new LookAtInstances(parts.service().setUp()),
                        new LookAtQueue(),
                        new LookAtSetUp(),
                        new LookAtWebhooks(
                                parts.secrets().appSecrets(), parts.secrets().verifyTokens(), storage.secretRecords()),
                        accounts,
                        new LookAtEvents(storage.eventLog(), storage.accounts(), storage.deadLetters())),
                parts.service().clock());
    }
}
