package com.clariva.connect.core.health;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.account.AccountNews;
import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.token.AccessToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Use case: who can mend it hears in time that a token ends. */
public final class TellTokenEnd {
    private static final Logger LOG = LoggerFactory.getLogger(TellTokenEnd.class);
    private static final List<Integer> DAYS = List.of(1, 5, 10);

    private final AccountChecks checks;
    private final AccountNews news;

    public TellTokenEnd(AccountChecks checks, AccountNews news) {
        this.checks = requireNonNull(checks, "checks is null");
        this.news = requireNonNull(news, "news is null");
    }

    void tell(ConnectedAccount account, AccessToken token, Instant now) {
        Duration left = Duration.between(now, token.expiresAt());
        DAYS.stream()
                .filter(days -> left.compareTo(Duration.ofDays(days)) <= 0)
                .findFirst()
                .ifPresent(days -> tell(account, token, days));
    }

    private void tell(ConnectedAccount account, AccessToken token, int days) {
        InstagramId id = account.profile().account();
        if (checks.tellEnd(id, token.version(), days)) {
            LOG.atWarn()
                    .addKeyValue("account", id)
                    .addKeyValue("doctor", account.doctor())
                    .addKeyValue("days", days)
                    .log("Token ends soon");
            news.tokenEnds(account, days);
        }
    }
}
