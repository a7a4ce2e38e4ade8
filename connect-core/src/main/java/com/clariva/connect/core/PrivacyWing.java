package com.clariva.connect.core;

import com.clariva.connect.core.privacy.Deauthorize;
import com.clariva.connect.core.privacy.DeleteAccountData;
import com.clariva.connect.core.privacy.EraseAccount;
import com.clariva.connect.core.privacy.FinishDeletions;
import com.clariva.connect.core.privacy.PrivacyReport;

/** The rooms of taking leave, wired. */
final class PrivacyWing {
    final Deauthorize deauthorize;
    final DeleteAccountData deleteAccountData;
    final FinishDeletions finishDeletions;

    PrivacyWing(Parts parts) {
        Storage storage = parts.storage();
        PrivacyReport report = new PrivacyReport(
                storage.auditLog(), parts.service().observer(), parts.service().listener()::disconnected);
        deauthorize = new Deauthorize(
                parts.secrets().appSecrets(), parts.instagram().petitionReader(), storage.traces(), report);
        finishDeletions = new FinishDeletions(
                storage.deletionRequests(),
                new EraseAccount(
                        storage.traces(), parts.queue().events(), parts.queue().state(), report),
                storage.retention(),
                report);
        deleteAccountData = new DeleteAccountData(
                new DeleteAccountData.Petitions(
                        parts.secrets().appSecrets(), parts.instagram().petitionReader()),
                storage.deletionRequests(),
                finishDeletions,
                report,
                parts.service().clock());
    }
}
