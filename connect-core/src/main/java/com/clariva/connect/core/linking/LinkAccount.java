package com.clariva.connect.core.linking;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.account.AccountType;
import com.clariva.connect.core.account.ConnectOutcome;
import com.clariva.connect.core.account.ConnectedAccounts;
import com.clariva.connect.core.account.Connecting;
import com.clariva.connect.core.account.Profile;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.token.Grant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Use case: an authorization code becomes a connected account, or nothing at all. */
public final class LinkAccount {
    private final AuthorizationServer authorizationServer;
    private final ConnectedAccounts accounts;
    private final AskAboutChange askAboutChange;
    private final SettleLink settleLink;
    private final LinkingReport report;

    public LinkAccount(
            AuthorizationServer authorizationServer,
            ConnectedAccounts accounts,
            AskAboutChange askAboutChange,
            SettleLink settleLink,
            LinkingReport report) {
        this.authorizationServer = requireNonNull(authorizationServer, "authorizationServer is null");
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.askAboutChange = requireNonNull(askAboutChange, "askAboutChange is null");
        this.settleLink = requireNonNull(settleLink, "settleLink is null");
        this.report = requireNonNull(report, "report is null");
    }

    /**
     * Every ending is an outcome; nothing is thrown for a store or for Instagram.
     *
     * @param key what only the browser that came back knows: with it the doctor may say that another
     *     account was meant
     */
    public LinkOutcome link(DoctorId doctor, Secret code, Ticket key) {
        try {
            return authorizationServer
                    .exchange(code)
                    .match(
                            granted -> linkGranted(doctor, granted.grant(), key),
                            refused -> report.refused(LinkRefusals.ofCode(refused.error()), doctor, refused.error()));
        } catch (ConnectException.StorageUnavailable e) {
            return report.refused(LinkRefusal.STORAGE_UNAVAILABLE, Optional.of(doctor));
        } catch (ConnectException.InstagramRefused e) {
            return report.refused(LinkRefusals.ofToken(e), doctor, e.error());
        } catch (ConnectException.InstagramUnavailable e) {
            return report.refused(new LinkOutcome.Refused(LinkRefusal.INSTAGRAM_UNAVAILABLE), doctor, e.error());
        } catch (ConnectException e) {
            return report.refused(LinkRefusal.STORAGE_UNAVAILABLE, Optional.of(doctor));
        }
    }

    private LinkOutcome linkGranted(DoctorId doctor, Grant grant, Ticket key) {
        if (!missing(grant).isEmpty()) {
            return report.refused(LinkRefusal.MISSING_PERMISSIONS, Optional.of(doctor));
        }
        Profile profile = authorizationServer.profile(grant.longLivedToken());
        if (!profile.accountType().map(AccountType::isProfessional).orElse(true)) {
            return report.refused(LinkRefusal.NOT_PROFESSIONAL, Optional.of(doctor));
        }
        Connecting connecting = new Connecting(doctor, profile, grant);
        return store(connecting, () -> {}, differs -> ask(connecting, differs, key));
    }

    /** Connects; {@code stored} is done at once when that has succeeded. */
    LinkOutcome store(Connecting connecting, Runnable stored, Function<ConnectOutcome.Differs, LinkOutcome> ifAnother) {
        return accounts.connect(connecting)
                .match(
                        connected -> {
                            stored.run();
                            return settleLink.settle(connected.account());
                        },
                        held -> report.refused(LinkRefusal.ACCOUNT_ALREADY_LINKED, Optional.of(connecting.doctor())),
                        ifAnother);
    }

    private LinkOutcome ask(Connecting connecting, ConnectOutcome.Differs differs, Ticket key) {
        askAboutChange.ask(connecting, differs.current().profile().account(), key);
        return report.refused(LinkRefusal.ACCOUNT_CHANGED, Optional.of(connecting.doctor()));
    }

    private Set<String> missing(Grant grant) {
        Set<String> missing =
                new HashSet<>(grant.permissions().isPresent() ? authorizationServer.permissions() : Set.of());
        missing.removeAll(grant.permissions().orElse(Set.of()));
        return missing;
    }
}
