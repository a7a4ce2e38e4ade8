package com.clariva.connect.core;

import com.clariva.connect.core.account.AccountNews;
import com.clariva.connect.core.audit.SecurityEvents;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.token.AccessTokens;
import com.clariva.connect.core.token.FallbackToken;
import com.clariva.connect.core.token.OpenedTokens;
import com.clariva.connect.core.token.RefreshTokens;
import com.clariva.connect.core.token.TokenReport;
import com.clariva.connect.core.token.TokensWithFallback;
import com.clariva.connect.core.token.VerifyPlaintextToken;
import java.util.function.Function;

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
        Function<Secret, InstagramId> ownerOf =
                token -> parts.instagram().authorizationServer().profile(token).account();
        tokens = new OpenedTokens(
                storage.tokens(),
                new VerifyPlaintextToken(storage.plaintextTokens(), ownerOf, new SecurityEvents(parts.audit())),
                news);
        report = new TokenReport(tokens, news);
        sending = parts.secrets()
                .fallback()
                .<AccessTokens>map(fallback -> withFallback(fallback, storage, ownerOf))
                .orElse(tokens);
        sendingReport = new TokenReport(sending, news);
        refreshTokens = new RefreshTokens(
                storage.refreshableTokens(),
                parts.instagram().tokenRefresher(),
                report,
                parts.service().clock(),
                RefreshTokens.LEASE);
    }

    private TokensWithFallback withFallback(
            FallbackToken fallback, Storage storage, Function<Secret, InstagramId> ownerOf) {
        return new TokensWithFallback(
                tokens,
                fallback,
                account -> storage.accounts().findByAccount(account).isPresent(),
                ownerOf);
    }
}
