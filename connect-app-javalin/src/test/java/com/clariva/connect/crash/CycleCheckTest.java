package com.clariva.connect.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CycleCheckTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final Sent FIRST = new Sent(new Words(7, 1, false), 1, 0);
    private static final Sent SECOND_ONE = new Sent(new Words(7, 2, false), 1, 0);

    @Test
    void handledInOrderIsInOrder() {
        Tally tally = judge(List.of(whole(1, 10, 20), whole(2, 21, 30)), List.of());

        assertThat(tally.get(Tally.HANDLED)).isEqualTo(2);
        assertThat(tally.get(Tally.LOST)).isZero();
        assertThat(tally.get(Tally.OUT_OF_ORDER)).isZero();
        assertThat(tally.get(Tally.HANDLED_AGAIN)).isZero();
    }

    @Test
    void acknowledgedAndNeverFinishedIsLost() {
        Tally tally = judge(List.of(whole(1, 10, 20), broken(2, 21)), List.of());

        assertThat(tally.get(Tally.LOST)).isEqualTo(1);
    }

    @Test
    void secondBeforeTheFirstIsOutOfOrder() {
        Tally tally = judge(List.of(whole(2, 10, 20), whole(1, 21, 30)), List.of());

        assertThat(tally.get(Tally.OUT_OF_ORDER)).isEqualTo(1);
    }

    @Test
    void secondWhileTheFirstIsStillHandledIsOutOfOrder() {
        Tally tally = judge(List.of(whole(1, 10, 20), whole(2, 15, 30)), List.of());

        assertThat(tally.get(Tally.OUT_OF_ORDER)).isEqualTo(1);
    }

    @Test
    void secondAfterAnAttemptOnlyIsOutOfOrder() {
        Tally tally = judge(List.of(broken(1, 10), whole(2, 15, 20), whole(1, 25, 30)), List.of());

        assertThat(tally.get(Tally.OUT_OF_ORDER)).isEqualTo(1);
    }

    @Test
    void announcedDisorderIsNotHeldAgainstAnybody() {
        CycleCheck check = new CycleCheck(
                List.of(FIRST, SECOND_ONE),
                List.of(whole(2, 10, 20), whole(1, 21, 30)),
                List.of(),
                Set.of("event 7 2"));

        Tally tally = check.judge();

        assertThat(tally.get(Tally.OUT_OF_ORDER)).isZero();
        assertThat(tally.get(Tally.ORDER_UNKNOWN)).isEqualTo(1);
        assertThat(tally.get(Tally.ANNOUNCED_DISORDER)).isEqualTo(1);
    }

    @Test
    void whatWasAnnouncedOfOneMessageExcusesNoOther() {
        CycleCheck check = new CycleCheck(
                List.of(FIRST, SECOND_ONE),
                List.of(whole(2, 10, 20), whole(1, 21, 30)),
                List.of(),
                Set.of("event 7 1"));

        Tally tally = check.judge();

        assertThat(tally.get(Tally.OUT_OF_ORDER)).isEqualTo(1);
        assertThat(tally.get(Tally.ANNOUNCED_DISORDER)).isZero();
    }

    @Test
    void staleRepeatOfTheFirstIsNoDisorder() {
        Tally tally = judge(
                List.of(broken(1, 10), whole(1, 40, 50), whole(2, 60, 70), whole(1, 80, 90)),
                List.of(new FaultWindow(Fault.PAUSE_PAST_LEASE, 12, 78)));

        assertThat(tally.get(Tally.OUT_OF_ORDER)).isZero();
        assertThat(tally.get(Tally.HANDLED_AGAIN)).isEqualTo(1);
        assertThat(tally.get(Tally.UNEXPLAINED)).isZero();
    }

    @Test
    void repeatWithoutAFaultIsToldApart() {
        List<Handling> handlings =
                List.of(whole(1, 10, 20), whole(1, 5 * SECOND, 6 * SECOND), whole(2, 7 * SECOND, 8 * SECOND));

        Tally tally = judge(handlings, List.of(new FaultWindow(Fault.CUT, 4 * SECOND, 5 * SECOND)));

        assertThat(tally.get(Tally.HANDLED_AGAIN)).isEqualTo(1);
        assertThat(tally.get(Tally.UNEXPLAINED)).isEqualTo(1);
    }

    @Test
    void whatAnotherCycleHasHandledIsARepeat() {
        Tally tally = judge(List.of(whole(1, 10, 20), whole(2, 21, 30), whole(9, 40, 50)), List.of());

        assertThat(tally.get(Tally.HANDLED_AGAIN)).isEqualTo(1);
    }

    @Test
    void handledBeforeItsLastTryIsCounted() {
        Sent refusedFirst = new Sent(FIRST.words(), 2, 25);

        Tally tally = new CycleCheck(List.of(refusedFirst), List.of(whole(1, 10, 20)), List.of(), Set.of()).judge();

        assertThat(tally.get(Tally.UNACKNOWLEDGED_HANDLED)).isEqualTo(1);
    }

    private static Tally judge(List<Handling> handlings, List<FaultWindow> faults) {
        return new CycleCheck(List.of(FIRST, SECOND_ONE), handlings, faults, Set.of()).judge();
    }

    private static Handling whole(int number, long begin, long end) {
        return handling(number, begin, OptionalLong.of(end));
    }

    private static Handling broken(int number, long begin) {
        return handling(number, begin, OptionalLong.empty());
    }

    private static Handling handling(int number, long begin, OptionalLong end) {
        return new Handling("one", new Words(7, number, false), "event 7 " + number, begin, end);
    }
}
