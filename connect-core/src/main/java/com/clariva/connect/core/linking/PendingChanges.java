package com.clariva.connect.core.linking;

import com.clariva.connect.core.Port;
import com.clariva.connect.core.event.DoctorId;
import java.util.Optional;

/**
 * Changes of accounts that wait for their doctor's word.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>One per doctor: a newer one takes the place of the older.
 *   <li>Once: of any number who take a change, at once or one after another, on any instance, exactly
 *       one gets it.
 *   <li>Whoever does not have the key takes nothing, and takes nothing away.
 *   <li>Sealed: the token is not readable in the store.
 *   <li>Expiry is the caller's to judge. Expired changes may be given out or be gone.
 * </ul>
 *
 * <p>{@code PendingChangesContract} in the test kit holds every implementation to this.
 *
 * @see com.clariva.connect.core.ConnectException.StorageUnavailable thrown by every method when the
 *     store gives no answer
 */
@Port
public interface PendingChanges {

    /** Keeps {@code change} until its doctor says that it was meant. */
    void keep(PendingChange change);

    /** The doctor's change, which stays. */
    Optional<PendingChange> find(DoctorId doctor);

    /** Takes the doctor's change away, or empty if there is none with that key. */
    Optional<PendingChange> take(DoctorId doctor, String keyDigest);
}
