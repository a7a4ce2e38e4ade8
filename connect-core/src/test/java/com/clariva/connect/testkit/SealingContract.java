package com.clariva.connect.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.secret.Purpose;
import com.clariva.connect.core.secret.Sealing;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link Sealing} promises. */
public abstract class SealingContract {
    private static final String ROW = "row-1";
    private static final byte[] PLAIN = "canary: my knee hurts".getBytes(UTF_8);

    private Sealing sealing;

    /** Sealing with keys of these names. The same name is the same key. */
    protected abstract Sealing withKeys(String... names);

    @BeforeEach
    void openSealing() {
        sealing = withKeys("summer");
    }

    @ParameterizedTest
    @EnumSource
    void sealedBytesOpenForTheirPurposeAndRow(Purpose purpose) {
        byte[] sealed = sealing.seal(purpose, ROW, PLAIN);

        assertThat(sealing.open(purpose, ROW, sealed)).isEqualTo(PLAIN);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100_000})
    void bytesOfAnyLengthComeBack(int length) {
        byte[] plain = new byte[length];
        Arrays.fill(plain, (byte) 0xc3);

        assertThat(sealing.open(Purpose.EVENT, ROW, sealing.seal(Purpose.EVENT, ROW, plain)))
                .isEqualTo(plain);
    }

    @Test
    void sealedBytesSayNothingButTheirLength() {
        byte[] once = sealing.seal(Purpose.EVENT, ROW, PLAIN);
        byte[] again = sealing.seal(Purpose.EVENT, ROW, PLAIN);
        byte[] other = sealing.seal(Purpose.EVENT, ROW, "another text, as long".getBytes(UTF_8));

        assertThat(once).isNotEqualTo(again).hasSameSizeAs(again).hasSameSizeAs(other);
        Canary.assertNotReadable(
                "my knee hurts", new String(once, UTF_8) + HexFormat.of().formatHex(once));
    }

    @Test
    void anotherPurposeDoesNotOpen() {
        byte[] sealed = sealing.seal(Purpose.EVENT, ROW, PLAIN);

        assertBroken(() -> sealing.open(Purpose.REPLY, ROW, sealed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"row-2", "row-", "row-11", "", "event/row-1"})
    void anotherRowDoesNotOpen(String row) {
        byte[] sealed = sealing.seal(Purpose.EVENT, ROW, PLAIN);

        assertBroken(() -> sealing.open(Purpose.EVENT, row, sealed));
    }

    @Test
    void changedBytesDoNotOpen() {
        byte[] sealed = sealing.seal(Purpose.EVENT, ROW, PLAIN);

        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            // A changed key name is a name that nobody knows.
            assertThatThrownBy(() -> sealing.open(Purpose.EVENT, ROW, changed))
                    .isInstanceOfAny(ConnectException.SealBroken.class, ConnectException.KeyMissing.class);
        }
    }

    @Test
    void shortenedBytesDoNotOpen() {
        byte[] sealed = sealing.seal(Purpose.EVENT, ROW, PLAIN);

        for (int length = 0; length < sealed.length; length++) {
            byte[] shortened = Arrays.copyOf(sealed, length);
            assertThatThrownBy(() -> sealing.open(Purpose.EVENT, ROW, shortened))
                    .isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void bytesOpenInEveryStoreThatHasTheKey() {
        byte[] sealed = sealing.seal(Purpose.EVENT, ROW, PLAIN);

        assertThat(withKeys("summer").open(Purpose.EVENT, ROW, sealed)).isEqualTo(PLAIN);
    }

    @Test
    void firstKeySealsAndAllOfThemOpen() {
        Sealing during = withKeys("winter", "summer");
        byte[] old = sealing.seal(Purpose.TOKEN, ROW, PLAIN);

        byte[] fresh = during.seal(Purpose.TOKEN, ROW, PLAIN);

        assertThat(during.open(Purpose.TOKEN, ROW, old)).isEqualTo(PLAIN);
        assertThat(withKeys("winter").open(Purpose.TOKEN, ROW, fresh)).isEqualTo(PLAIN);
    }

    @Test
    void missingKeyIsNamed() {
        byte[] sealed = sealing.seal(Purpose.TOKEN, ROW, PLAIN);

        assertThatThrownBy(() -> withKeys("winter").open(Purpose.TOKEN, ROW, sealed))
                .isInstanceOf(ConnectException.KeyMissing.class)
                .hasMessageContaining("summer");
    }

    @Test
    void keysAreNamedTheOneThatSealsFirst() {
        assertThat(withKeys("winter", "summer").keyNames()).containsExactly("winter", "summer");
    }

    @Test
    void firstBytesTellTheKeyAlsoToWhoDoesNotHaveIt() {
        byte[] sealed = sealing.seal(Purpose.TOKEN, ROW, new byte[1000]);
        Sealing stranger = withKeys("winter");

        assertThat(stranger.keyOf(sealed)).contains("summer");
        assertThat(stranger.keyOf(Arrays.copyOf(sealed, Sealing.LONGEST_HEAD))).contains("summer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "I", "IGAAplain-token", "EAAGplain-token-of-another-kind"})
    void bytesThatAreNotSealedHaveNoKey(String plain) {
        assertThat(sealing.keyOf(plain.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void pseudonymTellsIdsApartAndNotWhoTheyAre() {
        String pseudonym = sealing.pseudonym("17841400000000001");

        assertThat(pseudonym)
                .isEqualTo(withKeys("summer", "winter").pseudonym("17841400000000001"))
                .isNotEqualTo(sealing.pseudonym("17841400000000002"))
                .doesNotContain("17841400000000001");
    }

    @Test
    void pseudonymIsKeyed() {
        assertThat(withKeys("winter").pseudonym("17841400000000001"))
                .isNotEqualTo(sealing.pseudonym("17841400000000001"));
    }

    private static void assertBroken(Runnable open) {
        assertThatThrownBy(open::run).isInstanceOf(ConnectException.SealBroken.class);
    }
}
