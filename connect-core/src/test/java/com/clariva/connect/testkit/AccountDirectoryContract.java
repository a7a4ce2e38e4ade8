package com.clariva.connect.testkit;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.DR_BORIS;
import static com.clariva.connect.testkit.Cast.connecting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.Storage;
import com.clariva.connect.core.account.AccountDirectory;
import com.clariva.connect.core.account.AccountStatus;
import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.InstagramId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What all {@link AccountDirectory}s promise of the accounts beside them. */
public abstract class AccountDirectoryContract {
    private Storage storage;

    /** A store with nothing in it. */
    protected abstract Storage emptyStore();

    /** A directory whose store gives no answer. */
    protected abstract AccountDirectory unreachable();

    @BeforeEach
    void openStore() {
        storage = emptyStore();
    }

    @Test
    void walkMeetsEveryAccountOnce() {
        List<InstagramId> linked = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            InstagramId account = new InstagramId("1784140000000010" + i);
            linked.add(account);
            storage.accounts().connect(connecting(new DoctorId(UUID.randomUUID()), account, "token-" + i));
        }

        assertThat(walk(3)).containsExactlyInAnyOrderElementsOf(linked);
    }

    @Test
    void accountThatNeedsReconnectingIsListed() {
        storage.accounts().connect(connecting(DR_ADA, ADAS_PRACTICE, "token-ada"));
        long version = storage.tokens().current(ADAS_PRACTICE).orElseThrow().version();
        storage.tokens().refused(ADAS_PRACTICE, version);

        assertThat(storage.directory().page(Optional.empty(), 10))
                .singleElement()
                .satisfies(account -> assertThat(account.state().status()).isEqualTo(AccountStatus.NEEDS_RECONNECT));
    }

    @Test
    void disconnectedAccountIsNotListed() {
        storage.accounts().connect(connecting(DR_ADA, ADAS_PRACTICE, "token-ada"));
        storage.accounts().connect(connecting(DR_BORIS, BORIS_PRACTICE, "token-boris"));
        storage.accounts().disconnect(DR_ADA);

        assertThat(walk(10)).containsExactly(BORIS_PRACTICE);
    }

    @Test
    void storeThatIsAwayIsNotHidden() {
        AccountDirectory away = unreachable();

        assertThatThrownBy(() -> away.page(Optional.empty(), 1))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
    }

    private List<InstagramId> walk(int limit) {
        List<InstagramId> met = new ArrayList<>();
        List<ConnectedAccount> page = storage.directory().page(Optional.empty(), limit);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(limit);
            page.forEach(account -> met.add(account.profile().account()));
            page = storage.directory().page(Optional.of(met.get(met.size() - 1)), limit);
        }
        return met;
    }
}
