package com.clariva.connect.core;

import com.clariva.connect.core.account.CheckConnection;
import com.clariva.connect.core.account.ListAccounts;
import com.clariva.connect.core.health.CheckAccount;
import com.clariva.connect.core.health.CheckAccounts;
import com.clariva.connect.core.health.TellTokenEnd;
import com.clariva.connect.core.linking.ReviewSubscription;

/** What looks after connected accounts, and says how they are, wired. */
final class HealthWing {
    final CheckConnection checkConnection;
    final ListAccounts listAccounts;
    final CheckAccounts checkAccounts;

    HealthWing(Parts parts, TokenWing tokens, LinkingWing linking) {
        Storage storage = parts.storage();
        Instagram instagram = parts.instagram();
        checkConnection = new CheckConnection(
                storage.accounts(),
                storage.replies(),
                storage.conversations(),
                instagram.authorizationServer().permissions(),
                parts.service().clock());
        listAccounts = new ListAccounts(storage.directory(), checkConnection);
        ReviewSubscription reviewSubscription = new ReviewSubscription(
                storage.accounts(), instagram.subscriptions(), linking.keepSubscribed, tokens.news);
        checkAccounts = new CheckAccounts(
                storage.retention(),
                new CheckAccounts.Checks(
                        storage.accountChecks(),
                        new TellTokenEnd(storage.accountChecks(), tokens.news),
                        new CheckAccount(instagram.authorizationServer(), reviewSubscription, tokens.report)),
                tokens.tokens,
                parts.service().clock());
    }
}
