package com.clariva.connect.core.queue;

import static com.clariva.connect.core.queue.TwoInstances.enqueue;
import static com.clariva.connect.core.queue.TwoInstances.handledInOrder;
import static com.clariva.connect.core.queue.TwoInstances.idOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.testkit.Outage;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErasingThroughTheOverflowTest {
    private final TwoInstances both = new TwoInstances();
    private final Outage storesOutage = both.storesOutage;
    private final QueueWithOverflow here = both.here;

    @Test
    void whatIsErasedWhileTheStoreIsAwayIsGoneFromItWhenItIsBack() {
        enqueue(here, "one", "two");
        storesOutage.begin();
        enqueue(here, "three", "four");

        assertThat(here.erase(List.of(idOf("one"), idOf("three")))).isEqualTo(1);

        storesOutage.end();
        here.tend();
        assertThat(handledInOrder(here)).containsExactly("two", "four");
    }

    @Test
    void manyErasedAreAllGoneBeforeAnythingIsMoved() {
        String[] texts = IntStream.range(0, 1000).mapToObj(Integer::toString).toArray(String[]::new);
        enqueue(here, texts);
        storesOutage.begin();
        enqueue(here, "last");
        here.erase(Stream.of(texts).map(TwoInstances::idOf).toList());

        storesOutage.end();
        here.tend();

        assertThat(handledInOrder(here)).containsExactly("last");
    }

    @Test
    void nothingIsErasedInSilenceWhileTheStoreIsAwayAndNobodyKnows() {
        storesOutage.begin();

        assertThatThrownBy(() -> here.erase(List.of(idOf("one"))))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
    }
}
