package com.clariva.connect.crash;

import com.clariva.connect.adapters.instagram.InstagramOverHttp;
import com.clariva.connect.adapters.instagram.InstagramSettings;
import com.clariva.connect.adapters.instagram.InstagramSettings.Addresses;
import com.clariva.connect.adapters.persistence.DatabaseUrl;
import com.clariva.connect.adapters.persistence.EncryptionKeys;
import com.clariva.connect.adapters.persistence.PostgresqlDataSource;
import com.clariva.connect.adapters.persistence.PostgresqlStorage;
import com.clariva.connect.adapters.persistence.TinkSealing;
import com.clariva.connect.app.settings.WorkingEnvironment;
import com.clariva.connect.core.account.AccountListener;
import com.clariva.connect.core.account.AccountNews;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.token.RefreshTokens;
import com.clariva.connect.core.token.TokenReport;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;

/** As much of the product as keeps tokens alive, on real stores, at a time of one's choice. */
final class TokenHouse implements AutoCloseable {
    /** More than half of a token's life. */
    static final Duration LATER = Duration.ofDays(37);

    private static final int CONNECTIONS = 8;

    final PostgresqlStorage storage;
    final InstagramOverHttp instagram;
    final RefreshTokens refreshTokens;
    private final HikariDataSource dataSource;

    private TokenHouse(HikariDataSource dataSource, URI graphUrl, Duration lease) {
        InstantSource clock = InstantSource.offset(InstantSource.system(), LATER);
        this.dataSource = dataSource;
        this.storage = PostgresqlStorage.on(
                dataSource,
                TinkSealing.of(EncryptionKeys.parse(WorkingEnvironment.least().get("CONNECT_ENCRYPTION_KEYS"))));
        this.instagram = InstagramOverHttp.with(InstagramSettings.of(
                        "990000000000001",
                        Secret.of("0123456789abcdef0123456789abcdef"),
                        URI.create("http://localhost/callback"),
                        clock)
                .withAddresses(new Addresses(
                        graphUrl.resolve("/oauth/authorize"),
                        graphUrl.resolve("/oauth/access_token"),
                        graphUrl,
                        "v25.0")));
        AccountNews news = new AccountNews(storage.accounts(), storage.auditLog(), AccountListener.NONE);
        this.refreshTokens = new RefreshTokens(
                storage.refreshableTokens(),
                instagram.tokenRefresher(),
                new TokenReport(storage.tokens(), news),
                clock,
                lease);
    }

    static TokenHouse open(String databaseUrl, URI graphUrl, Duration lease) {
        return new TokenHouse(PostgresqlDataSource.open(DatabaseUrl.parse(databaseUrl), CONNECTIONS), graphUrl, lease);
    }

    HikariDataSource dataSource() {
        return dataSource;
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
