package com.clariva.connect.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.keys.SealedStore;
import com.clariva.connect.core.keys.Stretch;
import com.clariva.connect.core.secret.Sealing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link SealedStore} promises. */
public abstract class SealedStoreContract {
    private static final Sealing OLD = ReversibleSealing.withKeys("old");
    private static final Sealing BOTH = ReversibleSealing.withKeys("new", "old");
    private static final Sealing NEW = ReversibleSealing.withKeys("new");
    private static final int MANY = 7;
    private static final int SHORT = 3;

    /** Forgets everything. */
    protected abstract void clear();

    /** The store, as an instance with these keys sees it. */
    protected abstract SealedStore store(Sealing sealing);

    /** Puts a value here, the {@code number}-th one, in the place of the one that was there. */
    protected abstract void put(int number, byte[] plain, Sealing sealing);

    /** Opens a value; empty if it is not there. */
    protected abstract Optional<byte[]> read(int number, Sealing sealing);

    protected abstract void remove(int number);

    protected abstract SealedStore unreachable();

    @BeforeEach
    void clearStore() {
        clear();
    }

    @Test
    void everyValueIsSealedWithTheFirstKeyAndStaysWhatItWas() {
        putMany(OLD);

        Stretch sum = walk(store(BOTH), true);

        assertThat(sum.resealed()).isEqualTo(MANY);
        assertThat(sum.sealedWith()).isEqualTo(Map.of("new", (long) MANY));
        IntStream.range(0, MANY).forEach(number -> assertThat(text(number, NEW)).contains("value-" + number));
    }

    @Test
    void secondWalkFindsNothingLeftToDo() {
        putMany(OLD);
        walk(store(BOTH), true);

        assertThat(walk(store(BOTH), true).resealed()).isZero();
    }

    @Test
    void walkThatWasEndedIsBegunAgainAndDoesWhatIsLeft() {
        putMany(OLD);
        Stretch first = store(BOTH).reseal(Optional.empty(), SHORT);

        Stretch again = walk(store(BOTH), true);

        assertThat(again.resealed()).isEqualTo(MANY - first.resealed());
    }

    @Test
    void lookingCountsByKeyAndChangesNothing() {
        putMany(OLD);
        put(0, "value-0".getBytes(UTF_8), NEW);

        Stretch sum = walk(store(BOTH), false);

        assertThat(sum.sealedWith()).isEqualTo(Map.of("new", 1L, "old", MANY - 1L));
        assertThat(sum.looked()).isEqualTo(MANY);
        assertThat(sum.resealed()).isZero();
        assertThat(text(1, OLD)).contains("value-1");
    }

    @Test
    void emptyStoreIsWalkedInOneStretch() {
        assertThat(store(BOTH).reseal(Optional.empty(), SHORT))
                .isEqualTo(new Stretch(Map.of(), 0, 0, 0, Optional.empty()));
    }

    @Test
    void valueThatIsReplacedMeanwhileIsNotOverwritten() {
        put(0, "value-0".getBytes(UTF_8), OLD);
        Sealing slow = new InterruptedSealing(BOTH, () -> put(0, "another".getBytes(UTF_8), OLD));

        Stretch stretch = store(slow).reseal(Optional.empty(), SHORT);

        assertThat(text(0, OLD)).contains("another");
        assertThat(stretch.resealed()).isZero();
        assertThat(stretch.sealedWith()).isEqualTo(Map.of("old", 1L));
    }

    @Test
    void valueThatIsDeletedMeanwhileStaysDeleted() {
        putMany(OLD);
        Sealing slow = new InterruptedSealing(BOTH, () -> remove(1));

        walk(store(slow), true);

        assertThat(read(1, BOTH)).isEmpty();
        assertThat(text(0, NEW)).contains("value-0");
    }

    @Test
    void ofManyAtOnceEachValueIsResealedByOne() {
        putMany(OLD);

        List<Stretch> sums = Callers.atOnce(4, caller -> walk(store(BOTH), true));

        assertThat(sums.stream().mapToLong(Stretch::resealed).sum()).isLessThanOrEqualTo(MANY);
        assertThat(walk(store(BOTH), true).sealedWith()).isEqualTo(Map.of("new", (long) MANY));
        IntStream.range(0, MANY).forEach(number -> assertThat(text(number, NEW)).contains("value-" + number));
    }

    @Test
    void valueWhoseKeyIsMissingIsLeftAndCounted() {
        put(0, "value-0".getBytes(UTF_8), OLD);
        put(1, "value-1".getBytes(UTF_8), ReversibleSealing.withKeys("lost"));

        Stretch sum = walk(store(BOTH), true);

        assertThat(sum.resealed()).isEqualTo(1);
        assertThat(sum.unopened()).isEqualTo(1);
        assertThat(sum.sealedWith()).isEqualTo(Map.of("new", 1L, "lost", 1L));
        assertThat(text(1, ReversibleSealing.withKeys("lost"))).contains("value-1");
    }

    @Test
    void whatLiesHereHasAName() {
        assertThat(store(BOTH).holds()).isNotBlank();
    }

    @Test
    void storeThatIsAwaySaysSo() {
        SealedStore away = unreachable();

        assertThatThrownBy(() -> away.look(Optional.empty(), 1))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.reseal(Optional.empty(), 1))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
    }

    private void putMany(Sealing sealing) {
        IntStream.range(0, MANY).forEach(number -> put(number, ("value-" + number).getBytes(UTF_8), sealing));
    }

    private Optional<String> text(int number, Sealing sealing) {
        return read(number, sealing).map(plain -> new String(plain, UTF_8));
    }

    /** The sum of a walk in short stretches. */
    private static Stretch walk(SealedStore store, boolean reseal) {
        Map<String, Long> sealedWith = new HashMap<>();
        long unsealed = 0;
        long resealed = 0;
        long unopened = 0;
        Optional<String> from = Optional.empty();
        do {
            Stretch stretch = reseal ? store.reseal(from, SHORT) : store.look(from, SHORT);
            stretch.sealedWith().forEach((key, count) -> sealedWith.merge(key, count, Long::sum));
            unsealed += stretch.unsealed();
            resealed += stretch.resealed();
            unopened += stretch.unopened();
            from = stretch.next();
        } while (from.isPresent());
        return new Stretch(sealedWith, unsealed, resealed, unopened, Optional.empty());
    }
}
