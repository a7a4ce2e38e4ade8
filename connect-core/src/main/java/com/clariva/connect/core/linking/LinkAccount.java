package com.clariva.connect.core.linking;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.account.AccountType;
import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.account.ConnectedAccounts;
import com.clariva.connect.core.account.Connecting;
import com.clariva.connect.core.account.Profile;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.token.Grant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Use case: an authorization code becomes a connected account, or nothing at all. */
public final class LinkAccount {
    private final AuthorizationServer authorizationServer;
    private final ConnectedAccounts accounts;
    private final KeepSubscribed keepSubscribed;
    private final UnparkLinked unparkLinked;
    private final LinkingReport report;

    public LinkAccount(
            AuthorizationServer authorizationServer,
            ConnectedAccounts accounts,
            KeepSubscribed keepSubscribed,
            UnparkLinked unparkLinked,
            LinkingReport report) {
        this.authorizationServer = requireNonNull(authorizationServer, "authorizationServer is null");
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.keepSubscribed = requireNonNull(keepSubscribed, "keepSubscribed is null");
        this.unparkLinked = requireNonNull(unparkLinked, "unparkLinked is null");
        this.report = requireNonNull(report, "report is null");
    }

    /** Every ending is an outcome; nothing is thrown for a store or for Instagram. */
    public LinkOutcome link(DoctorId doctor, Secret code) {
        try {
            return authorizationServer
                    .exchange(code)
                    .map(grant -> linkGranted(doctor, grant))
                    .orElseGet(() -> report.refused(LinkRefusal.CODE_REJECTED, Optional.of(doctor)));
        } catch (ConnectException.StorageUnavailable e) {
            return report.refused(LinkRefusal.STORAGE_UNAVAILABLE, Optional.of(doctor));
        } catch (ConnectException e) {
            return report.refused(LinkRefusal.INSTAGRAM_UNAVAILABLE, Optional.of(doctor));
        }
    }

    private LinkOutcome linkGranted(DoctorId doctor, Grant grant) {
        if (!missing(grant).isEmpty()) {
            return report.refused(LinkRefusal.MISSING_PERMISSIONS, Optional.of(doctor));
        }
        Profile profile = authorizationServer.profile(grant.longLivedToken());
        if (!profile.accountType().map(AccountType::isProfessional).orElse(true)) {
            return report.refused(LinkRefusal.NOT_PROFESSIONAL, Optional.of(doctor));
        }
        return accounts.connect(new Connecting(doctor, profile, grant))
                .match(
                        stored -> settle(stored.account()),
                        held -> report.refused(LinkRefusal.ACCOUNT_ALREADY_LINKED, Optional.of(doctor)),
                        differs -> report.refused(LinkRefusal.ACCOUNT_CHANGED, Optional.of(doctor)));
    }

    private Set<String> missing(Grant grant) {
        Set<String> missing =
                new HashSet<>(grant.permissions().isPresent() ? authorizationServer.permissions() : Set.of());
        missing.removeAll(grant.permissions().orElse(Set.of()));
        return missing;
    }

    /** The account is stored; what fails from here on is repeated every minute. */
    private LinkOutcome settle(ConnectedAccount account) {
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
