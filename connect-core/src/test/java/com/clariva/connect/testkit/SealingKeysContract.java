package com.clariva.connect.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.keys.KnownKey;
import com.clariva.connect.core.keys.SealingKeys;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What all {@link SealingKeys} promise. */
public abstract class SealingKeysContract {
    private static final Duration QUIET = Duration.ofMinutes(1);

    private SealingKeys keys;

    /** A store that knows no key. */
    protected abstract SealingKeys noKeys();

    protected abstract SealingKeys unreachable();

    /** Lets the store's time pass, or lets what is in it grow older. */
    protected abstract void letPass(Duration duration);

    @BeforeEach
    void openKeys() {
        keys = noKeys();
    }

    @Test
    void notedKeyIsKnownWithItsProof() {
        keys.note("summer", "proof-1");

        assertThat(keys.known()).singleElement().satisfies(key -> {
            assertThat(key.name()).isEqualTo("summer");
            assertThat(key.proof()).isEqualTo("proof-1");
            assertThat(key.quietFor()).isLessThan(QUIET);
        });
    }

    @Test
    void firstProofStays() {
        keys.note("summer", "proof-1");
        keys.note("summer", "proof-2");

        assertThat(keys.known()).extracting(KnownKey::proof).containsExactly("proof-1");
    }

    @Test
    void keyThatWasNotedLatelyIsNotForgotten() {
        keys.note("summer", "proof-1");
        letPass(QUIET.multipliedBy(2));
        keys.note("summer", "proof-1");

        assertThat(keys.forget("summer", QUIET)).isFalse();
        assertThat(keys.known()).extracting(KnownKey::name).containsExactly("summer");
    }

    @Test
    void quietKeyIsForgottenAndNoOther() {
        keys.note("summer", "proof-1");
        letPass(QUIET.multipliedBy(2));
        keys.note("winter", "proof-2");

        assertThat(keys.known().stream().filter(key -> key.name().equals("summer")))
                .allSatisfy(key -> assertThat(key.quietFor()).isGreaterThan(QUIET));
        assertThat(keys.forget("summer", QUIET)).isTrue();
        assertThat(keys.known()).extracting(KnownKey::name).containsExactly("winter");
    }

    @Test
    void storeThatIsAwaySaysSo() {
        SealingKeys away = unreachable();

        assertThatThrownBy(away::known).isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.note("summer", "proof")).isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.forget("summer", QUIET)).isInstanceOf(ConnectException.StorageUnavailable.class);
    }
}
