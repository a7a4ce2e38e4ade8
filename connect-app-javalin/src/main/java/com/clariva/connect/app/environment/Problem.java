package com.clariva.connect.app.environment;

import static java.util.Objects.requireNonNull;

/**
 * One thing that is wrong with the configuration: where, which rule, what to do. Never a value.
 *
 * @param name the variable, or the file
 */
public record Problem(String name, String sentence) {
    public Problem {
        requireNonNull(name, "name is null");
        requireNonNull(sentence, "sentence is null");
    }

    static Problem missing(Variable variable) {
        return of(variable, "is missing");
    }

    static Problem broken(Variable variable) {
        return of(variable, "breaks its rule");
    }

    private static Problem of(Variable variable, String fault) {
        return new Problem(
                variable.name(), fault + ". Rule: " + variable.rule() + ". What to do: " + variable.remedy() + ".");
    }

    @Override
    public String toString() {
        return name + " " + sentence;
    }
}
