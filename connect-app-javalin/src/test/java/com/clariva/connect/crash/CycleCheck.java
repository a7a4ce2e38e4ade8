package com.clariva.connect.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Judges a cycle after everything has come to rest.
 *
 * <p><b>Lost</b> is a message that was acknowledged and that no handler finished. <b>Out of order</b> is a message
 * whose first handling began before the one before it in its conversation had been handled to its end once, unless a
 * log said of this very message that its order is unknown.
 * <b>Handled again</b> is every further handling to the end; it has an explanation if a fault was at work while the
 * earlier handling ran or was being settled.
 */
final class CycleCheck {
    private static final long SETTLING = Duration.ofMillis(1500).toNanos();

    private final List<Sent> sent;
    private final Set<Words> ofThisCycle;
    private final List<FaultWindow> faults;
    private final Map<Integer, TreeMap<Integer, List<Handling>>> byConversation = new HashMap<>();
    private final Set<Words> orderUnknown = new HashSet<>();
    private final List<String> violations = new ArrayList<>();
    private final Tally tally = new Tally();

    /**
     * Takes what there is to judge.
     *
     * @param orderUnknown ids of events of which a log said that their order is unknown
     */
    CycleCheck(List<Sent> sent, List<Handling> handlings, List<FaultWindow> faults, Set<String> orderUnknown) {
        this.sent = List.copyOf(sent);
        this.ofThisCycle = sent.stream().map(Sent::words).collect(Collectors.toSet());
        this.faults = List.copyOf(faults);
        for (Handling handling : handlings) {
            byConversation
                    .computeIfAbsent(handling.words().conversation(), conversation -> new TreeMap<>())
                    .computeIfAbsent(handling.words().number(), number -> new ArrayList<>())
                    .add(handling);
            if (orderUnknown.contains(handling.eventId())) {
                this.orderUnknown.add(handling.words());
            }
        }
        tally.add(Tally.ORDER_UNKNOWN, orderUnknown.size());
    }

    /** How many acknowledged messages no handler has finished yet. */
    long missing() {
        return sent.stream().filter(one -> firstEnd(one.words()).isEmpty()).count();
    }

    Tally judge() {
        tally.add(Tally.ACKNOWLEDGED, sent.size());
        for (Sent one : sent) {
            judgeLoss(one);
        }
        byConversation.forEach(this::judgeOrder);
        byConversation.values().forEach(numbers -> numbers.values().forEach(this::judgeRepeats));
        byConversation.values().forEach(numbers -> numbers.values().forEach(this::judgeStragglers));
        return tally;
    }

    /** A sentence for each message that was lost or out of order, or that came again without a reason. */
    List<String> violations() {
        return List.copyOf(violations);
    }

    private void judgeLoss(Sent one) {
        if (firstEnd(one.words()).isEmpty()) {
            tally.add(Tally.LOST, 1);
            violations.add("lost: " + one + " " + of(one.words()));
        } else {
            tally.add(Tally.HANDLED, 1);
        }
        if (one.tries() > 1 && of(one.words()).stream().anyMatch(handling -> handling.begin() < one.lastTry())) {
            tally.add(Tally.UNACKNOWLEDGED_HANDLED, 1);
        }
    }

    private void judgeOrder(int conversation, TreeMap<Integer, List<Handling>> numbers) {
        for (Integer number : numbers.navigableKeySet()) {
            Words before = new Words(conversation, number - 1, false);
            long begin = numbers.get(number).stream()
                    .mapToLong(Handling::begin)
                    .min()
                    .orElseThrow();
            boolean inOrder = of(before).isEmpty() || firstEnd(before).stream().anyMatch(end -> end <= begin);
            if (!inOrder) {
                judgeDisorder(numbers.get(number), before);
            }
        }
    }

    private void judgeDisorder(List<Handling> handlings, Words before) {
        if (orderUnknown.contains(handlings.get(0).words())) {
            tally.add(Tally.ANNOUNCED_DISORDER, 1);
        } else {
            tally.add(Tally.OUT_OF_ORDER, 1);
            violations.add("out of order: " + handlings + " began before the end of " + of(before));
        }
    }

    private void judgeRepeats(List<Handling> handlings) {
        List<Handling> whole = handlings.stream()
                .filter(Handling::isWhole)
                .sorted(Comparator.comparingLong(Handling::begin))
                .toList();
        for (int place = 1; place < whole.size(); place++) {
            tally.add(Tally.HANDLED_AGAIN, 1);
            Handling before = whole.get(place - 1);
            long settled = before.end().orElseThrow() + SETTLING;
            if (faults.stream().noneMatch(fault -> fault.touches(before.begin(), settled))) {
                tally.add(Tally.UNEXPLAINED, 1);
                violations.add("handled again without a fault: " + whole);
            }
        }
    }

    /** All that is sent is acknowledged before a cycle ends; so what is not of this one was handled in another. */
    private void judgeStragglers(List<Handling> handlings) {
        Words words = handlings.get(0).words();
        if (!ofThisCycle.contains(words)) {
            tally.add(Tally.HANDLED_AGAIN, 1);
            tally.add(Tally.UNEXPLAINED, 1);
            violations.add("handled again, a cycle later: " + handlings);
        }
    }

    private OptionalLong firstEnd(Words words) {
        return of(words).stream()
                .flatMapToLong(handling -> handling.end().stream())
                .min();
    }

    private List<Handling> of(Words words) {
        TreeMap<Integer, List<Handling>> numbers = byConversation.getOrDefault(words.conversation(), new TreeMap<>());
        return numbers.getOrDefault(words.number(), List.of());
    }
}
