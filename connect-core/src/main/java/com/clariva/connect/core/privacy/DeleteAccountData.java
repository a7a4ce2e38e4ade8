package com.clariva.connect.core.privacy;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.audit.AuditAction;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.secret.NamedSecret;
import com.clariva.connect.core.token.AccessToken;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Use case: an account's owner wants their data gone, and Meta tells us, or an operator does. */
public final class DeleteAccountData {
    private static final String REQUESTED = "requested";

    private final SignedRequestVerifier verifier;
    private final Work work;
    private final PrivacyReport report;
    private final InstantSource clock;

    public DeleteAccountData(Petitions petitions, Work work, PrivacyReport report, InstantSource clock) {
        this.verifier = new SignedRequestVerifier(petitions.appSecrets(), petitions.reader(), clock);
        this.work = requireNonNull(work, "work is null");
        this.report = requireNonNull(report, "report is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** By what petitions are checked and read. */
    public record Petitions(List<NamedSecret> appSecrets, PetitionReader reader) {
        public Petitions {
            appSecrets = List.copyOf(appSecrets);
            requireNonNull(reader, "reader is null");
        }
    }

    /** The list of work, who does it, and who says goodbye. */
    public record Work(DeletionRequests requests, FinishDeletions finishDeletions, TakeLeave takeLeave) {
        public Work {
            requireNonNull(requests, "requests is null");
            requireNonNull(finishDeletions, "finishDeletions is null");
            requireNonNull(takeLeave, "takeLeave is null");
        }
    }

    /**
     * Ends the connection, writes the request down, and deletes as much as the stores let us now. An account
     * that nobody knows is no error. May be repeated, and is told the same code.
     *
     * @throws com.clariva.connect.core.ConnectException.StorageUnavailable if it could not be written down;
     *     then Meta has to tell us again
     */
    public PetitionReceipt delete(String signedRequest) {
        return verifier.verify(signedRequest, this::obey, flaw -> report.refused(AuditAction.DATA_DELETION, flaw));
    }

    /** As {@link #delete(String)}, for an id that Meta has sent by other means, and for links until now. */
    public Ordered order(InstagramId named) {
        DeletionRequest request = new DeletionRequest(
                ConfirmationCode.random(), named, clock.instant().plusSeconds(1));
        return new Ordered(request.code(), file(request).isKnown());
    }

    /** How far the deletion with that code is; empty if there is none. */
    public Optional<DeletionRequests.Progress> progress(ConfirmationCode code) {
        return work.requests().find(code);
    }

    /** What an operator's order is called, and whether the id was one of an account of ours. */
    public record Ordered(ConfirmationCode code, boolean isKnown) {}

    private PetitionReceipt obey(SignedRequest request) {
        report.matched(request);
        Petition petition = request.petition();
        file(new DeletionRequest(request.code(), petition.named(), petition.linkedBefore()));
        return new PetitionReceipt.Accepted(request.code());
    }

    private DeletionRequests.Filed file(DeletionRequest request) {
        Map<InstagramId, AccessToken> tokens = work.takeLeave().tokensOf(request.named(), request.linkedBefore());
        DeletionRequests.Filed filed = work.requests().file(request);
        if (filed.isNew()) {
            filed.ended().forEach(account -> report.ended(AuditAction.DATA_DELETION, REQUESTED, account));
            if (!filed.isKnown()) {
                report.nobody(AuditAction.DATA_DELETION, request.named());
            } else if (filed.ended().isEmpty()) {
                report.noLink(AuditAction.DATA_DELETION, REQUESTED, request.named());
            }
            work.finishDeletions().begin(request.code());
            work.takeLeave().unsubscribe(filed.ended(), tokens);
        }
        return filed;
    }
}
