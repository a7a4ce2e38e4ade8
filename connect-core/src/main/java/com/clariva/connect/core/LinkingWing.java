package com.clariva.connect.core;

import com.clariva.connect.core.linking.AskAboutChange;
import com.clariva.connect.core.linking.CompleteLinking;
import com.clariva.connect.core.linking.ConfirmChange;
import com.clariva.connect.core.linking.Disconnect;
import com.clariva.connect.core.linking.FinishLinking;
import com.clariva.connect.core.linking.KeepSubscribed;
import com.clariva.connect.core.linking.LinkAccount;
import com.clariva.connect.core.linking.LinkingReport;
import com.clariva.connect.core.linking.SettleLink;
import com.clariva.connect.core.linking.StartLinking;
import com.clariva.connect.core.linking.UnparkLinked;

/** The rooms of linking, wired. */
final class LinkingWing {
    final KeepSubscribed keepSubscribed;
    final UnparkLinked unparkLinked;
    final StartLinking startLinking;
    final CompleteLinking completeLinking;
    final FinishLinking finishLinking;
    final Disconnect disconnect;
    final ConfirmChange confirmChange;

    LinkingWing(Parts parts, TokenWing tokens) {
        Storage storage = parts.storage();
        Instagram instagram = parts.instagram();
        LinkingReport report = new LinkingReport(parts.audit(), tokens.news);
        keepSubscribed =
                new KeepSubscribed(storage.accounts(), tokens.tokens, instagram.subscriptions(), tokens.report);
        unparkLinked = new UnparkLinked(parts.queue().events(), parts.queue().state(), storage.accounts());
        LinkAccount linkAccount = new LinkAccount(
                instagram.authorizationServer(),
                storage.accounts(),
                new AskAboutChange(storage.pendingChanges(), parts.service().clock()),
                new SettleLink(storage.accounts(), keepSubscribed, unparkLinked, report),
                report);
        startLinking = new StartLinking(
                storage.attempts(),
                instagram.authorizationServer(),
                parts.service().clock());
        completeLinking = new CompleteLinking(
                storage.attempts(), linkAccount, report, parts.service().clock());
        finishLinking = new FinishLinking(
                storage.attempts(), linkAccount, report, parts.service().clock());
        disconnect =
                new Disconnect(storage.accounts(), tokens.tokens, instagram.subscriptions(), storage.replies(), report);
        confirmChange = new ConfirmChange(
                storage.pendingChanges(),
                linkAccount,
                disconnect,
                report,
                parts.service().clock());
    }
}
