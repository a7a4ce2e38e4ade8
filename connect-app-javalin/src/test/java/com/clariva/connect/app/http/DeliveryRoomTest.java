package com.clariva.connect.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.testkit.Callers;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryRoomTest {
    private static final int MEGABYTE = 1024 * 1024;

    private final DeliveryRoom room = new DeliveryRoom(MEGABYTE);

    @Test
    void bytesTakeRoomWhenTheyHaveArrived() {
        DeliveryRoom.Place place = room.enter();
        assertThat(room.taken()).isZero();

        assertThat(place.take(100)).isTrue();
        assertThat(place.take(50)).isTrue();

        assertThat(room.taken()).isEqualTo(150);
    }

    @Test
    void placeIsTakenUntilItIsLeft() {
        DeliveryRoom.Place place = room.enter();
        place.take(MEGABYTE / 2);
        place.take(1000);

        place.leave();

        assertThat(room.taken()).isZero();
    }

    @Test
    void largeWebhooksLeaveAQuarterToTheBeginningsOfOthers() {
        DeliveryRoom.Place large = room.enter();
        while (large.take(1024)) {
            assertThat(room.taken()).isLessThanOrEqualTo(MEGABYTE / 4 * 3);
        }

        assertThat(room.enter().take(DeliveryRoom.BEGINNING + 1)).isFalse();
        assertThat(room.enter().take(DeliveryRoom.BEGINNING)).isTrue();
    }

    @Test
    void whatFindsNoRoomTakesNone() {
        room.enter().take(MEGABYTE / 4 * 3);
        long before = room.taken();

        assertThat(room.enter().take(MEGABYTE)).isFalse();

        assertThat(room.taken()).isEqualTo(before);
    }

    @Test
    void crowdNeverTakesMoreThanThereIs() {
        List<Long> seen = Callers.atOnce(50, caller -> {
            DeliveryRoom.Place place = room.enter();
            for (int chunk = 0; chunk < 10; chunk++) {
                place.take(DeliveryRoom.BEGINNING / 10);
            }
            long taken = room.taken();
            place.leave();
            return taken;
        });

        assertThat(seen).allMatch(taken -> taken <= MEGABYTE);
        assertThat(room.taken()).isZero();
    }
}
