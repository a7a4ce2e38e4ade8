package com.clariva.connect.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Which faults wait for which operation. */
final class FaultPlan {
    private final Map<Operation, Deque<Fault>> next = new EnumMap<>(Operation.class);
    private final Map<Operation, Fault> always = new EnumMap<>(Operation.class);

    synchronized void once(Operation operation, Fault fault) {
        next.computeIfAbsent(operation, absent -> new ArrayDeque<>()).addLast(fault);
    }

    synchronized void always(Operation operation, Fault fault) {
        always.put(operation, fault);
    }

    synchronized void heal() {
        next.clear();
        always.clear();
    }

    synchronized Optional<Fault> take(Operation operation) {
        Deque<Fault> waiting = next.getOrDefault(operation, new ArrayDeque<>());
        return Optional.ofNullable(waiting.pollFirst()).or(() -> Optional.ofNullable(always.get(operation)));
    }
}
