package com.clariva.connect.core.account;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.audit.AuditAction;
import com.clariva.connect.core.audit.AuditEntry;
import com.clariva.connect.core.audit.AuditLog;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.token.TokenNews;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings what became of an account to the audit log and to the embedding service's listener. */
public final class AccountNews implements TokenNews {
    private static final Logger LOG = LoggerFactory.getLogger(AccountNews.class);

    private final ConnectedAccounts accounts;
    private final AuditLog auditLog;
    private final AccountListener listener;

    public AccountNews(ConnectedAccounts accounts, AuditLog auditLog, AccountListener listener) {
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.auditLog = requireNonNull(auditLog, "auditLog is null");
        this.listener = requireNonNull(listener, "listener is null");
    }

    public void connected(ConnectedAccount account) {
        record(AuditAction.CONNECT_INSTAGRAM, AuditEntry.SUCCESS, account);
        tell(account, listener::connected);
    }

    public void disconnected(ConnectedAccount account) {
        record(AuditAction.INSTAGRAM_DISCONNECT, AuditEntry.SUCCESS, account);
        tell(account, listener::disconnected);
    }

    public void subscriptionLost(ConnectedAccount account) {
        record(AuditAction.SUBSCRIPTION_LOST, AuditEntry.SUCCESS, account);
        tell(account, listener::subscriptionLost);
    }

    public void tokenEnds(ConnectedAccount account, int days) {
        record(AuditAction.TOKEN_ENDS, "within_" + days + "_days", account);
        tell(account, found -> listener.tokenEnds(found, days));
    }

    @Override
    public void tokenRefreshed(InstagramId account, String outcome) {
        recordOf(AuditAction.TOKEN_REFRESHED, outcome, account);
    }

    @Override
    public void reconnectNeeded(InstagramId account) {
        recordOf(AuditAction.TOKEN_REFUSED, "reconnect_needed", account)
                .ifPresent(found -> tell(found, listener::reconnectNeeded));
    }

    @Override
    public void permissionLost(InstagramId account) {
        recordOf(AuditAction.PERMISSION_LOST, AuditEntry.SUCCESS, account)
                .ifPresent(found -> tell(found, listener::permissionLost));
    }

    private Optional<ConnectedAccount> recordOf(AuditAction action, String outcome, InstagramId id) {
        Optional<ConnectedAccount> account = find(id);
        account.ifPresentOrElse(
                found -> record(action, outcome, found),
                () -> auditLog.record(
                        new AuditEntry(action, outcome, Optional.empty(), Optional.empty(), Optional.of(id))));
        return account;
    }

    private void record(AuditAction action, String outcome, ConnectedAccount account) {
        auditLog.record(new AuditEntry(
                action,
                outcome,
                Optional.of(account.doctor()),
                Optional.of(account.resource()),
                Optional.of(account.profile().account())));
    }

    private Optional<ConnectedAccount> find(InstagramId account) {
        try {
            return accounts.findByAccount(account);
        } catch (ConnectException.StorageUnavailable e) {
            return Optional.empty();
        }
    }

    private static void tell(ConnectedAccount account, Consumer<ConnectedAccount> ear) {
        try {
            ear.accept(account);
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("account", account.profile().account())
                    .addKeyValue("cause", e.getClass().getName())
                    .log("The account listener failed");
        }
    }
}
