package com.clariva.connect.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.testkit.Callers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeliveryRoomTest {
    private final DeliveryRoom room = new DeliveryRoom(100);

    @Test
    void whatFitsEntersAndWhatDoesNotIsTurnedAway() {
        assertThat(room.enter(60)).isPresent();
        assertThat(room.enter(41)).isEmpty();
        assertThat(room.enter(40)).isPresent();
        assertThat(room.taken()).isEqualTo(100);
    }

    @Test
    void placeIsTakenUntilItIsLeft() {
        DeliveryRoom.Place place = room.enter(100).orElseThrow();
        place.read(100);
        assertThat(room.enter(1)).isEmpty();

        place.leave();

        assertThat(room.taken()).isZero();
    }

    @Test
    void deliverySmallerThanItMightHaveBeenTakesNoMoreThanItIs() {
        DeliveryRoom.Place place = room.enter(100).orElseThrow();

        place.read(10);

        assertThat(room.taken()).isEqualTo(10);
        assertThat(room.enter(90)).isPresent();
    }

    @Test
    void crowdNeverTakesMoreThanThereIs() {
        List<Long> seen = Callers.atOnce(50, caller -> {
            Optional<DeliveryRoom.Place> place = room.enter(30);
            long taken = room.taken();
            place.ifPresent(taker -> taker.read(30));
            place.ifPresent(DeliveryRoom.Place::leave);
            return taken;
        });

        assertThat(seen).allMatch(taken -> taken <= 100);
        assertThat(room.taken()).isZero();
    }
}
