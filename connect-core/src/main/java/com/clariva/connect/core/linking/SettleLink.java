package com.clariva.connect.core.linking;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.account.ConnectedAccounts;

/** Use case: an account is stored; what fails from here on is repeated every minute. */
public final class SettleLink {
    private final ConnectedAccounts accounts;
    private final KeepSubscribed keepSubscribed;
    private final UnparkLinked unparkLinked;
    private final LinkingReport report;

    public SettleLink(
            ConnectedAccounts accounts,
            KeepSubscribed keepSubscribed,
            UnparkLinked unparkLinked,
            LinkingReport report) {
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.keepSubscribed = requireNonNull(keepSubscribed, "keepSubscribed is null");
        this.unparkLinked = requireNonNull(unparkLinked, "unparkLinked is null");
        this.report = requireNonNull(report, "report is null");
    }

    LinkOutcome settle(ConnectedAccount account) {
        keepSubscribed.subscribe(account);
        unparkLinked.unpark(account.profile().account());
        return report.linked(current(account));
    }

    private ConnectedAccount current(ConnectedAccount account) {
        try {
            return accounts.findByAccount(account.profile().account()).orElse(account);
        } catch (ConnectException.StorageUnavailable e) {
            return account;
        }
    }
}
