package com.clariva.connect.core;

import com.clariva.connect.core.account.CheckConnection;
import com.clariva.connect.core.diagnosis.Diagnose;
import com.clariva.connect.core.diagnosis.LookAtAccounts;
import com.clariva.connect.core.diagnosis.LookAtEvents;
import com.clariva.connect.core.diagnosis.LookAtIncidents;
import com.clariva.connect.core.diagnosis.LookAtInstances;
import com.clariva.connect.core.diagnosis.LookAtKeys;
import com.clariva.connect.core.diagnosis.LookAtLinking;
import com.clariva.connect.core.diagnosis.LookAtQueue;
import com.clariva.connect.core.diagnosis.LookAtSetUp;
import com.clariva.connect.core.diagnosis.LookAtTransactions;
import com.clariva.connect.core.diagnosis.LookAtWebhooks;
import com.clariva.connect.core.instance.SetUp;
import com.clariva.connect.core.keys.RequireKeys;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** What says what is wrong, wired. It reads the storage and nothing else, so it needs no queue and no worker. */
final class DiagnosisWing {
    final Diagnose diagnose;

    /** @param permissions what an account must have granted */
    DiagnosisWing(Storage storage, Parts.Secrets secrets, Set<String> permissions, SetUp setUp, InstantSource clock) {
        CheckConnection checkConnection =
                new CheckConnection(storage.accounts(), storage.replies(), storage.conversations(), permissions, clock);
        diagnose = new Diagnose(
                new Diagnose.Stores(storage.sessions(), storage.tableChanges(), storage.access(), storage.instances()),
                List.of(
                        new LookAtKeys(
                                new RequireKeys(storage.sealing(), storage.sealingKeys(), storage.sealedStores())),
                        new LookAtInstances(setUp),
                        new LookAtIncidents(),
                        new LookAtQueue(),
                        new LookAtTransactions(storage.sessions()),
                        new LookAtSetUp(),
                        new LookAtWebhooks(secrets.appSecrets(), secrets.verifyTokens(), storage.secretRecords()),
                        new LookAtLinking(storage.auditLog()),
                        new LookAtAccounts(storage.directory(), checkConnection, permissions),
                        new LookAtEvents(storage.eventLog(), storage.accounts(), storage.deadLetters())),
                clock);
    }
}
