package com.clariva.connect.testkit;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.DR_BORIS;
import static com.clariva.connect.testkit.Cast.NOON;
import static com.clariva.connect.testkit.Cast.connecting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.account.Connecting;
import com.clariva.connect.core.account.Profile;
import com.clariva.connect.core.linking.PendingChange;
import com.clariva.connect.core.linking.PendingChanges;
import com.clariva.connect.core.linking.Ticket;
import com.clariva.connect.core.token.Grant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What all {@link PendingChanges} promise. */
public abstract class PendingChangesContract {
    private static final int CALLERS = 64;
    private static final String KEY = new Ticket("browser-1").digest();
    private static final String OTHER_KEY = new Ticket("browser-2").digest();

    private PendingChanges changes;

    /** Changes, none of them kept. */
    protected abstract PendingChanges noChanges();

    /** Changes whose store gives no answer. */
    protected abstract PendingChanges unreachable();

    /** Everything in the store, as whoever reads it sees it. */
    protected abstract String everythingStored();

    @BeforeEach
    void openChanges() {
        changes = noChanges();
    }

    @Test
    void keptChangeIsFoundAndTakenWhole() {
        PendingChange change = change(KEY, "token-1");
        changes.keep(change);

        assertThat(changes.find(DR_ADA)).contains(change);
        assertThat(changes.take(DR_ADA, KEY)).contains(change);
    }

    @Test
    void whatInstagramLeftOutStaysOut() {
        Profile bare = new Profile(BORIS_PRACTICE, Optional.empty(), "boris", Optional.empty(), Optional.empty());
        Grant full = Cast.grant("token-1");
        Grant silent =
                new Grant(full.longLivedToken(), full.issuedAt(), full.expiresAt(), Optional.empty(), Optional.empty());
        PendingChange change = new PendingChange(KEY, new Connecting(DR_ADA, bare, silent), ADAS_PRACTICE, NOON);

        changes.keep(change);

        assertThat(changes.take(DR_ADA, KEY)).contains(change);
    }

    @Test
    void changeIsTakenOnce() {
        changes.keep(change(KEY, "token-1"));
        changes.take(DR_ADA, KEY);

        assertThat(changes.take(DR_ADA, KEY)).isEmpty();
        assertThat(changes.find(DR_ADA)).isEmpty();
    }

    @Test
    void ofManyWhoTakeAtOnceOneGetsIt() {
        changes.keep(change(KEY, "token-1"));

        List<Optional<PendingChange>> taken = Callers.atOnce(CALLERS, caller -> changes.take(DR_ADA, KEY));

        assertThat(taken).filteredOn(Optional::isPresent).hasSize(1);
    }

    @Test
    void anotherKeyOrAnotherDoctorTakesNothingAway() {
        changes.keep(change(KEY, "token-1"));

        assertThat(changes.take(DR_ADA, OTHER_KEY)).isEmpty();
        assertThat(changes.take(DR_BORIS, KEY)).isEmpty();
        assertThat(changes.find(DR_BORIS)).isEmpty();

        assertThat(changes.take(DR_ADA, KEY)).isPresent();
    }

    @Test
    void newerChangeTakesThePlaceOfTheOlder() {
        changes.keep(change(KEY, "token-1"));
        PendingChange newer = change(OTHER_KEY, "token-2");
        changes.keep(newer);

        assertThat(changes.take(DR_ADA, KEY)).isEmpty();
        assertThat(changes.take(DR_ADA, OTHER_KEY)).contains(newer);
    }

    @Test
    void tokenIsNotReadableInTheStore() {
        changes.keep(change(KEY, "IGAAcanary-token"));

        Canary.assertNotReadable("IGAAcanary-token", everythingStored());
    }

    @Test
    void storeThatIsAwaySaysSo() {
        PendingChanges away = unreachable();

        assertThatThrownBy(() -> away.keep(change(KEY, "token-1")))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.find(DR_ADA)).isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.take(DR_ADA, KEY)).isInstanceOf(ConnectException.StorageUnavailable.class);
    }

    private static PendingChange change(String key, String token) {
        return new PendingChange(key, connecting(DR_ADA, BORIS_PRACTICE, token), ADAS_PRACTICE, NOON);
    }
}
