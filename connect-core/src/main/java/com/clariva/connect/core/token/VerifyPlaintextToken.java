package com.clariva.connect.core.token;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.audit.SecurityEvents;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.secret.Secret;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Use case: a token was found in plaintext. It is used only after Instagram has named the account of its row as its
 * owner; then it is sealed.
 */
public final class VerifyPlaintextToken {
    private static final Logger LOG = LoggerFactory.getLogger(VerifyPlaintextToken.class);
    private static final String OPERATION = "verify a plaintext token";

    private final PlaintextTokens tokens;
    private final Function<Secret, InstagramId> ownerOf;
    private final SecurityEvents securityEvents;

    /** @param ownerOf which account a token belongs to, according to Instagram */
    public VerifyPlaintextToken(
            PlaintextTokens tokens, Function<Secret, InstagramId> ownerOf, SecurityEvents securityEvents) {
        this.tokens = requireNonNull(tokens, "tokens is null");
        this.ownerOf = requireNonNull(ownerOf, "ownerOf is null");
        this.securityEvents = requireNonNull(securityEvents, "securityEvents is null");
    }

    /**
     * Verifies and seals the plaintext token of {@code account}.
     *
     * @return the token; empty if there is no plaintext token, or it is not one of {@code account}
     * @throws ConnectException.StorageUnavailable if the store or Instagram gave no answer
     */
    Optional<AccessToken> verify(InstagramId account) {
        return tokens.find(account)
                .filter(found -> belongsTo(account, found))
                .filter(verified -> sealed(account, verified));
    }

    private boolean belongsTo(InstagramId account, AccessToken found) {
        try {
            return ownerOf.apply(found.secret()).equals(account) || refused(account, "it belongs to another account");
        } catch (ConnectException.InstagramRefused e) {
            if (e.retryable()) {
                throw new ConnectException.StorageUnavailable(OPERATION, e);
            }
            return refused(account, "Instagram refused it");
        } catch (ConnectException.InstagramUnavailable e) {
            throw new ConnectException.StorageUnavailable(OPERATION, e);
        }
    }

    private boolean refused(InstagramId account, String why) {
        LOG.atError()
                .addKeyValue("account", account)
                .addKeyValue("why", why)
                .log("Plaintext token not used, the account has to reconnect");
        securityEvents.note("plaintext_token_refused", account);
        return false;
    }

    private boolean sealed(InstagramId account, AccessToken verified) {
        boolean done = tokens.seal(account, verified);
        if (done) {
            LOG.atInfo().addKeyValue("account", account).log("Plaintext token verified and sealed");
        }
        return done;
    }
}
