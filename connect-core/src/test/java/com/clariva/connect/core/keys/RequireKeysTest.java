package com.clariva.connect.core.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.secret.Purpose;
import com.clariva.connect.core.secret.Sealing;
import com.clariva.connect.testkit.InMemorySealedStore;
import com.clariva.connect.testkit.InMemorySealingKeys;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.Outage;
import com.clariva.connect.testkit.ReversibleSealing;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequireKeysTest {
    private static final Sealing SUMMER = ReversibleSealing.withKeys("summer");
    private static final Sealing WINTER = ReversibleSealing.withKeys("winter");
    private static final Sealing BOTH = ReversibleSealing.withKeys("winter", "summer");

    private final ManualClock clock = new ManualClock();
    private final Outage outage = new Outage();
    private final InMemorySealingKeys keys = new InMemorySealingKeys(clock, new Outage());
    private final InMemorySealedStore tokens = InMemorySealedStore.of("tokens", SUMMER, outage);

    @Test
    void startWithoutAKeyThatIsNeededIsRefusedByItsName() {
        require(SUMMER).check();
        tokens.put("a", "token".getBytes(UTF_8));
        clock.advance(RequireKeys.QUIET);

        assertThatThrownBy(() -> require(WINTER).check())
                .isInstanceOf(ConnectException.KeyMissing.class)
                .hasMessageContainingAll("summer", "1 tokens");
        assertThat(keys.known()).extracting(KnownKey::name).containsExactly("summer");
    }

    @Test
    void startWithAllKeysIsNotRefused() {
        require(SUMMER).check();
        tokens.put("a", "token".getBytes(UTF_8));

        require(BOTH).check();

        assertThat(keys.known()).extracting(KnownKey::name).containsExactly("summer", "winter");
    }

    @Test
    void keyThatNothingIsSealedWithIsStruckOff() {
        require(SUMMER).check();
        clock.advance(RequireKeys.QUIET);

        require(WINTER).check();

        assertThat(keys.known()).extracting(KnownKey::name).containsExactly("winter");
    }

    @Test
    void keyThatAnInstanceStillSealsWithIsNeeded() {
        require(SUMMER).check();
        clock.advance(RequireKeys.QUIET);
        require(SUMMER).note();

        assertThatThrownBy(() -> require(WINTER).check())
                .isInstanceOf(ConnectException.KeyMissing.class)
                .hasMessageContainingAll("summer", "an instance");
    }

    @Test
    void keyThatNobodyCanTellOfIsNeeded() {
        require(SUMMER).check();
        clock.advance(RequireKeys.QUIET);
        outage.begin();

        assertThatThrownBy(() -> require(WINTER).check())
                .isInstanceOf(ConnectException.KeyMissing.class)
                .hasMessageContaining("summer");
    }

    @Test
    void storesAreNotSearchedWhileAllKeysAreThere() {
        require(SUMMER).check();
        outage.begin();

        require(BOTH).check();

        assertThat(keys.known()).hasSize(2);
    }

    @Test
    void anotherKeyOfTheSameNameIsRefused() {
        byte[] foreign = SUMMER.seal(Purpose.KEY, "another", new byte[1]);
        keys.note("winter", Base64.getEncoder().encodeToString(foreign));

        assertThatThrownBy(() -> require(BOTH).check())
                .isInstanceOf(ConnectException.KeyMissing.class)
                .hasMessageContaining("winter");
    }

    private RequireKeys require(Sealing sealing) {
        return new RequireKeys(sealing, keys, List.of(tokens.with(sealing)));
    }
}
