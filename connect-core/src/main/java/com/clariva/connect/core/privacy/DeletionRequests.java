package com.clariva.connect.core.privacy;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.Port;
import com.clariva.connect.core.account.ConnectedAccount;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The wishes to be forgotten, and how far they are.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>Durable once {@link #file} returns: it stays among the {@link #unfinished} until {@link #finish},
 *       whatever becomes of the process.
 *   <li>Whole: with the request, the connections it means are ended and their tokens forgotten, and their
 *       accounts are deleted in the sense of {@link AccountTraces#isDeleted}; or nothing happens.
 *   <li>An account is found by its professional id, its app-scoped id, or the id of the code exchange; also
 *       one that is no longer connected. An id that is found nowhere may itself be an account's.
 *   <li>A link that is not older than the request stays, and what is younger than that link stays with it.
 *   <li>Idempotent by code: filing again changes nothing.
 *   <li>What is finished no longer says whom it was about.
 * </ul>
 *
 * <p>{@code DeletionRequestsContract} in the test kit holds every implementation to this.
 *
 * @see com.clariva.connect.core.ConnectException.StorageUnavailable thrown by every method when the
 *     store gives no answer
 */
@Port
public interface DeletionRequests {

    /** Writes the request down, and ends what it is about. */
    Filed file(DeletionRequest request);

    /** What is left to do, the oldest first, up to {@code limit} requests. */
    List<Deletion> unfinished(int limit);

    /** All of it is gone. */
    void finish(ConfirmationCode code);

    Optional<Progress> find(ConfirmationCode code);

    /**
     * What came of writing a request down.
     *
     * @param isNew false if it had been written down before; then nothing was changed
     * @param ended the connections that it ended, as they were
     * @param isKnown whether the id it names is one of an account that is, or was, linked
     */
    record Filed(boolean isNew, List<ConnectedAccount> ended, boolean isKnown) {
        public Filed {
            ended = List.copyOf(ended);
        }
    }

    /** How far a deletion is. It names nobody. */
    record Progress(Instant requestedAt, Optional<Instant> finishedAt) {
        public Progress {
            requireNonNull(requestedAt, "requestedAt is null");
            requireNonNull(finishedAt, "finishedAt is null");
        }
    }
}
