package com.clariva.connect.core.health;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.ErrorCause;
import com.clariva.connect.core.Refusal;
import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.linking.AuthorizationServer;
import com.clariva.connect.core.linking.ReviewSubscription;
import com.clariva.connect.core.token.AccessToken;
import com.clariva.connect.core.token.TokenReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Use case: Instagram is asked how one account is. */
public final class CheckAccount {
    private static final Logger LOG = LoggerFactory.getLogger(CheckAccount.class);

    private final AuthorizationServer authorizationServer;
    private final ReviewSubscription reviewSubscription;
    private final TokenReport report;

    public CheckAccount(
            AuthorizationServer authorizationServer, ReviewSubscription reviewSubscription, TokenReport report) {
        this.authorizationServer = requireNonNull(authorizationServer, "authorizationServer is null");
        this.reviewSubscription = requireNonNull(reviewSubscription, "reviewSubscription is null");
        this.report = requireNonNull(report, "report is null");
    }

    /**
     * Whether Instagram said something, good or bad. What it said is noted.
     *
     * @throws ConnectException.StorageUnavailable if the store gives no answer
     */
    boolean check(ConnectedAccount account, AccessToken token) {
        InstagramId id = account.profile().account();
        try {
            authorizationServer.profile(token.secret());
            reviewSubscription.review(account, token);
            return true;
        } catch (ConnectException.InstagramRefused e) {
            report.refused(id, token, what(e));
            return !e.retryable();
        } catch (ConnectException.InstagramUnavailable e) {
            LOG.atInfo()
                    .addKeyValue("account", id)
                    .addKeyValue("cause", e.getMessage())
                    .log("Account not checked");
            return false;
        }
    }

    /** Our requests do not change, so a token that finds no support for one of them has lost its access. */
    private static Refusal what(ConnectException.InstagramRefused refused) {
        return refused.error().cause() == ErrorCause.UNSUPPORTED_REQUEST
                ? Refusal.PERMISSION_MISSING
                : refused.refusal();
    }
}
