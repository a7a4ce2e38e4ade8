package com.clariva.connect.simulator;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A request the simulator has answered, without anything secret in it.
 *
 * @param path without version, without query
 * @param token the label of the token it carried, {@code unknown} for one the simulator never issued
 * @param parameters the names of its query and form parameters
 * @param status what was answered, 0 if the connection was cut instead
 */
public record SeenRequest(
        Operation operation,
        String method,
        String path,
        Optional<String> version,
        TokenCarrier carrier,
        Optional<String> token,
        Set<String> parameters,
        int status,
        Instant at) {
    public SeenRequest {
        requireNonNull(operation, "operation is null");
        requireNonNull(method, "method is null");
        requireNonNull(path, "path is null");
        requireNonNull(version, "version is null");
        requireNonNull(carrier, "carrier is null");
        requireNonNull(token, "token is null");
        parameters = Set.copyOf(parameters);
        requireNonNull(at, "at is null");
    }
}
