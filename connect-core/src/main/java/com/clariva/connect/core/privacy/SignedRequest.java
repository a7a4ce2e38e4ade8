package com.clariva.connect.core.privacy;

import static java.util.Objects.requireNonNull;

/** A petition that Meta has signed. Having one is the proof. */
final class SignedRequest {
    private final Petition petition;
    private final ConfirmationCode code;
    private final String secretName;

    private SignedRequest(Petition petition, ConfirmationCode code, String secretName) {
        this.petition = requireNonNull(petition, "petition is null");
        this.code = requireNonNull(code, "code is null");
        this.secretName = requireNonNull(secretName, "secretName is null");
    }

    /** For {@link SignedRequestVerifier}, which has looked. */
    static SignedRequest of(Petition petition, ConfirmationCode code, String secretName) {
        return new SignedRequest(petition, code, secretName);
    }

    Petition petition() {
        return petition;
    }

    ConfirmationCode code() {
        return code;
    }

    /** Which of the configured secrets signed it. */
    String secretName() {
        return secretName;
    }
}
