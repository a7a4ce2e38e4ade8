package com.clariva.connect.core.token;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.secret.Secret;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tokens of accounts, and the one set by hand: for exactly its account, while that is linked and its own
 * token is missing. Instagram is asked once whose it is; if it is another's, nothing is ever sent with it.
 */
public final class TokensWithFallback implements AccessTokens {
    /** Older than every version, so that nothing that is said of it concerns the account's own. */
    static final long VERSION = -1;

    private static final Logger LOG = LoggerFactory.getLogger(TokensWithFallback.class);
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private final AccessTokens own;
    private final FallbackToken fallback;
    private final Predicate<InstagramId> isLinked;
    private final Function<Secret, InstagramId> ownerOf;
    private volatile Standing standing = Standing.UNASKED;

    /**
     * @param isLinked whether a doctor has linked the account
     * @param ownerOf whose account a token is for, by Instagram's own word
     */
    public TokensWithFallback(
            AccessTokens own,
            FallbackToken fallback,
            Predicate<InstagramId> isLinked,
            Function<Secret, InstagramId> ownerOf) {
        this.own = requireNonNull(own, "own is null");
        this.fallback = requireNonNull(fallback, "fallback is null");
        this.isLinked = requireNonNull(isLinked, "isLinked is null");
        this.ownerOf = requireNonNull(ownerOf, "ownerOf is null");
    }

    private enum Standing {
        UNASKED,
        OURS,
        USELESS
    }

    @Override
    public Optional<AccessToken> current(InstagramId account) {
        return own.current(account).or(() -> account.equals(fallback.account()) ? inItsPlace() : Optional.empty());
    }

    @Override
    public boolean unreadable(InstagramId account) {
        return own.unreadable(account);
    }

    @Override
    public boolean refused(InstagramId account, long version) {
        if (version != VERSION) {
            return own.refused(account, version);
        }
        uselessBecause("Instagram refused it");
        return false;
    }

    @Override
    public boolean permissionLost(InstagramId account, long version) {
        return version != VERSION && own.permissionLost(account, version);
    }

    private Optional<AccessToken> inItsPlace() {
        return standing != Standing.USELESS && isLinked.test(fallback.account()) && isOurs()
                ? Optional.of(new AccessToken(fallback.token(), Instant.EPOCH, NEVER, VERSION))
                : Optional.empty();
    }

    private boolean isOurs() {
        if (standing == Standing.UNASKED) {
            ask();
        }
        return standing == Standing.OURS;
    }

    /** Who cannot be told now is told later: a reply waits for it as for a store that is away. */
    private void ask() {
        try {
            if (ownerOf.apply(fallback.token()).equals(fallback.account())) {
                standing = Standing.OURS;
            } else {
                uselessBecause("it is another account's");
            }
        } catch (ConnectException.InstagramRefused e) {
            if (e.retryable()) {
                throw new ConnectException.StorageUnavailable("check the fallback token", e);
            }
            uselessBecause("Instagram refused it");
        } catch (ConnectException.InstagramUnavailable e) {
            throw new ConnectException.StorageUnavailable("check the fallback token", e);
        }
    }

    private void uselessBecause(String why) {
        standing = Standing.USELESS;
        LOG.atError()
                .addKeyValue("account", fallback.account())
                .addKeyValue("why", why)
                .log("The fallback token is not used any more");
    }
}
