package com.clariva.connect.adapters.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.secret.Purpose;
import com.clariva.connect.core.secret.Sealing;
import com.clariva.connect.testkit.SealingContract;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class TinkSealingTest extends SealingContract {
    private static final byte[] PLAIN = "hello".getBytes(UTF_8);

    @Override
    protected Sealing withKeys(String... names) {
        return TinkSealing.of(Arrays.stream(names).map(TinkSealingTest::key).toList());
    }

    @Test
    void sealedBytesBeginWithTheVersionAndTheNameOfTheirKey() {
        byte[] sealed = withKeys("summer").seal(Purpose.TOKEN, "row-1", PLAIN);

        assertThat(HexFormat.of().formatHex(sealed))
                .startsWith("01" + "06" + HexFormat.of().formatHex("summer".getBytes(UTF_8)));
        assertThat(sealed).hasSize(2 + 6 + 12 + PLAIN.length + 16);
    }

    @Test
    void bytesSealedByTheFirstReleaseStillOpen() {
        byte[] sealed = HexFormat.of()
                .parseHex("010673756d6d6572000102030405060708090a0b8ea742d57f9a6c54055a65c17b7ba494e9f59d8f0b");

        assertThat(withKeys("summer").open(Purpose.TOKEN, "row-1", sealed)).isEqualTo(PLAIN);
    }

    @Test
    void pseudonymOfTheFirstReleaseStaysTheSame() {
        assertThat(withKeys("summer").pseudonym("17841400000000001"))
                .isEqualTo("summer:8215e7b221653cf13df136dc48053cc2");
    }

    @Test
    void sameNameWithAnotherKeyDoesNotOpen() {
        byte[] sealed = withKeys("summer").seal(Purpose.TOKEN, "row-1", PLAIN);
        Sealing other = TinkSealing.of(List.of(new NamedKey("summer", new byte[32])));

        assertThatThrownBy(() -> other.open(Purpose.TOKEN, "row-1", sealed))
                .isInstanceOf(ConnectException.SealBroken.class);
    }

    @Test
    void bytesThatNameNoKeyAreBroken() {
        byte[] sealed = withKeys("summer").seal(Purpose.TOKEN, "row-1", PLAIN);
        sealed[2] = '\n';

        assertThatThrownBy(() -> withKeys("summer").open(Purpose.TOKEN, "row-1", sealed))
                .isInstanceOf(ConnectException.SealBroken.class);
    }

    @Test
    void sealingNeedsKeysOfDifferentNames() {
        assertThatThrownBy(() -> withKeys()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> withKeys("summer", "summer")).isInstanceOf(IllegalArgumentException.class);
    }

    private static NamedKey key(String name) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) name.hashCode());
        return new NamedKey(name, bytes);
    }
}
