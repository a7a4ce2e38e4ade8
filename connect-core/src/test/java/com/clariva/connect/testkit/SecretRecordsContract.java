package com.clariva.connect.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.secret.NamedSecret;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.secret.SecretRecords;
import com.clariva.connect.core.secret.SecretUse;
import com.clariva.connect.core.secret.Unmatched;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What all {@link SecretRecords} promise. */
public abstract class SecretRecordsContract {
    private static final Instant MONDAY = Instant.parse("2026-09-07T08:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-09-08T08:00:00Z");
    private static final NamedSecret OLD = new NamedSecret("APP_SECRET", Secret.of("the-old-secret-0123456789"));
    private static final NamedSecret NEW = new NamedSecret("APP_SECRET", Secret.of("the-new-secret-0123456789"));

    private SecretRecords records;

    /** Records of nothing. */
    protected abstract SecretRecords emptyRecords();

    /** Records whose store gives no answer. */
    protected abstract SecretRecords unreachable();

    @BeforeEach
    void open() {
        records = emptyRecords();
    }

    @Test
    void fingerprintsAreEqualForEqualValuesAndHideThem() {
        assertThat(records.fingerprint(OLD))
                .isEqualTo(records.fingerprint(OLD))
                .isNotEqualTo(records.fingerprint(NEW))
                .contains(":")
                .doesNotContain(OLD.secret().reveal());
        assertThat(unreachable().fingerprint(OLD)).isNotBlank();
    }

    @Test
    void secretThatNobodyWatchedIsUnknown() {
        assertThat(records.find(OLD)).isEmpty();
        assertThat(records.unmatched()).isEmpty();
    }

    @Test
    void watchedSecretIsKnownSinceThen() {
        records.watched(OLD, TUESDAY);
        records.watched(OLD, MONDAY);
        records.watched(OLD, TUESDAY);

        assertThat(records.find(OLD)).contains(new SecretUse(0, Optional.empty(), MONDAY));
    }

    @Test
    void matchesAddUpAndTheLatestStays() {
        records.watched(OLD, MONDAY);
        records.matched(OLD, 3, TUESDAY);
        records.matched(OLD, 4, MONDAY);

        assertThat(records.find(OLD)).contains(new SecretUse(7, Optional.of(TUESDAY), MONDAY));
    }

    @Test
    void matchedSecretIsWatchedToo() {
        records.matched(OLD, 1, TUESDAY);

        assertThat(records.find(OLD)).contains(new SecretUse(1, Optional.of(TUESDAY), TUESDAY));
    }

    @Test
    void anotherValueUnderTheSameNameBeginsAnew() {
        records.matched(OLD, 5, MONDAY);

        records.watched(NEW, TUESDAY);

        assertThat(records.find(NEW)).contains(new SecretUse(0, Optional.empty(), TUESDAY));
        assertThat(records.find(OLD)).contains(new SecretUse(5, Optional.of(MONDAY), MONDAY));
    }

    @Test
    void sameValueUnderAnotherNameBeginsAnew() {
        records.matched(OLD, 5, MONDAY);

        assertThat(records.find(new NamedSecret("APP_SECRET_PREVIOUS", OLD.secret())))
                .isEmpty();
    }

    @Test
    void whatMatchedNothingIsCountedByItsReason() {
        records.unmatched("no_match", 2, TUESDAY);
        records.unmatched("no_match", 3, MONDAY);
        records.unmatched("no_header", 1, MONDAY);

        assertThat(records.unmatched())
                .containsExactly(new Unmatched("no_header", 1, MONDAY), new Unmatched("no_match", 5, TUESDAY));
    }

    @Test
    void storeThatIsAwayIsNotHidden() {
        SecretRecords away = unreachable();

        assertThatThrownBy(() -> away.watched(OLD, MONDAY)).isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.matched(OLD, 1, MONDAY)).isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.unmatched("no_match", 1, MONDAY))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.find(OLD)).isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(away::unmatched).isInstanceOf(ConnectException.StorageUnavailable.class);
    }
}
