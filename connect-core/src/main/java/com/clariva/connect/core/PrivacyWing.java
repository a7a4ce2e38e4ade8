package com.clariva.connect.core;

import com.clariva.connect.core.privacy.Deauthorize;
import com.clariva.connect.core.privacy.DeleteAccountData;
import com.clariva.connect.core.privacy.EraseAccount;
import com.clariva.connect.core.privacy.FinishDeletions;
import com.clariva.connect.core.privacy.PrivacyReport;
import com.clariva.connect.core.privacy.TakeLeave;
import java.time.InstantSource;

/** The rooms of taking leave, wired. */
final class PrivacyWing {
    final Deauthorize deauthorize;
    final DeleteAccountData deleteAccountData;
    final FinishDeletions finishDeletions;

    PrivacyWing(Parts parts) {
        Storage storage = parts.storage();
        PrivacyReport report = new PrivacyReport(
                parts.audit(), parts.observer(), parts.service().listener()::disconnected);
        DeleteAccountData.Petitions petitions = new DeleteAccountData.Petitions(
                parts.secrets().appSecrets(), parts.instagram().petitionReader());
        InstantSource clock = parts.service().clock();
        deauthorize = new Deauthorize(petitions, storage.traces(), storage.replies(), report, clock);
        finishDeletions = new FinishDeletions(
                storage.deletionRequests(),
                new EraseAccount(
                        storage.traces(), parts.queue().events(), parts.queue().state(), report),
                storage.retention(),
                report);
        deleteAccountData = new DeleteAccountData(
                petitions,
                new DeleteAccountData.Work(
                        storage.deletionRequests(),
                        finishDeletions,
                        new TakeLeave(
                                storage.traces(),
                                storage.tokens(),
                                parts.instagram().subscriptions())),
                report,
                clock);
    }
}
