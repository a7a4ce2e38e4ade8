package com.clariva.connect.simulator;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Which message meets which {@link Mishap}: one of a certain text, the next one, or any, by a mix that is the
 * same for the same seed. Acts such as typing meet none.
 */
public final class Mishaps {
    private final Map<String, Deque<Mishap>> byText = new HashMap<>();
    private final Deque<Mishap> next = new ArrayDeque<>();
    private List<Mishap> mix = List.of();
    private Random chance = new Random(0);

    Mishaps() {}

    /** The next message meets it; called twice, the next two do. */
    public synchronized void next(Mishap mishap) {
        next.addLast(requireNonNull(mishap, "mishap is null"));
    }

    /** The next message with exactly this text meets it. */
    public synchronized void to(String text, Mishap mishap) {
        byText.computeIfAbsent(text, absent -> new ArrayDeque<>()).addLast(requireNonNull(mishap, "mishap is null"));
    }

    /**
     * Every message meets one of {@code mishaps}, drawn by {@code seed}. Name one twice and it is met twice
     * as often; {@link Mishap#NONE} is one as well.
     */
    public synchronized void mix(long seed, List<Mishap> mishaps) {
        mix = List.copyOf(mishaps);
        chance = new Random(seed);
    }

    /** From now on all goes well. */
    public synchronized void heal() {
        byText.clear();
        next.clear();
        mix = List.of();
    }

    Mishap of(Call call) {
        return call.json()
                .map(body -> body.path("message"))
                .filter(message -> message.isObject())
                .map(message -> draw(message.path("text").asText("")))
                .orElse(Mishap.NONE);
    }

    private synchronized Mishap draw(String text) {
        Optional<Mishap> planned = Optional.ofNullable(byText.get(text)).map(Deque::pollFirst);
        return planned.or(() -> Optional.ofNullable(next.pollFirst()))
                .orElseGet(() -> mix.isEmpty() ? Mishap.NONE : mix.get(chance.nextInt(mix.size())));
    }
}
