package com.clariva.connect.app.sandbox;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.handling.EventHandler;
import java.util.Map;

/**
 * What a sandbox is to be.
 *
 * @param port where the product listens; 0 takes any free one
 * @param handler what is done with events
 * @param variables of the product, beside those every sandbox sets
 */
public record SandboxPlan(int port, EventHandler handler, Map<String, String> variables) {
    public SandboxPlan {
        requireNonNull(handler, "handler is null");
        variables = Map.copyOf(variables);
        if (port < 0) {
            throw new IllegalArgumentException("a port is not negative");
        }
    }
}
