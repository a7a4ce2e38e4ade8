package com.clariva.connect.core.privacy;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.audit.AuditAction;
import com.clariva.connect.core.audit.AuditEntry;
import com.clariva.connect.core.reply.Replies;
import com.clariva.connect.core.reply.ReplyRefusal;
import java.time.InstantSource;
import java.util.List;

/** Use case: an account's owner has taken the app's access back, and Meta tells us. */
public final class Deauthorize {
    private final SignedRequestVerifier verifier;
    private final AccountTraces traces;
    private final Replies replies;
    private final PrivacyReport report;

    public Deauthorize(
            DeleteAccountData.Petitions petitions,
            AccountTraces traces,
            Replies replies,
            PrivacyReport report,
            InstantSource clock) {
        this.verifier = new SignedRequestVerifier(petitions.appSecrets(), petitions.reader(), clock);
        this.traces = requireNonNull(traces, "traces is null");
        this.replies = requireNonNull(replies, "replies is null");
        this.report = requireNonNull(report, "report is null");
    }

    /**
     * Ends the connection and forgets its token. An account that nobody knows is no error, and a link that is
     * younger than the request stays. May be repeated.
     *
     * @throws com.clariva.connect.core.ConnectException.StorageUnavailable if the store gave no answer; then
     *     Meta has to tell us again
     */
    public PetitionReceipt deauthorize(String signedRequest) {
        return verifier.verify(
                signedRequest, this::obey, flaw -> report.refused(AuditAction.INSTAGRAM_DEAUTHORIZED, flaw));
    }

    private PetitionReceipt obey(SignedRequest request) {
        report.matched(request);
        Petition petition = request.petition();
        List<ConnectedAccount> ended = traces.endLinks(petition.named(), petition.linkedBefore());
        ended.forEach(account -> {
            int unused = replies.refuseWaiting(account.profile().account(), ReplyRefusal.DISCONNECTED);
            report.ended(AuditAction.INSTAGRAM_DEAUTHORIZED, AuditEntry.SUCCESS, account);
        });
        if (ended.isEmpty()) {
            report.nobody(AuditAction.INSTAGRAM_DEAUTHORIZED, petition.named());
        }
        return new PetitionReceipt.Accepted(request.code());
    }
}
