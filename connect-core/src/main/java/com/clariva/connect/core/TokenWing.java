package com.clariva.connect.core;

import com.clariva.connect.core.account.AccountNews;
import com.clariva.connect.core.token.AccessTokens;
import com.clariva.connect.core.token.FallbackToken;
import com.clariva.connect.core.token.OpenedTokens;
import com.clariva.connect.core.token.RefreshTokens;
import com.clariva.connect.core.token.TokenReport;
import com.clariva.connect.core.token.TokensWithFallback;

/** What keeps tokens alive and says when one is dead, wired. */
final class TokenWing {
    final AccountNews news;
    final OpenedTokens tokens;
    final TokenReport report;
    /** What messages are sent with; all else keeps to the accounts' own tokens. */
    final AccessTokens sending;

    final TokenReport sendingReport;
    final RefreshTokens refreshTokens;

    TokenWing(Parts parts) {
        Storage storage = parts.storage();
        news = new AccountNews(
                storage.accounts(), parts.audit(), parts.service().listener());
        tokens = new OpenedTokens(storage.tokens(), news);
        report = new TokenReport(tokens, news);
        sending = parts.secrets()
                .fallback()
                .<AccessTokens>map(fallback -> withFallback(tokens, fallback, parts))
                .orElse(tokens);
        sendingReport = new TokenReport(sending, news);
        refreshTokens = new RefreshTokens(
                storage.refreshableTokens(),
                parts.instagram().tokenRefresher(),
                report,
                parts.service().clock(),
                RefreshTokens.LEASE);
    }

    private static TokensWithFallback withFallback(AccessTokens own, FallbackToken fallback, Parts parts) {
        return new TokensWithFallback(
                own,
                fallback,
                account -> parts.storage().accounts().findByAccount(account).isPresent(),
                token -> parts.instagram().authorizationServer().profile(token).account());
    }
}
