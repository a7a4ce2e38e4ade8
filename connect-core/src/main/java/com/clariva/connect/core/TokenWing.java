package com.clariva.connect.core;

import com.clariva.connect.core.account.AccountNews;
import com.clariva.connect.core.token.OpenedTokens;
import com.clariva.connect.core.token.RefreshTokens;
import com.clariva.connect.core.token.TokenReport;

/** What keeps tokens alive and says when one is dead, wired. */
final class TokenWing {
    final AccountNews news;
    final OpenedTokens tokens;
    final TokenReport report;
    final RefreshTokens refreshTokens;

    TokenWing(Parts parts) {
        Storage storage = parts.storage();
        news = new AccountNews(
                storage.accounts(), parts.audit(), parts.service().listener());
        tokens = new OpenedTokens(storage.tokens(), news);
        report = new TokenReport(tokens, news);
        refreshTokens = new RefreshTokens(
                storage.refreshableTokens(),
                parts.instagram().tokenRefresher(),
                report,
                parts.service().clock(),
                RefreshTokens.LEASE);
    }
}
