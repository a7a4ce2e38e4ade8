package com.clariva.connect.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.testkit.Callers;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeliveryRoomTest {
    private static final int MEGABYTE = 1024 * 1024;
    private static final int CONNECTIONS = 100;
    private static final Optional<InetAddress> KNOWN = Optional.empty();
    private static final Optional<InetAddress> STRANGER = Optional.of(InetAddress.getLoopbackAddress());

    private final DeliveryRoom room = new DeliveryRoom(MEGABYTE, CONNECTIONS);

    @Test
    void bytesTakeRoomWhenTheyHaveArrived() {
        DeliveryRoom.Place place = room.enter(KNOWN);
        assertThat(room.taken()).isZero();

        assertThat(place.take(100)).isTrue();
        assertThat(place.take(50)).isTrue();

        assertThat(room.taken()).isEqualTo(150);
    }

    @Test
    void placeIsTakenUntilItIsLeft() {
        DeliveryRoom.Place place = room.enter(KNOWN);
        place.take(MEGABYTE / 2);
        place.take(1000);

        place.leave();

        assertThat(room.taken()).isZero();
    }

    @Test
    void largeWebhooksLeaveAQuarterToTheBeginningsOfOthers() {
        DeliveryRoom.Place large = room.enter(KNOWN);
        while (large.take(1024)) {
            assertThat(room.taken()).isLessThanOrEqualTo(MEGABYTE / 4 * 3);
        }

        assertThat(room.enter(KNOWN).take(room.beginning() + 1)).isFalse();
        assertThat(room.enter(KNOWN).take(room.beginning())).isTrue();
    }

    @Test
    void oneClientLeavesHalfOfTheRoomForLargeWebhooksOfOthers() {
        DeliveryRoom.Place first = room.enter(STRANGER);
        DeliveryRoom.Place second = room.enter(STRANGER);
        while (first.take(1024) | second.take(1024)) {
            assertThat(room.taken()).isLessThanOrEqualTo(MEGABYTE / 2 + 1024);
        }

        assertThat(room.enter(KNOWN).take(MEGABYTE / 8)).isTrue();
    }

    @Test
    void allConnectionsOfOneClientLeaveHalfOfWhatIsForBeginnings() {
        for (int connection = 0; connection < CONNECTIONS; connection++) {
            assertThat(room.enter(STRANGER).take(room.beginning())).isTrue();
        }

        assertThat(room.taken()).isLessThanOrEqualTo(MEGABYTE / 8);
    }

    @Test
    void wholeWebhookIsNoClientsShareAnyMore() {
        DeliveryRoom.Place whole = room.enter(STRANGER);
        assertThat(whole.take(MEGABYTE / 2)).isTrue();
        assertThat(room.enter(STRANGER).take(MEGABYTE / 8)).isFalse();

        whole.whole();

        assertThat(room.taken()).isEqualTo(MEGABYTE / 2);
        assertThat(room.enter(STRANGER).take(MEGABYTE / 8)).isTrue();
    }

    @Test
    void whatFindsNoRoomTakesNone() {
        room.enter(KNOWN).take(MEGABYTE / 4 * 3);
        long before = room.taken();

        assertThat(room.enter(KNOWN).take(MEGABYTE)).isFalse();

        assertThat(room.taken()).isEqualTo(before);
    }

    @Test
    void crowdNeverTakesMoreThanThereIs() {
        List<Long> seen = Callers.atOnce(50, caller -> {
            DeliveryRoom.Place place = room.enter(KNOWN);
            for (int chunk = 0; chunk < 10; chunk++) {
                place.take(room.beginning() / 10);
            }
            long taken = room.taken();
            place.leave();
            return taken;
        });

        assertThat(seen).allMatch(taken -> taken <= MEGABYTE);
        assertThat(room.taken()).isZero();
    }
}
