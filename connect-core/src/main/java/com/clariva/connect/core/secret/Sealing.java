package com.clariva.connect.core.secret;

import com.clariva.connect.core.Port;
import java.util.List;
import java.util.Optional;

/**
 * Seals what is stored.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>Secret: sealed bytes say nothing about the plain ones but their length.
 *   <li>Bound: they open only with the purpose and the id they were sealed for, and only unchanged.
 *   <li>Not bound to a store: bytes may move from one store to another and still open.
 *   <li>Several keys: the first one seals, all of them open.
 *   <li>Named: sealed bytes tell the name of their key to everybody, also to who does not have it.
 * </ul>
 *
 * <p>{@code SealingContract} in the test kit holds every implementation to this.
 */
@Port
public interface Sealing {
    /** The name of the key is among so many first bytes. */
    int LONGEST_HEAD = 64;

    /** Seals {@code plain} for the row named {@code id}. Sealing twice gives different bytes. */
    byte[] seal(Purpose purpose, String id, byte[] plain);

    /**
     * The bytes that were sealed.
     *
     * @throws com.clariva.connect.core.ConnectException.KeyMissing if their key is not configured
     * @throws com.clariva.connect.core.ConnectException.SealBroken if they were changed, or sealed
     *     for another purpose or id
     */
    byte[] open(Purpose purpose, String id, byte[] sealed);

    /**
     * A keyed hash of an Instagram id, for records that outlive the person's data. The same id gives
     * the same hash while the same key seals; nobody without the key can go back.
     */
    String pseudonym(String id);

    /** The names of the keys: of the one that seals first, then of the others. */
    List<String> keyNames();

    /**
     * The name of the key that {@code sealed} was sealed with; empty if the bytes are not sealed. The first
     * {@link #LONGEST_HEAD} of them are enough.
     */
    Optional<String> keyOf(byte[] sealed);
}
