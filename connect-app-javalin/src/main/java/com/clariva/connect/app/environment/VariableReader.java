package com.clariva.connect.app.environment;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads variables by their rules and collects what is wrong instead of stopping at the first.
 *
 * <p>What it hands out are promises. They may be kept once {@link #throwIfBroken} has returned; before
 * that, one of a broken variable throws {@link IllegalStateException}.
 */
public final class VariableReader {
    private final Map<String, String> values;
    // A set, because two parts of the settings may read the same variable.
    private final Set<Problem> problems = new LinkedHashSet<>();
    private final List<String> warnings = new ArrayList<>();

    /** A blank value counts as none: compose files and {@code .env} files write one for what is not set. */
    public VariableReader(Map<String, String> values) {
        this.values = values.entrySet().stream()
                .filter(entry -> !entry.getValue().isBlank())
                .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public boolean isSet(Variable variable) {
        return values.containsKey(variable.name());
    }

    public <T> Supplier<T> required(Variable variable, Rule<T> rule) {
        require(variable);
        Supplier<Optional<T>> value = optional(variable, rule);
        return () -> value.get().orElseThrow(() -> new IllegalStateException(variable + " is broken"));
    }

    public <T> Supplier<T> optional(Variable variable, Rule<T> rule, T otherwise) {
        requireNonNull(otherwise, "otherwise is null");
        Supplier<Optional<T>> value = optional(variable, rule);
        return () -> value.get().orElse(otherwise);
    }

    public <T> Supplier<Optional<T>> optional(Variable variable, Rule<T> rule) {
        Optional<String> text = Optional.ofNullable(values.get(variable.name())).map(String::strip);
        if (text.isEmpty()) {
            return Optional::empty;
        }
        Optional<T> value = rule.read(text.get());
        if (value.isEmpty()) {
            problems.add(Problem.broken(variable));
            return broken(variable);
        }
        return () -> value;
    }

    /** Reports {@code variable} as missing unless it is set. */
    public void require(Variable variable) {
        if (!isSet(variable)) {
            problems.add(Problem.missing(variable));
        }
    }

    /** Remembers a sentence for the operator that keeps nothing from starting. */
    public void warn(Variable variable, String sentence) {
        warnings.add(variable.name() + " " + sentence);
    }

    public void throwIfBroken() {
        if (!problems.isEmpty()) {
            throw new InvalidConfiguration(List.copyOf(problems));
        }
    }

    /** What was warned about, and every variable whose name looks like a slip of the pen. */
    public List<String> warnings() {
        List<String> all = new ArrayList<>(warnings);
        values.keySet().stream()
                .sorted()
                .map(Slip::of)
                .flatMap(Optional::stream)
                .forEach(all::add);
        return List.copyOf(all);
    }

    private static <T> Supplier<T> broken(Variable variable) {
        return () -> {
            throw new IllegalStateException(variable + " is broken");
        };
    }
}
