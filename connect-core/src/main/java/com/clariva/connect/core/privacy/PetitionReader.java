package com.clariva.connect.core.privacy;

import com.clariva.connect.core.Port;
import java.util.Optional;

/**
 * Reads what a {@code signed_request} says.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>The id may be text or a number, and keeps its digits, of which there are more than fit a double.
 *   <li>Whatever the bytes are, nothing is thrown; what is not a petition is empty.
 *   <li>A petition names an account, a time and an algorithm; without one of them it is none.
 * </ul>
 *
 * <p>{@code PetitionReaderContract} in the test kit holds every implementation to this.
 */
@Port
public interface PetitionReader {

    /** What {@code payload}, the decoded second part of a {@code signed_request}, asks for. */
    Optional<Petition> read(byte[] payload);
}
