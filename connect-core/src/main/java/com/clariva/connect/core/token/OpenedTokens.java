package com.clariva.connect.core.token;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.event.InstagramId;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tokens, of which one that does not open is none: its account needs to reconnect, and it is said so. All keys
 * were tried at the start, so it is the bytes that are wrong, and only a new token helps. A plaintext token is verified
 * first.
 */
public final class OpenedTokens implements AccessTokens {
    private static final Logger LOG = LoggerFactory.getLogger(OpenedTokens.class);

    private final AccessTokens stored;
    private final VerifyPlaintextToken plaintext;
    private final TokenNews news;

    public OpenedTokens(AccessTokens stored, VerifyPlaintextToken plaintext, TokenNews news) {
        this.stored = requireNonNull(stored, "stored is null");
        this.plaintext = requireNonNull(plaintext, "plaintext is null");
        this.news = requireNonNull(news, "news is null");
    }

    @Override
    public Optional<AccessToken> current(InstagramId account) {
        try {
            return stored.current(account);
        } catch (ConnectException.SealBroken e) {
            return plaintext.verify(account).or(() -> replaced(account));
        }
    }

    /** It may have been replaced since it was read. */
    private Optional<AccessToken> replaced(InstagramId account) {
        return unreadable(account) ? Optional.empty() : stored.current(account);
    }

    @Override
    public boolean unreadable(InstagramId account) {
        boolean first = stored.unreadable(account);
        if (first) {
            LOG.atError().addKeyValue("account", account).log("Token does not open, the account has to reconnect");
            news.reconnectNeeded(account);
        }
        return first;
    }

    @Override
    public boolean refused(InstagramId account, long version) {
        return stored.refused(account, version);
    }

    @Override
    public boolean permissionLost(InstagramId account, long version) {
        return stored.permissionLost(account, version);
    }
}
