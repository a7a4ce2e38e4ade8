package com.clariva.connect.core;

import com.clariva.connect.core.privacy.Deauthorize;
import com.clariva.connect.core.privacy.DeleteAccountData;
import com.clariva.connect.core.privacy.EraseAccount;
import com.clariva.connect.core.privacy.FinishDeletions;
import com.clariva.connect.core.privacy.PrivacyReport;
import com.clariva.connect.core.privacy.TakeLeave;

/** The rooms of taking leave, wired. */
final class PrivacyWing {
    final Deauthorize deauthorize;
    final DeleteAccountData deleteAccountData;
    final FinishDeletions finishDeletions;

    PrivacyWing(Parts parts) {
        Storage storage = parts.storage();
        PrivacyReport report = new PrivacyReport(
                parts.audit(), parts.observer(), parts.service().listener()::disconnected);
        deauthorize = new Deauthorize(
                parts.secrets().appSecrets(),
                parts.instagram().petitionReader(),
                storage.traces(),
                storage.replies(),
                report);
        finishDeletions = new FinishDeletions(
                storage.deletionRequests(),
                new EraseAccount(
                        storage.traces(), parts.queue().events(), parts.queue().state(), report),
                storage.retention(),
                report);
        deleteAccountData = new DeleteAccountData(
                new DeleteAccountData.Petitions(
                        parts.secrets().appSecrets(), parts.instagram().petitionReader()),
                new DeleteAccountData.Work(
                        storage.deletionRequests(),
                        finishDeletions,
                        new TakeLeave(
                                storage.traces(),
                                storage.tokens(),
                                parts.instagram().subscriptions())),
                report,
                parts.service().clock());
    }
}
