package com.clariva.connect.testkit;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.connecting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.core.account.AccountChanges;
import com.clariva.connect.core.account.ConnectedAccounts;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link AccountChanges} promises of the accounts beside it. */
public abstract class AccountChangesContract {
    private static final Duration SOON = Duration.ofSeconds(10);

    private ConnectedAccounts accounts;
    private AccountChanges changes;

    /** Accounts, none of them connected, as another instance sees them. */
    protected abstract ConnectedAccounts emptyAccounts();

    /** The news of the accounts. */
    protected abstract AccountChanges changes();

    /** Makes the instance miss news, and hear the next ones. */
    protected abstract void missNews();

    @BeforeEach
    void open() {
        accounts = emptyAccounts();
        changes = changes();
    }

    @AfterEach
    void close() {
        changes.close();
    }

    @Test
    void connectingIsHeard() {
        long before = settled();

        accounts.connect(connecting(DR_ADA, ADAS_PRACTICE, "token"));

        awaitMoreThan(before);
    }

    @Test
    void disconnectingIsHeard() {
        accounts.connect(connecting(DR_ADA, ADAS_PRACTICE, "token"));
        long before = settled();

        accounts.disconnect(DR_ADA);

        awaitMoreThan(before);
    }

    @Test
    void newsThatMayHaveBeenMissedCountAsAChange() {
        long before = settled();

        missNews();

        awaitMoreThan(before);
    }

    @Test
    void whatChangesNoLinkIsNoNews() {
        accounts.connect(connecting(DR_ADA, ADAS_PRACTICE, "token"));
        long before = settled();

        accounts.noteSubscription(ADAS_PRACTICE, true);

        assertThat(settled()).isEqualTo(before);
    }

    @Test
    void whoListensNoMoreSaysSo() {
        settled();
        await().atMost(SOON).until(changes::isHearing);

        changes.close();

        assertThat(changes.isHearing()).isFalse();
    }

    /** When listening has begun, and what was said before has been heard. */
    private long settled() {
        long[] last = {-1};
        await().pollInterval(Duration.ofMillis(300)).atMost(SOON).until(() -> {
            long seen = changes.seen();
            boolean isSettled = seen == last[0] && seen > 0;
            last[0] = seen;
            return isSettled;
        });
        return last[0];
    }

    private void awaitMoreThan(long before) {
        await().atMost(SOON).until(() -> changes.seen() > before);
    }
}
