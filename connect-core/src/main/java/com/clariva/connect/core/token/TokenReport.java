package com.clariva.connect.core.token;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.InstagramError;
import com.clariva.connect.core.Refusal;
import com.clariva.connect.core.event.InstagramId;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes what Instagram said of tokens, and says so: in the store, in the log, and to whom it concerns. */
public final class TokenReport {
    private static final Logger LOG = LoggerFactory.getLogger(TokenReport.class);

    private final AccessTokens tokens;
    private final TokenNews news;

    public TokenReport(AccessTokens tokens, TokenNews news) {
        this.tokens = requireNonNull(tokens, "tokens is null");
        this.news = requireNonNull(news, "news is null");
    }

    /**
     * A call with {@code token} was refused. A refusal that says nothing about the token changes nothing,
     * and neither does one of a token that was replaced meanwhile.
     *
     * @return whether this made the account need to reconnect
     * @throws com.clariva.connect.core.ConnectException.StorageUnavailable if it could not be noted
     */
    public boolean refused(InstagramId account, AccessToken token, Refusal refusal) {
        return switch (refusal) {
            case RECONNECT_NEEDED -> reconnectNeeded(account, token);
            case PERMISSION_MISSING -> permissionLost(account, token);
            default -> false;
        };
    }

    void refreshed(DueToken due) {
        LOG.atInfo()
                .addKeyValue("account", due.account())
                .addKeyValue("doctor", due.doctor())
                .log("Token refreshed");
        news.tokenRefreshed(due.account(), "success");
    }

    void notRefreshed(DueToken due, String reason, Optional<InstagramError> error) {
        LOG.atWarn()
                .addKeyValue("account", due.account())
                .addKeyValue("doctor", due.doctor())
                .addKeyValue("reason", reason)
                .addKeyValue("operation", error.map(InstagramError::operation).orElse("token_refresh"))
                .addKeyValue("code", error.map(InstagramError::code).orElse("none"))
                .addKeyValue("failures", due.failures() + 1)
                .log("Token not refreshed, will be tried again");
        news.tokenRefreshed(due.account(), reason);
    }

    private boolean reconnectNeeded(InstagramId account, AccessToken token) {
        boolean first = tokens.refused(account, token.version());
        if (first) {
            LOG.atWarn().addKeyValue("account", account).log("Token refused");
            news.reconnectNeeded(account);
        }
        return first;
    }

    private boolean permissionLost(InstagramId account, AccessToken token) {
        if (tokens.permissionLost(account, token.version())) {
            LOG.atWarn().addKeyValue("account", account).log("Permission lost");
            news.permissionLost(account);
        }
        return false;
    }
}
