package com.clariva.connect.app.environment;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** The configuration does not keep its rules. Every problem is in it, no value is. */
public final class InvalidConfiguration extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public InvalidConfiguration(List<Problem> problems) {
        super(problems.stream().map(Problem::name).collect(Collectors.joining(", ", "broken: ", "")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
